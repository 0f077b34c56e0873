"""What can be read and noted from the table, apart from the table itself."""

from __future__ import annotations

from game.report.values import ForecastValue
from game.tui.screens.asking import Choose, Write, then
from game.tui.screens.chronicle import Chronicle
from game.tui.screens.deciding import Deciding
from game.tui.screens.essay import EssayPage
from game.tui.screens.map_room import NO_MAP, MapRoom
from game.tui.screens.pages import board_page, dispatches_page


class Leafing(Deciding):
    """A table from which pages are opened."""

    def do_dispatches(self) -> None:
        """The dispatches in full."""
        self.app.push_screen(dispatches_page(self.sitting))

    def do_board(self) -> None:
        """Rival courses side by side."""
        self.app.push_screen(board_page(self.game))

    def do_map(self) -> None:
        """The map as it stands."""
        value = self.game.map_now()
        if value is not None:
            self.app.push_screen(MapRoom(value, self.game))
        else:
            self.say(NO_MAP)

    def do_chronicle(self) -> None:
        """All that was read so far."""
        self.app.push_screen(Chronicle(self.game))

    def do_essay(self) -> None:
        """The argument, point by point."""
        self.app.push_screen(EssayPage(self.game))

    def do_forecast(self) -> None:
        """Ask which question about the end, then how likely in per cent."""
        asked = tuple((each.id, each.question, _stands(each)) for each in self.sitting.forecasts)
        if asked:
            self.app.push_screen(Choose("What do you expect?", asked), then(self._how_likely))

    def _how_likely(self, forecast: str) -> None:
        question = next(each.question for each in self.sitting.forecasts if each.id == forecast)
        ask = Write(question if "per cent" in question.lower() else f"{question} In per cent:")
        self.app.push_screen(ask, then(lambda said: self.order(f"forecast {forecast}={said.rstrip(' %')}")))

    def do_note(self) -> None:
        """A note into the save."""
        self.app.push_screen(Write("A note, kept in the save"), then(self._note))

    def _note(self, text: str) -> None:
        self.say(self.game.note(text) or "Noted.")


def _stands(forecast: ForecastValue) -> str:
    """What the staff quotes, and what was said already."""
    said = f"; you said {forecast.stated} %" if forecast.stated is not None else ""
    return f"{forecast.title}: the staff says {forecast.quoted}{said}."
