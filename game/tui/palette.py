"""The command palette: every action of the place one is in, and every figure that can say why."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from game.actions import actions_of
from game.tui.messages import Asked
from game.tui.screens.room import Room


class Actions(Provider):
    """Offers what the list of actions offers here."""

    def _offers(self) -> Iterator[tuple[str, str, str]]:
        """Title, help and id of everything that would do something."""
        screen = self.screen
        if not isinstance(screen, Room):
            return
        for action in actions_of(screen.PLACE, "everywhere"):
            if screen.offered(action.id) and action.id != "palette":
                yield action.label, action.help, action.id

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
                yield Hit(score, matcher.highlight(text), lambda action=action: self._run(action), text=text)
