"""The sets of colours: dark, light, high contrast and for the colour-blind; each for few colours too.

Colour never speaks alone: every meaning it carries stands beside it as a word, a shape or a sign.
"""

from __future__ import annotations

from functools import lru_cache

from textual.theme import Theme

from game.tui.terminal import Depth

INKS = (
    "ground", "raised", "cursor", "ink", "dim", "faint", "accent", "doubt", "good", "worse", "loss",
    "paper", "paper-shade", "paper-ink", "paper-dim", "paper-mark",
)  # fmt: skip
SIXTEEN = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0),
    (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85),
    (85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip
"""What the sixteen colours of a terminal look like, by their numbers; the terminal has the last word."""
UNCOLOURED = "#000000 #202020" + " #ffffff" * 10 + " #d0d0d0" + " #000000" * 3
"""Where there are no colours all themes are this one: what is light here is shown reversed."""
# Grounds of sixteen colours keep to the first eight where they can: the console of Linux has no others.
PAINTS: dict[str, dict[Depth, str]] = {
    "lamp": {
        "truecolor": """#171411 #221e19 #332b22 #d9cfbe #a89d8a #4d463c #e8893a #d8ad55
                        #8fb5a6 #cf9a74 #e2675b #eae0cb #dfd2ba #241d15 #6a5d4a #94400c""",
        "256": """#121212 #1c1c1c #303030 #d7d7af #afaf87 #4e4e4e #ff8700 #d7af5f
                        #87afaf #d7875f #ff5f5f #ffffd7 #ffffaf #1c1c1c #5f5f5f #875f00""",
        "16": """#000000 #000000 #0000aa #ffffff #aaaaaa #555555 #ffff55 #ff55ff
                        #55ffff #ff5555 #ff5555 #aaaaaa #00aaaa #000000 #000000 #0000aa""",
    },
    "daylight": {
        "truecolor": """#e6decf #ddd4c3 #d8cdb8 #2b241b #574e41 #b3a892 #964210 #77540a
                        #2f5f52 #84451c #a3241c #fdf9f0 #ece3d0 #1f1913 #6b604f #964210""",
        "256": """#e4e4e4 #eeeeee #ffffff #1c1c1c #4e4e4e #b2b2b2 #875f00 #5f5f00
                        #005f5f #870000 #af0000 #ffffff #ffffaf #121212 #5f5f5f #875f00""",
        "16": """#ffffff #ffffff #55ffff #000000 #555555 #aaaaaa #0000aa #aa00aa
                        #0000aa #aa0000 #aa0000 #aaaaaa #55ffff #000000 #000000 #0000aa""",
    },
    "contrast": {
        "truecolor": """#000000 #1c1c1c #00385c #ffffff #d4d4d4 #8c8c8c #f0e442 #ffb950
                        #6ec1f0 #ff8f6b #ffb0c8 #ffffff #d0d0d0 #000000 #404040 #00385c""",
        "256": """#000000 #1c1c1c #00005f #ffffff #d7d7d7 #949494 #ffff5f #ffaf00
                        #5fd7ff #ff8787 #ffd7af #ffffff #d0d0d0 #000000 #444444 #00005f""",
        "16": """#000000 #000000 #0000aa #ffffff #ffffff #aaaaaa #ffff55 #ffff55
                        #55ffff #ff55ff #ff55ff #ffffff #55ffff #000000 #000000 #0000aa""",
    },
    "signal": {
        "truecolor": """#12161b #1c222a #1a3348 #dfe3e8 #a9b3bf #48525e #e69f00 #f0e442
                        #56b4e9 #e8793a #ffb8a0 #eceff2 #d3dae1 #14181d #535e6a #00548a""",
        "256": """#121212 #1c1c1c #00005f #e4e4e4 #b2b2b2 #4e4e4e #d78700 #ffff5f
                        #5fafff #d7875f #ffafd7 #eeeeee #d0d0d0 #121212 #5f5f5f #005f87""",
        "16": """#000000 #000000 #0000aa #ffffff #aaaaaa #555555 #ffff55 #ff55ff
                        #55ffff #ff5555 #ff5555 #aaaaaa #00aaaa #000000 #000000 #0000aa""",
    },
}
LIGHT = frozenset({"daylight"})


@lru_cache(maxsize=16)
def theme_of(name: str, depth: Depth = "truecolor") -> Theme:
    """A theme in the colours that there are; every theme names the same inks."""
    inks = dict(zip(INKS, PAINTS[name].get(depth, UNCOLOURED).split(), strict=True))
    return Theme(
        name=name if depth == "truecolor" else f"{name}-{depth}",
        dark=depth == "none" or name not in LIGHT,
        primary=inks["accent"],
        secondary=inks["good"],
        accent=inks["accent"],
        warning=inks["doubt"],
        error=inks["loss"],
        success=inks["good"],
        foreground=inks["ink"],
        background=inks["ground"],
        surface=inks["ground"],
        panel=inks["raised"],
        variables={f"{ink}-ink" if ink in {"accent", "ink"} else ink: colour for ink, colour in inks.items()},
    )


THEMES = tuple(map(theme_of, PAINTS))
