"""Doctrines: the program by which an automatic player gives lawful orders, from what is seen."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ruleset.compiling.looking import score
from game.ruleset.compiling.ordering import all_hold, on_table
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import FALSE, Operand
from game.scenario.calendars import ordinal
from game.scenario.models import Doctrine
from game.scenario.orders import Buy, Estimate, Order, Pledge, Reply, Share, Sign, Turn, parse_order


@dataclass(slots=True)
class Player:
    """The orders a doctrine has decided on so far at one sitting."""

    reader: Reader
    buys: bool
    slots: dict[str, Operand] = field(default_factory=dict)
    bought: dict[str, Operand] = field(default_factory=dict)
    left: Operand = 0.0

    def lower(self, doctrine: Doctrine) -> None:
        """Go through the rules from the top."""
        consent = self.reader.layout.scenario.scenario.consent
        self.left = self.reader.builder.emit("floor", self.reader.column(consent)) if consent else 0.0
        if doctrine.random:
            self._at_random()
        for rule in doctrine.rules:
            self.give(parse_order(rule.give), self.reader.read(rule.when))

    def give(self, order: Order, when: Operand) -> None:
        """Give one order where `when` holds, it is legal and none about the same thing was given."""
        match order:
            case Sign():
                self._sign(order, when)
            case Pledge():
                self._pledge(order, when)
            case Buy():
                self._purchase(order, when)
            case Turn():
                self._turn(order, when)
            case Share():
                self._share(order, when)
            case Reply():
                self._reply(order, when)
            case Estimate():
                pass

    def _fill(self, slot: str, guard: Operand, value: float) -> None:
        self.reader.layout.slot(slot)
        self.slots[slot] = self.reader.builder.where(guard, value, self.slots.get(slot, 0.0))

    def _empty(self, slot: str) -> Operand:
        return self.reader.builder.emit("eq", self.slots.get(slot, 0.0), 0.0)

    def _sign(self, order: Sign, when: Operand) -> None:
        builder, scenario = self.reader.builder, self.reader.layout.scenario
        motion = scenario.motions[order.motion]
        slot = f"sign.{order.motion}"
        legal = builder.both(on_table(self.reader, order.motion, motion), self._empty(slot))
        legal = builder.both(legal, all_hold(self.reader, motion.wordings[order.wording].needs))
        prices = self._prices(order)
        cost: Operand = 0.0
        for price in prices.values():
            cost = builder.add(cost, price)
        affordable = builder.emit("le", cost, self.left if self.buys else 0.0)
        done = builder.both(builder.both(when, legal), affordable)
        for voice, price in prices.items():
            self._buy(voice, builder.where(done, price, 0.0))
        self._fill(slot, done, list(motion.wordings).index(order.wording) + 1.0)

    def _prices(self, order: Sign) -> dict[str, Operand]:
        """Points each voice still lacks for a wording, in whole consent."""
        builder, scenario = self.reader.builder, self.reader.layout.scenario
        grace = 1.0 if scenario.papers[scenario.motions[order.motion].paper].sealed else 0.0
        prices: dict[str, Operand] = {}
        for id, voice in sorted(scenario.voices.items()):
            stance = voice.stances.get(order.motion)
            if stance is None or order.wording not in stance.base:
                continue
            total = builder.add(score(self.reader, stance, order.wording), self.bought.get(id, 0.0))
            total = builder.add(builder.add(total, self._promised(id)), grace)
            lacks = builder.emit("neg", builder.emit("floor", builder.emit("min", total, 0.0)))
            gone = self.reader.read(voice.leaves or "false")
            prices[id] = builder.where(gone, 0.0, lacks)
        return prices

    def _promised(self, voice: str) -> Operand:
        promise = self.reader.layout.scenario.promises.get(voice)
        if promise is None:
            return 0.0
        return self.reader.builder.where(self._empty(f"promise.{voice}"), 0.0, promise.worth)

    def _purchase(self, order: Buy, when: Operand) -> None:
        builder, points = self.reader.builder, float(order.points)
        sits = builder.negate(
            self.reader.read(self.reader.layout.scenario.voices[order.voice].leaves or "false")
        )
        affordable = builder.emit("le", points, self.left)
        self._buy(order.voice, builder.where(builder.both(when, builder.both(sits, affordable)), points, 0.0))

    def _buy(self, voice: str, points: Operand) -> None:
        builder = self.reader.builder
        slot = f"buy.{voice}"
        self.reader.layout.slot(slot)
        self.bought[voice] = builder.add(self.bought.get(voice, 0.0), points)
        self.slots[slot] = self.bought[voice]
        self.left = builder.emit("sub", self.left, points)

    def _pledge(self, order: Pledge, when: Operand) -> None:
        builder = self.reader.builder
        promise = self.reader.layout.scenario.promises[order.voice]
        due = self.reader.layout.ticks.holding(ordinal(order.date))
        ahead = builder.emit("sub", float(due), self.reader.clock(self.reader.now))
        timely = builder.both(builder.emit("ge", ahead, 0.0), builder.emit("le", ahead, float(promise.until)))
        free = builder.emit("lt", self.reader.column(f"promise.{order.voice}"), 0.0)
        free = builder.both(free, self._empty(f"promise.{order.voice}"))
        legal = builder.both(builder.both(timely, free), self.reader.read(promise.offered))
        self._fill(f"promise.{order.voice}", builder.both(when, legal), due + 1.0)

    def _turn(self, order: Turn, when: Operand) -> None:
        settings = self.reader.layout.scenario.dials[order.dial].settings
        place = float(list(settings).index(order.setting))
        differs = self.reader.builder.negate(self.reader.equals(f"dial.{order.dial}", place))
        allowed = self.reader.builder.both(differs, all_hold(self.reader, settings[order.setting].needs))
        self._change(order.dial, {f"dial.{order.dial}": place}, self.reader.builder.both(when, allowed))

    def _share(self, order: Share, when: Operand) -> None:
        """Lay out all tokens anew; an order that would leave them as they lie is not given."""
        builder, dial = self.reader.builder, self.reader.layout.scenario.dials[order.dial]
        tokens = {key: dict(order.tokens).get(key, 0) for key in dial.among}
        if sum(tokens.values()) > (dial.tokens or 0):
            return
        differs: Operand = FALSE
        for key, count in tokens.items():
            lies = self.reader.equals(f"dial.{order.dial}.{key}", float(count))
            differs = builder.either(differs, builder.negate(lies))
            if count:
                when = builder.both(when, all_hold(self.reader, dial.among[key].needs))
        slots = {f"share.{order.dial}.{key}": float(count) for key, count in tokens.items()}
        self._change(order.dial, slots, builder.both(when, differs))

    def _change(self, dial: str, slots: dict[str, float], when: Operand) -> None:
        """Set the slots of a dial where it appears and its price can be paid."""
        builder, spec = self.reader.builder, self.reader.layout.scenario.dials[dial]
        price = self.reader.read(spec.cost)
        legal = builder.both(self.reader.read(spec.appears), when)
        for slot in slots:
            legal = builder.both(legal, self._empty(slot))
        if self.reader.layout.scenario.scenario.consent:
            legal = builder.both(legal, builder.emit("le", price, self.left))
        self.left = builder.emit("sub", self.left, builder.where(legal, price, 0.0))
        for slot, value in slots.items():
            self._fill(slot, legal, value + 1.0)

    def _reply(self, order: Reply, when: Operand) -> None:
        builder, scenario = self.reader.builder, self.reader.layout.scenario
        position = sorted(scenario.dilemmas).index(order.dilemma) + 1.0
        put = builder.emit("eq", self.reader.column("dilemma"), position)
        answers = scenario.dilemmas[order.dilemma].answers
        put = builder.both(put, self._empty(f"answer.{order.dilemma}"))
        legal = builder.both(put, all_hold(self.reader, answers[order.answer].needs))
        self._fill(
            f"answer.{order.dilemma}", builder.both(when, legal), list(answers).index(order.answer) + 1.0
        )

    def _at_random(self) -> None:
        scenario = self.reader.layout.scenario
        for id, motion in sorted(scenario.motions.items()):
            for name, when in self._even(f"doctrine sign {id}", list(motion.wordings), 1):
                self.give(Sign(id, name), when)
        for id, dilemma in sorted(scenario.dilemmas.items()):
            for name, when in self._even(f"doctrine answer {id}", list(dilemma.answers), 0):
                self.give(Reply(id, name), when)
        for id, dial in sorted(scenario.dials.items()):
            for name, when in self._even(f"doctrine dial {id}", list(dial.settings), 3):
                self.give(Turn(id, name), when)

    def _even(self, purpose: str, names: list[str], idle: int) -> list[tuple[str, Operand]]:
        """Each name with an equal chance, and `idle` chances of none."""
        builder = self.reader.builder
        drawn = builder.emit(
            "floor", builder.emit("mul", self.reader.uniform(purpose), float(len(names) + idle))
        )
        return [(name, builder.emit("eq", drawn, float(position))) for position, name in enumerate(names)]


def lower_doctrine(reader: Reader, doctrine: Doctrine) -> dict[str, Operand]:
    """The value of every input slot a doctrine fills."""
    player = Player(reader, doctrine.buys)
    player.lower(doctrine)
    return player.slots
