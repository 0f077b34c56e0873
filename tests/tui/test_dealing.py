"""What is offered to a voice is what the session understands by it."""

from __future__ import annotations

from dataclasses import replace

from game.report.values import PendingValue
from game.tui.screens.dealing import offers_to
from tests.tui.scripted_shelf import ScriptedShelf
from tests.tui.scripted_values import stance


def test_what_was_bought_before_counts_in_the_next_purchase() -> None:
    """An order takes the place of an earlier one, so the offer names the sum and says what it adds."""
    sitting = ScriptedShelf().begin("ostrand", 7).sitting()
    voice = stance("vik", "Vik", "signs if", "Not yet.", 2)
    assert offers_to(voice, sitting)[0][:2] == ("buy vik=2", "Spend 2 consent on him")
    bought = replace(sitting, pending=(PendingValue("buy vik=1", "1 point of consent for Vik"),))
    assert offers_to(voice, bought)[0][:2] == ("buy vik=3", "Spend 2 more consent on him")
