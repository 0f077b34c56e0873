"""What Enter does with the matter that is looked at: sign it, win its voices, or lead to the next."""

from __future__ import annotations

from game.report.values import DialValue, MotionValue, StanceValue
from game.tui.screens.table import Table
from game.tui.widgets.matter import order_of, share_order, standing_choice
from game.tui.widgets.matter_page import MatterPage
from game.tui.widgets.sheet_rows import PEN

ALL_DECIDED = "All is decided: e lets the days pass."


class Deciding(Table):
    """A table at which orders are given."""

    def order(self, order: str) -> None:
        """Give an order, or take one back where it begins with a minus; tell why not where it is refused."""
        if order.startswith("-"):
            self.game.take_back(order[1:])
            self.said = ""
        else:
            self.said = self.game.give(order)
        self.fresh = False
        self.show_sitting()
        if not self.said:
            self.query_one(MatterPage).put_cursor("sign")

    def do_sign(self) -> None:
        """Sign the sentence, give the answer or set the dial shown; a shared dial takes one token more."""
        value = self.matter.value if self.matters else None
        if self.fresh:
            if self.take_up_pen():
                self.show_matter()
        elif dial := self.shares():
            self._share(dial, 1)
        elif value and self.decided_so():
            self.go_to_open()
        elif value and (unwilling := self.unwilling()):
            target = f"voice:{unwilling[0].voice}"
            self.query_one(MatterPage).put_cursor(target)
            self.say(f"{unwilling[0].title} does not sign: Enter shows what would win him.", target)
        elif value and (order := order_of(self.matter, self.choice)):
            self.order(order)

    def unwilling(self) -> tuple[StanceValue, ...]:
        """The voices whose signature a refused sentence lacks."""
        value = self.matter.value
        if (
            not isinstance(value, MotionValue)
            or not value.wordings
            or not value.wordings[self.choice].refusal
        ):
            return ()
        return tuple(each for each in self.stances() if each.short_by and each.mood != "signs")

    def decided_so(self) -> bool:
        """Whether the choice shown is the one already given, or none is left to give."""
        matter = self.matter
        given = matter.mark in {"given", "stands"} and self.choice == standing_choice(matter)
        return given or not order_of(matter, self.choice)

    def shares(self) -> DialValue | None:
        """The dial looked at, where its tokens are shared out."""
        value = self.matter.value if self.matters else None
        return value if isinstance(value, DialValue) and value.tokens else None

    def enter_does(self) -> str:
        """What Enter does with the matter looked at, in a word or two."""
        if self.fresh:
            return PEN
        if self.shares():
            return "give one more"
        if self.decided_so():
            return "next to decide"
        if self.unwilling():
            return "win the voices"
        return {"motion": "sign", "dilemma": "answer so", "dial": "set it so"}[
            self.matter.id.partition(":")[0]
        ]

    def next_open(self) -> int | None:
        """The next thing that is still to decide, if there is one."""
        for step in range(1, len(self.matters)):
            at = (self.at + step) % len(self.matters)
            if self.matters[at].mark == "open":
                return at
        return None

    def all_decided(self) -> bool:
        """Whether Enter has nothing left to do on the sentence."""
        done = not self.matters or (self.decided_so() and not self.shares())
        return done and self.next_open() is None and self.at_sentence()

    def go_to_open(self) -> None:
        """To the next thing that is still to decide; where nothing is, say how to go on."""
        at = self.next_open()
        if at is None:
            self.say(ALL_DECIDED, "sign")
        else:
            self.go_to(at)

    def do_take_token(self) -> None:
        """Take a token away from this place of a shared dial."""
        if dial := self.shares():
            self._share(dial, -1)

    def _share(self, dial: DialValue, by: int) -> None:
        order = share_order(dial, self.choice, by)
        if order:
            self.order(order)
        else:
            self.say("All of it lies here already." if by > 0 else "None of it lies here.", "sign")
