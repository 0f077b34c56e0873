"""The library: finds scenarios, rulebooks and saves by name or path, and hands out their cards."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.library.cards import (
    Known,
    ScenarioCard,
    files_of,
    first_line,
    glimpsed,
    is_rulebook,
    key_of,
    remember,
    remembered,
)
from game.library.kept import SaveCard, save_card
from game.library.places import Places
from game.library.texts import keep_text, kept_text
from game.scenario.problems import Problem, ScenarioError, did_you_mean, visible

if TYPE_CHECKING:
    from game.scenario.loading import Loaded
    from game.scenario.showing import Scenario

SUFFIX = ".persimmon"
RULEBOOKS = "rulebooks"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_NAMES = 10_000
LONGEST = 10_000
"""Minutes that a game which does not say them counts as, in the order of the list."""


class NotFound(Exception):  # noqa: N818 - a message for a player
    """Nothing of this name or path is there; the reason and a hint are for the player."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


def id_of(path: Path) -> str:
    """What a scenario is called: its folder's name, or its file's without the ending."""
    full = path.resolve()
    return full.name if full.is_dir() else full.stem


class Library:
    """Everything that can be played or watched from here."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def scenario_paths(self) -> dict[str, Path]:
        """Every scenario by its id, in the order of the folders and then of their names."""
        found: dict[str, Path] = {}
        for folder in self.places.scenarios:
            for path in scenarios_in(folder):
                found.setdefault(id_of(path), path)
        return found

    def scenario_cards(self) -> tuple[ScenarioCard, ...]:
        """A card for every scenario, broken ones too; cheap. The shortest game stands first: it teaches."""
        cards = (self._card(id, path) for id, path in self.scenario_paths().items())
        return tuple(sorted(cards, key=lambda card: card.minutes or LONGEST))

    def find_scenario(self, text: str) -> Path:
        """The scenario of an id or path; raises NotFound."""
        known = self.scenario_paths()
        if text in known:
            return known[text]
        path = Path(text)
        if text and "\0" not in text and path.exists():
            return path
        if "/" in text or path.suffix:
            raise NotFound(f"{visible(text)}: there is no such file or folder")
        near = did_you_mean(text, known) or "`persimmon scenarios` lists what there is"
        raise NotFound(f"there is no scenario `{visible(text)}`", near)

    def rulebook(self, name: str) -> Path | None:
        """The rulebook of a name, from any folder of scenarios."""
        return _book_in((folder / RULEBOOKS for folder in self.places.scenarios), name)

    def finder(self, path: Path) -> Callable[[str], Path | None]:
        """How a scenario's rulebooks are found: beside it first, so that a folder given by path is whole."""
        beside = (path / RULEBOOKS, path.resolve().parent / RULEBOOKS)
        return lambda name: _book_in(beside, name) or self.rulebook(name)

    def load(self, path: Path) -> Loaded:
        """Load and check a scenario, remembering on its card what was found; raises ScenarioError."""
        from game.scenario.loading import load  # noqa: PLC0415 - brings the models

        try:
            loaded = load(path, self.finder(path))
        except ScenarioError as fault:
            self._remember(path, glimpsed(path, id_of(path)), fault.problems)
            raise
        manifest = loaded.scenario.scenario
        self._remember(
            path, Known(manifest.title, manifest.summary, minutes=manifest.minutes or 0), loaded.warnings
        )
        return loaded

    def playable(self, path: Path) -> Scenario:
        """A checked scenario to be played: its kept text, or else loaded; raises ScenarioError."""
        from game.ruleset.compiling.assembling import canonical  # noqa: PLC0415 - brings the compiler
        from game.scenario.loading import from_text  # noqa: PLC0415 - brings the models

        cache, id, key = self.places.cache, id_of(path), self._key(path)
        text = kept_text(cache, id, key)
        if text is not None:
            with contextlib.suppress(ValueError):
                return from_text(text)
        scenario = self.load(path).scenario
        keep_text(cache, id, key, canonical(scenario))
        return scenario

    def save_cards(self) -> tuple[SaveCard, ...]:
        """A card for every save, the newest first, and then those that are shipped."""
        own = sorted(_saves_in(self.places.saves), key=lambda path: (-_changed(path), path.name))
        shipped = [path for folder in self.places.recorded for path in _saves_in(folder)]
        return (
            *(save_card(path, recorded=False) for path in own),
            *(save_card(path, recorded=True) for path in shipped),
        )

    def find_save(self, text: str) -> Path:
        """The save of a path, or of a name in the folders of saves; raises NotFound."""
        if "\0" in text:
            raise NotFound(f"{visible(text)}: there is no such file")
        for folder in (Path(), self.places.saves, *self.places.recorded):
            for name in (text, text + SUFFIX):
                if (folder / name).exists():
                    return folder / name
        raise NotFound(f"{visible(text)}: there is no such file", "`persimmon saves` lists what there is")

    def last_game(self) -> Path:
        """The save that was played last and has not ended; raises NotFound."""
        for card in self.save_cards():
            if card.readable and not (card.over or card.recorded or card.damaged):
                return card.path
        raise NotFound("no game waits to be continued", "`persimmon play` begins one")

    def new_save_path(self, id: str, seed: int) -> Path:
        """A free name for a new save, in a folder that is there; raises NotFound where none can be."""
        folder = self.places.saves
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"{visible(str(folder))}: the folder of saves cannot be made: {error.strerror}"
            raise NotFound(reason, "name another with --saves") from None
        stem = f"{re.sub(r'[^a-z0-9]+', '-', id.lower()).strip('-') or 'game'}-{seed}"
        names = (f"{stem}{f'-{count}' if count > 1 else ''}{SUFFIX}" for count in range(1, _MOST_NAMES))
        return next(path for path in (folder / name for name in names) if not path.exists())

    def _card(self, id: str, path: Path) -> ScenarioCard:
        key = self._key(path)
        known = remembered(self.places.cache, key)
        if known is None:
            known = glimpsed(path, id)
            remember(self.places.cache, key, known)
        words = (visible(known.title), visible(known.summary))
        return ScenarioCard(id, path, *words, known.checked, known.problems, known.first, known.minutes)

    def _key(self, path: Path) -> str:
        homes = (path, path.resolve().parent, *self.places.scenarios)
        folders = [home / RULEBOOKS for home in homes]
        return key_of(path, [book for folder in dict.fromkeys(folders) for book in _books_in(folder)])

    def _remember(self, path: Path, known: Known, problems: tuple[Problem, ...]) -> None:
        errors = [problem for problem in problems if problem.level == "error"]
        warnings = len(problems) - len(errors)
        found = first_line(errors)
        told = replace(known, checked=True, problems=len(errors), warnings=warnings, first=found)
        remember(self.places.cache, self._key(path), told)


def scenarios_in(folder: Path) -> list[Path]:
    """The scenarios of a folder: the folder itself where it is one, else its folders and files."""
    if not folder.is_dir():
        return []
    if (folder / "scenario.yaml").is_file():
        return [folder]
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    found = [path for path in inside if path.is_dir() and path.name != RULEBOOKS and files_of(path)]
    found += [path for path in inside if path.is_file() and path.suffix == ".yaml"]
    return [path for path in found if not is_rulebook(path)]


def _books_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _book_in(folders: Iterable[Path], name: str) -> Path | None:
    """The first folder or file of a rulebook; a name that is none leads nowhere outside these folders."""
    if not _NAME.fullmatch(name):
        return None
    paths = (path for folder in folders for path in (folder / name, folder / f"{name}.yaml"))
    return next((path for path in paths if path.exists()), None)


def _saves_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
