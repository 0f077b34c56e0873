"""What a player may set, each with the values it can have; the text in which it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Value:
    """One value a setting can have, and what to call it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set, so that page, file and command line agree on its values."""

    id: str
    title: str
    about: str
    values: tuple[Value, ...]
    """The first is what holds where nothing is said."""

    def holds(self, value: object) -> bool:
        """Whether this is one of its values."""
        return any(value == each.id for each in self.values)

    def label_of(self, value: str) -> str:
        """What one of its values is called."""
        return next(each.label for each in self.values if each.id == value)

    def after(self, value: str, by: int) -> str:
        """The value some steps on from another; after the last comes the first."""
        ids = [each.id for each in self.values]
        return ids[(ids.index(value) + by) % len(ids)]


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "Theme",
        "Text reaches a contrast of 4.5 in every theme, and 7 in high contrast. Colour-blind safe sets apart "
        "in lightness, and in blue against yellow, whatever must be told apart.",
        (
            Value("lamp", "dark"),
            Value("daylight", "light"),
            Value("contrast", "high contrast"),
            Value("signal", "colour-blind safe"),
        ),
    ),
    Setting(
        "colours",
        "Colours",
        "How many colours the terminal is trusted with; automatic asks its name. Without colours, weight and "
        "reversed lines tell what colours would.",
        (
            Value("auto", "automatic"),
            Value("truecolor", "all"),
            Value("256", "256"),
            Value("16", "16"),
            Value("none", "none"),
        ),
    ),
    Setting(
        "signs",
        "Signs",
        "ASCII replaces every line, dot, arrow and accent by a sign that any terminal and font has.",
        (Value("auto", "automatic"), Value("unicode", "Unicode"), Value("ascii", "ASCII")),
    ),
    Setting(
        "motion",
        "Motion",
        "Reduced: nothing slides, scrolls by itself or appears bit by bit.",
        (Value("full", "full"), Value("reduced", "reduced")),
    ),
    Setting(
        "telling",
        "Turns are told",
        "Told line by line, which Enter hurries, or all at once.",
        (Value("lines", "line by line"), Value("once", "all at once")),
    ),
)
BY_ID = MappingProxyType({setting.id: setting for setting in SETTINGS})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set; a field for each setting, by its id."""

    theme: str = "lamp"
    colours: str = "auto"
    signs: str = "auto"
    motion: str = "full"
    telling: str = "lines"

    def value(self, setting: str) -> str:
        """What a setting is set to."""
        return str(getattr(self, setting))

    def having(self, values: Mapping[str, str]) -> Settings:
        """The same with some values put in."""
        return replace(self, **dict(values))


def wrong(name: str, value: object) -> str:
    """What is wrong with a value for a setting, in a sentence; empty where nothing is."""
    setting = BY_ID.get(name)
    if setting is None:
        return f"There is no setting {name}; there are {', '.join(BY_ID)}."
    if not setting.holds(value):
        return f"{name} can be {', '.join(each.id for each in setting.values)}, and not {value}."
    return ""


def read(text: str) -> tuple[Settings, str]:
    """What a text sets, and the first thing that is wrong with it; what is right in it holds all the same."""
    import tomllib  # noqa: PLC0415 - only one who keeps settings waits for it

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        return Settings(), f"{trouble}."
    faults = [fault for name, value in given.items() if (fault := wrong(name, value))]
    right = {name: str(value) for name, value in given.items() if not wrong(name, value)}
    return Settings().having(right), faults[0] if faults else ""


def written(settings: Settings) -> str:
    """The text in which settings are kept; `read` gives them back."""
    lines = ["# Settings of The Ripe Persimmon; its page of settings writes this file anew."]
    for field in fields(settings):
        values = ", ".join(value.id for value in BY_ID[field.name].values)
        lines += [f"# {values}", f'{field.name} = "{settings.value(field.name)}"']
    return "\n".join(lines) + "\n"
