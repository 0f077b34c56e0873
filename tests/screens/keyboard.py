"""A player at the keyboard of the real screens: he reads what is on them and gives an order by keys alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from game.report.values import DialValue
from game.scenario.orders import Buy, Estimate, Pledge, Reply, Share, Sign, Turn, parse_order
from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.screens.asking import Choices
from game.tui.screens.conference import Conference
from game.tui.screens.opening import Opening
from game.tui.screens.resolution import Resolution
from game.tui.screens.verdict import Verdict
from game.tui.start import Start
from game.tui.widgets.matter import order_of
from game.tui.widgets.matter_page import MatterPage

PATIENCE = 40
NAMED = {" ": "space", "-": "minus", ".": "full_stop", ",": "comma"}


class StuckError(Exception):
    """The screens offer no way to do what was wanted; the message says what."""


class Keyboard:
    """Presses keys until the screens show that an order was given."""

    def __init__(self, app: PersimmonApp, pilot: Pilot[Outcome]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """One key after the other, each acted on before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, key: str, seen: Callable[[], bool], wanted: str) -> None:
        """Press one key until something is seen."""
        for _ in range(PATIENCE):
            if seen():
                return
            await self.press(key)
        raise StuckError(wanted)

    @property
    def table(self) -> Conference:
        """The conference, which must be the screen on top."""
        screen = self.app.screen
        if not isinstance(screen, Conference):
            raise StuckError(f"{type(screen).__name__} is on the screen, and the conference was expected")
        return screen

    async def open_paper(self) -> None:
        """Leave the opening of the first sitting."""
        await self.until("enter", lambda: not isinstance(self.app.screen, Opening), "the table")

    async def give(self, order: str, about: str) -> None:
        """Give an order; `about` is the sentence that a voice is to be won for."""
        match parse_order(order):
            case Sign() | Reply() | Turn():
                await self._choose(order)
                await self.press("enter")
            case Share(dial, tokens):
                await self._share(dial, dict(tokens))
            case Buy(voice) | Pledge(voice):
                await self._choose(about)
                await self._win(voice, order)
            case Estimate(forecast, percent):
                await self._state(forecast, percent)
        if order not in {each.order for each in self.table.game.sitting().pending}:
            raise StuckError(f"{order}: {self.table.said or 'nothing happened'}")

    async def _choose(self, order: str) -> None:
        """Leaf to the matter and the choice that an order is about."""
        table = self.table
        holding = [
            matter.id
            for matter in table.matters
            for choice in range(len(_choices(matter.value)))
            if order_of(matter, choice) == order
        ]
        await self.until("n", lambda: table.matter.id in holding, order)
        await self.until("right", lambda: order_of(table.matter, table.choice) == order, order)

    async def _share(self, dial: str, tokens: dict[str, int]) -> None:
        table = self.table
        await self.until("n", lambda: table.matter.id == f"dial:{dial}", dial)
        for place, count in tokens.items():
            held = _held(table)
            await self.until("right", lambda place=place: _place(table) == place, place)  # type: ignore[misc]
            more = count - held[place]
            await self.press(*["enter" if more > 0 else "backspace"] * abs(more))

    async def _win(self, voice: str, order: str) -> None:
        page = self.table.query_one(MatterPage)
        await self.until("v", lambda: page.cursor == f"voice:{voice}", f"{order}: he has nothing against it")
        await self.press("enter")
        await self._pick(order)

    async def _state(self, forecast: str, percent: int) -> None:
        await self.press("f")
        await self._pick(forecast)
        await self.press(*str(percent), "enter")

    async def _pick(self, target: str) -> None:
        """Choose from the list on top."""
        choices = self.app.screen.query_one(Choices)
        await self.until("down", lambda: choices.cursor == target, target)
        await self.press("enter")

    async def note(self, text: str) -> None:
        """Write a note."""
        await self.press("a", *(NAMED.get(sign, sign) for sign in text), "enter")

    async def end_turn(self) -> None:
        """Let the days pass, read what they did and take up the pen."""
        await self.press("e", "enter")
        await self.until("enter", self._at_the_table, "the table")

    def _at_the_table(self) -> bool:
        screen = self.app.screen
        return not (isinstance(screen, Resolution) or (isinstance(screen, Conference) and screen.fresh))

    @property
    def over(self) -> bool:
        """Whether the verdict is shown."""
        return isinstance(self.app.screen, Verdict)


@asynccontextmanager
async def at_the_keyboard(start: Start, size: tuple[int, int]) -> AsyncIterator[Keyboard]:
    """The real screens on the real shelf, without motion."""
    app = PersimmonApp(start)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield Keyboard(app, pilot)


def _choices(value: object) -> tuple[object, ...]:
    for name in ("wordings", "answers", "settings"):
        if hasattr(value, name):
            return tuple(getattr(value, name))
    return ()


def _held(table: Conference) -> dict[str, int]:
    value = table.matter.value
    return {each.id: each.tokens for each in value.settings} if isinstance(value, DialValue) else {}


def _place(table: Conference) -> str:
    value = table.matter.value
    return value.settings[table.choice].id if isinstance(value, DialValue) else ""
