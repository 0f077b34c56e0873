"""Three sets of colours: warm dark, warm light, and high contrast that colour-blind eyes can read.

Colour never speaks alone: every meaning it carries stands beside it as a word, a shape or a sign.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(name: str, *, dark: bool, inks: dict[str, str]) -> Theme:
    """A theme from its inks, so that every theme names the same ones."""
    return Theme(
        name=name,
        dark=dark,
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


LAMP = _theme(
    "lamp",
    dark=True,
    inks={
        "ground": "#171411",
        "raised": "#221e19",
        "cursor": "#332b22",
        "ink": "#d9cfbe",
        "dim": "#a89d8a",
        "faint": "#4d463c",
        "accent": "#e8893a",
        "doubt": "#d8ad55",
        "good": "#8fb5a6",
        "worse": "#cf9a74",
        "loss": "#e2675b",
        "paper": "#eae0cb",
        "paper-shade": "#d9cbb0",
        "paper-ink": "#241d15",
        "paper-dim": "#6a5d4a",
        "paper-mark": "#94400c",
    },
)
DAYLIGHT = _theme(
    "daylight",
    dark=False,
    inks={
        "ground": "#e6decf",
        "raised": "#dad1bf",
        "cursor": "#d8cdb8",
        "ink": "#2b241b",
        "dim": "#574e41",
        "faint": "#b3a892",
        "accent": "#964210",
        "doubt": "#77540a",
        "good": "#2f5f52",
        "worse": "#84451c",
        "loss": "#a3241c",
        "paper": "#fdf9f0",
        "paper-shade": "#ece3d0",
        "paper-ink": "#1f1913",
        "paper-dim": "#6b604f",
        "paper-mark": "#964210",
    },
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    inks={
        "ground": "#000000",
        "raised": "#1c1c1c",
        "cursor": "#004b7a",
        "ink": "#ffffff",
        "dim": "#c8c8c8",
        "faint": "#808080",
        "accent": "#f0e442",
        "doubt": "#e69f00",
        "good": "#56b4e9",
        "worse": "#e69f00",
        "loss": "#ff7a45",
        "paper": "#ffffff",
        "paper-shade": "#d0d0d0",
        "paper-ink": "#000000",
        "paper-dim": "#404040",
        "paper-mark": "#00467a",
    },
)
THEMES = (LAMP, DAYLIGHT, CONTRAST)
