"""The real shelf: library, session and replay behind the protocols that screens are written against.

The engine is imported with the first game, so that a list does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from game.library import Library, NotFound, ScenarioError, id_of, usual_places
from game.library import SaveCard as Kept
from game.tui.games import CannotOpenError, Game, SaveCard, ScenarioCard, Watch
from game.tui.start import Start

if TYPE_CHECKING:
    from game.report.values import Briefing
    from game.session import Identity, Playable, Session


class Shelves:
    """Scenarios and saves of this installation."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._library = Library(usual_places(start.scenarios, start.saves))
        self._named = start.save if start.screen == "play" else None

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """All scenarios; a broken one says so."""
        with told():
            cards = self._library.scenario_cards()
        return tuple(
            ScenarioCard(card.id, card.title, card.summary, card.state if card.problems else "")
            for card in cards
        )

    def briefing(self, scenario: str) -> Briefing:
        """What a scenario is; it is begun without a save to ask it."""
        with opened():
            return self._begun(self._playable(scenario), 1, None).briefing()

    def saves(self) -> tuple[SaveCard, ...]:
        """All games kept, the newest first."""
        with told():
            return tuple(_card(kept) for kept in self._library.save_cards())

    def waiting(self) -> Path | None:
        """The game played last, if one waits to be continued."""
        try:
            return self._library.last_game()
        except NotFound:
            return None

    def begin(self, scenario: str, seed: int) -> Game:
        """A new game in a new file; the first of a run goes where the command line said."""
        with opened():
            playable = self._playable(scenario)
            save, self._named = self._named or self._library.new_save_path(playable.id, seed), None
            return self._begun(playable, seed, save)

    def resume(self, save: Path) -> Game:
        """A kept game, where it stands."""
        from game.session import Session  # noqa: PLC0415 - brings the engine

        with opened():
            return Session.resume(save, self._identity())

    def watch(self, save: Path) -> Watch:
        """A kept game, to be watched."""
        from game.replay import Replay  # noqa: PLC0415 - brings the engine

        with opened():
            return Replay.open(save)

    def branch(self, game: Game, turn: int) -> Game:
        """A game continued otherwise from one of its sittings, in a new file."""
        with opened():
            sitting = game.sitting()
            save = self._library.new_save_path(sitting.scenario, sitting.seed)
            return game.branch(turn, save, self._identity())

    def branch_from(self, watch: Watch) -> Game:
        """A game continued otherwise from the sitting watched, in a new file."""
        with opened():
            sitting = watch.sitting()
            save = self._library.new_save_path(sitting.scenario, sitting.seed)
            return watch.branch(save, self._identity())

    def _playable(self, scenario: str) -> Playable:
        from game.session import Playable  # noqa: PLC0415 - brings the engine

        path = self._library.find_scenario(scenario)
        return Playable(id_of(path), self._library.playable(path))

    def _begun(self, playable: Playable, seed: int, save: Path | None) -> Session:
        from game.session import Session  # noqa: PLC0415 - brings the engine

        return Session.begin(playable, seed, save=save, identity=self._identity())

    def _identity(self) -> Identity:
        """A new identity from outside; without one nothing can be begun."""
        if self._start.identity is None:
            raise CannotOpenError("No identity was handed in for a new game.")
        made: Identity = self._start.identity()
        return made


@contextmanager
def told() -> Iterator[None]:
    """Every way of not finding something, as the one that screens tell in a line."""
    try:
        yield
    except NotFound as trouble:
        raise CannotOpenError(_sentence(trouble.reason), _sentence(trouble.hint)) from None
    except ScenarioError as fault:
        count = len(fault.problems)
        first = fault.problems[0].message if fault.problems else ""
        words = f"The scenario has {count} problem{'s' if count != 1 else ''}: {first}"
        raise CannotOpenError(_sentence(words), "`persimmon check` shows them all.") from None
    except OSError as fault:
        raise CannotOpenError(f"{fault.filename}: {fault.strerror}.") from None


@contextmanager
def opened() -> Iterator[None]:
    """The same for what is found and cannot be played or watched."""
    from game.session import CannotOpen  # noqa: PLC0415 - brings the engine

    with told():
        try:
            yield
        except CannotOpen as trouble:
            raise CannotOpenError(_sentence(trouble.reason), _sentence(trouble.hint)) from None


def _sentence(text: str) -> str:
    """With a capital and a full stop, for one who reads it alone."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _card(kept: Kept) -> SaveCard:
    shipped = "a recorded game" if kept.recorded else ""
    seed = f"seed {kept.seed}" if kept.seed else ""
    stands = f"after turn {kept.turn}" if kept.turn else "not begun"
    stands = f"ended at turn {kept.turn}: {kept.verdict}" if kept.over else stands
    detail = ", ".join(part for part in (stands, seed, shipped) if part) if kept.readable else ""
    return SaveCard(kept.path, kept.title, detail, kept.problem, kept.over, kept.readable)
