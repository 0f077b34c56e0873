"""The command palette: every action of the place one is in, and every figure that can say why."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from game.actions import actions_of
from game.tui.messages import Asked, LineWanted
from game.tui.screens.room import Room

NAMED, DRAWN = 10.0, 5.0
"""What a figure whose name holds the letters typed is ahead of words that merely contain them: why, its line.

An action that is called so is twice as far ahead.
"""


class Actions(Provider):
    """Offers what the list of actions offers here, and, once letters are typed, the figures of the game."""

    def _offers(self) -> Iterator[tuple[str, str, str]]:
        """Title, help and id of everything that would do something."""
        screen = self.screen
        if not isinstance(screen, Room):
            return
        for action in actions_of(screen.PLACE, "everywhere"):
            if screen.offered(action.id) and action.id != "palette":
                yield action.label, action.help, action.id

    def _figures(self) -> tuple[tuple[str, str], ...]:
        """Id and title of what can say why, while a game is played."""
        game = getattr(self.app, "game", None)
        playing = isinstance(self.screen, Room) and self.screen.PLACE != "replay"
        return game.figures() if game is not None and playing else ()

    def _why(self, figure: str) -> None:
        self.app.ask_why(figure)  # type: ignore[attr-defined]

    def _line(self, matcher: Matcher, figure: str, text: str) -> Hit:
        score = DRAWN + matcher.match(text)
        return Hit(score, marked(matcher, text), lambda: self._chart(figure), text=text)

    def _chart(self, figure: str) -> None:
        self.screen.post_message(LineWanted(self.app.game, figure))  # type: ignore[attr-defined]

    def _run(self, action: str) -> None:
        self.screen.post_message(Asked(action))

    async def discover(self) -> Hits:
        """Everything, before a letter is typed."""
        for label, help_, action in self._offers():
            yield DiscoveryHit(
                Content(label), lambda action=action: self._run(action), text=label, help=help_
            )

    async def search(self, query: str) -> Hits:
        """What matches the letters typed."""
        matcher = self.matcher(query)
        for label, help_, action in self._offers():
            text = f"{label}: {help_}"
            if (score := matcher.match(text)) > 0:
                score += 2 * NAMED if label.startswith(query.lower()) else 0.0
                yield Hit(score, marked(matcher, text), lambda action=action: self._run(action), text=text)
        for figure, title in self._figures():
            if query.lower() in title.lower():
                text = f"Why: {title}"
                score = NAMED + matcher.match(text)
                yield Hit(score, marked(matcher, text), lambda figure=figure: self._why(figure), text=text)
                yield self._line(matcher, figure, f"Chart: {title}")


def marked(matcher: Matcher, text: str) -> Content:
    """A text with the letters found in it marked; the toolkit's own way would read it as markup."""
    content = Content(text)
    score, places = matcher.fuzzy_search.match(matcher.query, text)
    for place in places if score else ():
        if not text[place].isspace():
            content = content.stylize(matcher.match_style, place, place + 1)
    return content
