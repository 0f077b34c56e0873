"""A session and its journal never get out of step, whatever a player does and however often he comes back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.engine.orders import refuse_all
from game.journal.files import read
from game.journal.record import Status
from game.journal.replaying import Verdict, replay
from game.scenario.showing import Scenario
from game.session import Identity, Playable, Session
from tests.strategies import candidates, picks, scenarios, seeds

WHO = Identity("0" * 32, "1820-06-01", "tests")


@given(scenarios(), seeds, picks, st.integers(0, 4))
def test_a_saved_and_loaded_game_continues_identically(
    scenario: Scenario, seed: int, chosen: list[list[int]], broken_off: int
) -> None:
    """A game closed after any turn and taken up again reports, saves and ends as if never closed."""
    with a_folder() as folder:
        whole, parted = folder / "whole.persimmon", folder / "parted.persimmon"
        one = Session.begin(Playable("town", scenario), seed, save=whole, identity=WHO)
        two = Session.begin(Playable("town", scenario), seed, save=parted, identity=WHO)
        for turn, numbers in enumerate(chosen):
            if one.over:
                break
            if turn == broken_off:
                two.close()
                two = Session.resume(parted, WHO)
                assert two.sitting() == one.sitting()
            give(one, numbers)
            give(two, numbers)
            assert one.end_turn() == two.end_turn()
        assert one.chronicle() == two.chronicle()
        one.close()
        two.close()
        assert whole.read_bytes() == parted.read_bytes()


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder for saves, emptied by whole paths, which the watch over the checkout understands."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        for path in sorted(folder.iterdir()):
            path.unlink()
        folder.rmdir()


def give(session: Session, numbers: list[int]) -> None:
    """Give what may be given of the candidates of these numbers."""
    every = candidates(session._past.ruleset)
    for number in numbers:
        session.give(str(every[number % len(every)]))


class Desk(RuleBasedStateMachine):
    """A player at a desk: orders, second thoughts, ended turns, closed and opened saves, branches."""

    @initialize(scenario=scenarios(), seed=seeds)
    def begin(self, scenario: Scenario, seed: int) -> None:
        self.folders = ExitStack()
        self.folder = self.folders.enter_context(a_folder())
        self.saves = 0
        self.session = Session.begin(Playable("town", scenario), seed, save=self.path(), identity=WHO)
        self.every = [str(order) for order in candidates(self.session._past.ruleset)]

    def path(self) -> Path:
        self.saves += 1
        return self.folder / f"game-{self.saves}.persimmon"

    @rule(number=st.integers(0, 999))
    def give(self, number: int) -> None:
        order = self.every[number % len(self.every)]
        before = self.session.sitting().pending
        refusal = self.session.refusal(order)
        assert self.session.give(order) == refusal
        after = [pending.order for pending in self.session.sitting().pending]
        assert order in after if not refusal else self.session.sitting().pending == before

    @rule(number=st.integers(0, 9))
    def take_back(self, number: int) -> None:
        pending = self.session.sitting().pending
        changed = self.session.take_back(pending[number % len(pending)].order if pending else None)
        assert changed == bool(pending)

    @precondition(lambda self: not self.session.over)
    @rule()
    def end_turn(self) -> None:
        turn = self.session.turn
        orders = self.session.sitting().pending
        report = self.session.end_turn()
        assert (report.turn, report.orders) == (turn, orders)
        assert self.session.over or self.session.turn == turn + 1
        self.journal_agrees()

    @rule()
    def resume(self) -> None:
        self.session.close()
        self.session = Session.resume(self.session.path or Path(), WHO)
        assert self.session.sitting().pending == ()
        self.journal_agrees()

    @rule(turn=st.integers(1, 9))
    def branch(self, turn: int) -> None:
        turn = 1 + (turn - 1) % self.session.turn
        sittings = self.session._past.sittings[:turn]
        fork = self.session.branch(turn, self.path(), WHO)
        self.session.close()
        self.session = fork
        assert self.session._past.sittings == sittings
        assert not self.session.over
        self.journal_agrees()

    @invariant()
    def orders_are_lawful(self) -> None:
        past, pending = self.session._past, self.session._pending
        assert refuse_all(past.ruleset, past.view(past.now), pending) == ""
        assert self.session.saved == "saved"

    def journal_agrees(self) -> None:
        past, record = self.session._past, read(self.session.path or Path())
        assert record.status is Status.INTACT
        again = replay(past.ruleset, record)
        assert again.verification.verdict is Verdict.VERIFIED
        assert [state.row() for state in again.states] == [state.row() for state in past.states]
        assert again.sittings == past.sittings
        assert again.orders == past.orders

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folders.close()


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=max(settings().max_examples // 5, 1), stateful_step_count=10)
