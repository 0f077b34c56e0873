"""What lies on the ground of a map: ways, fronts, places and their names, none on top of another.

Everything drawn remembers which thing it belongs to, so that mouse and cursor need no second reckoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len

from game.report.values import FigureValue, LineValue, MapValue, PlaceValue, RouteValue, ThingValue
from game.tui.widgets.canvas import ACROSS, BRAILLE, DOWN, Cell, Ink, Picture, Point, along, traced
from game.tui.widgets.map_ground import Manner
from game.tui.widgets.projection import Frame

KINDS = {
    "city": ("●", "o"),
    "port": ("◆", "@"),
    "base": ("▲", "^"),
    "junction": ("○", "+"),
    "field": ("×", "x"),
}
"""The sign of each kind of place, and the one of ASCII."""
ARROWS = {(1, 0): ("▸", ">"), (-1, 0): ("◂", "<"), (0, 1): ("▾", "v"), (0, -1): ("▴", "^")}
ROLES = {"rail": "rail", "road": "road", "sea": "lane", "river": "river"}
DASHES = {"rail": (1, 0), "road": (3, 2), "sea": (3, 2), "river": (1, 0)}
PLAIN = {"rail": "=", "road": "-", "sea": ".", "river": "~"}
FRONT, AHEAD = "#", "'"
APART = 12
"""Cells between two arrows on a way."""
TURNS = ("last turn", "before")
ALONG = (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2)
"""Where on a way its name may stand, the best place first, in parts of its length."""
WIDE = 80
"""Columns from which there is room for what the last turns changed."""
ROOM = 1
"""Cells kept free about a name."""


@dataclass(slots=True)
class Drawing:
    """A map being drawn: the picture, and the thing that each cell shows."""

    ground: Picture
    """What lies under all; it is left as it is."""
    picture: Picture
    frame: Frame
    manner: Manner
    cursor: str = ""
    owners: dict[tuple[int, int], str] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)
    """By line, a bit for each cell that is kept from others."""

    def put(self, at: tuple[int, int], sign: str, role: str, owner: str) -> None:
        """Put a sign on the ground that is there, if it is in the picture."""
        x, y = at
        if 0 <= x < self.frame.columns and 0 <= y < self.frame.rows:
            ground = "cursor" if owner and owner == self.cursor else _under(self.ground[y][x])
            self.picture[y][x] = Cell(sign, role, ground)
            self.owners[at] = owner

    def place(self, thing: PlaceValue) -> tuple[int, int]:
        """The cell of a place."""
        x, y = self.frame.cell(*thing.at)
        return int(x // 1), int(y // 1)

    def cells(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """Points given in degrees, in cells."""
        return tuple(self.frame.cell(*point) for point in points)

    def write(self, at: tuple[int, int], text: str, role: str, owner: str) -> None:
        """Write a text and keep its cells from others."""
        x = at[0]
        for sign in text:
            for offset in range(cell_len(sign)):
                self.put((x + offset, at[1]), "" if offset else sign, role, owner)
            x += cell_len(sign)
        self.take(at, x - at[0])
        for side in (at[0] - 1, x):
            self._clear((side, at[1]))

    def _clear(self, at: tuple[int, int]) -> None:
        """Take the dots of a way off a cell beside a text, so that both can be read."""
        if (
            0 <= at[0] < self.frame.columns
            and BRAILLE <= ord(self.picture[at[1]][at[0]].sign or " ") < BRAILLE + 256
        ):
            self.picture[at[1]][at[0]] = Cell(" ", "coast", self.picture[at[1]][at[0]].ground)

    def take(self, at: tuple[int, int], length: int) -> None:
        """Keep cells and a little room about them from others."""
        self.taken[at[1]] = self.taken.get(at[1], 0) | bits(at[0] - ROOM, at[0] + length + ROOM)

    def give(self, at: tuple[int, int]) -> None:
        """Give a cell free again."""
        self.taken[at[1]] = self.taken.get(at[1], 0) & ~bits(at[0], at[0] + 1)

    def free(self, at: tuple[int, int], length: int) -> bool:
        """Whether a text would lie in the picture and touch nothing."""
        inside = 0 <= at[1] < self.frame.rows and at[0] >= 0 and at[0] + length <= self.frame.columns
        return inside and not self.taken.get(at[1], 0) & bits(at[0], at[0] + length)


def bits(first: int, end: int) -> int:
    """The bits of the cells of a line from one to before another."""
    first, end = max(first, 0), max(end, 0)
    return ((1 << (end - first)) - 1) << first


def _under(cell: Cell) -> str:
    """The ground a sign is put on: of two that meet in a cell, the higher."""
    return cell.ink if cell.ink in {"land", "lake", "shallow", "sea"} and cell.sign != " " else cell.ground


def draw(ground: Picture, frame: Frame, value: MapValue, cursor: str, manner: Manner) -> Drawing:
    """The map on its ground; the thing under the cursor stands out."""
    drawing = Drawing(ground, [list(line) for line in ground], frame, manner, cursor)
    for rivers in (True, False):
        ink = Ink(frame.columns, frame.rows)
        _ways(drawing, ink, [route for route in value.routes if (route.kind == "river") == rivers])
        if not rivers:
            _fronts(drawing, ink, value.lines)
        _ink(drawing, ink)
    for route in value.routes:
        _arrows(drawing, route)
    _signs(drawing, value.places)
    for line in value.lines:
        _front_name(drawing, line)
    ranked = sorted(value.places, key=lambda place: (place.id != cursor, not told(place), place.rank))
    for place in ranked:
        _name(drawing, place)
    for route in value.routes:
        _route_name(drawing, route)
    return drawing


def _ways(drawing: Drawing, ink: Ink, routes: list[RouteValue]) -> None:
    """Routes: dots where there are dots, else signs."""
    for route in routes:
        points = drawing.cells(route.points)
        _line(drawing, ink, points, (route, ROLES[route.kind], DASHES[route.kind], PLAIN[route.kind]))


def _fronts(drawing: Drawing, ink: Ink, lines: tuple[LineValue, ...]) -> None:
    """Fronts, twice as thick as a way, and thinly where they would end."""
    for line in lines:
        _line(drawing, ink, drawing.cells(_spread(line.goal)), (line, "ahead", (1, 2), AHEAD))
        points = drawing.cells(_spread(line.now))
        _line(drawing, ink, points, (line, "front", (1, 0), FRONT))
        if drawing.manner != "ascii":
            ink.line(tuple((x + 1 / ACROSS, y) for x, y in points), "front")


def _spread(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A line of one place is a short stroke at it."""
    if len(points) > 1:
        return points
    (x, y) = points[0]
    reach = 0.6
    return (x, y - reach), (x, y + reach)


def _line(
    drawing: Drawing, ink: Ink, points: tuple[Point, ...], look: tuple[ThingValue, str, tuple[int, int], str]
) -> None:
    thing, kind, dash, plain = look
    role = "chosen" if thing.id == drawing.cursor else kind
    size = (drawing.frame.columns, drawing.frame.rows)
    for number, at in enumerate(traced(points, 1, 1, size)):
        if 0 <= at[0] < size[0] and 0 <= at[1] < size[1]:
            drawing.owners[at] = thing.id
            if drawing.manner == "ascii" and (dash[1] == 0 or number % 2 == 0):
                drawing.put(at, plain, role, thing.id)
    if drawing.manner != "ascii":
        ink.line(points, role, dash)


def _ink(drawing: Drawing, ink: Ink) -> None:
    """Lay the dots on the ground; with dots of a coast in the same cell they make one sign."""
    for (x, y), (bits, role) in ink.cells.items():
        cell = drawing.picture[y][x]
        coast = ord(cell.sign) - BRAILLE if cell.ink == "coast" and cell.sign > chr(BRAILLE) else 0
        drawing.picture[y][x] = Cell(chr(BRAILLE + (bits | coast)), role, _under(cell))


def _arrows(drawing: Drawing, route: RouteValue) -> None:
    """Which way a route carries, every so often."""
    if not route.moves:
        return
    points = drawing.cells(route.points)
    size = (drawing.frame.columns, drawing.frame.rows)
    passed = [at for at in traced(points, 1, 1, size) if 0 <= at[0] < size[0] and 0 <= at[1] < size[1]]
    role = "chosen" if route.id == drawing.cursor else "moving"
    for at in range(APART // 2, len(passed) - 1, APART):
        (x0, y0), (x1, y1) = passed[max(at - 2, 0)], passed[min(at + 2, len(passed) - 1)]
        way = ((x1 - x0) * route.moves, (y1 - y0) * route.moves)
        sign = ARROWS[_main(way)][drawing.manner == "ascii"]
        drawing.put(passed[at], sign, role, route.id)


def _main(way: tuple[float, float]) -> tuple[int, int]:
    """The main direction of a way, a cell being higher than wide."""
    x, y = way[0], way[1] * DOWN / ACROSS
    if abs(x) >= abs(y):
        return (1, 0) if x >= 0 else (-1, 0)
    return (0, 1) if y > 0 else (0, -1)


def _signs(drawing: Drawing, places: tuple[PlaceValue, ...]) -> None:
    """The sign of every place; where two share a cell the one of lower rank is seen."""
    for place in sorted(places, key=lambda each: (each.id == drawing.cursor, -each.rank)):
        at = drawing.place(place)
        role = "chosen" if place.id == drawing.cursor else "counted" if place.figures else "place"
        drawing.put(at, KINDS[place.kind][drawing.manner == "ascii"], role, place.id)
        drawing.take(at, 1)


def _name(drawing: Drawing, place: PlaceValue) -> None:
    """A name beside its place, with its figure where it has one; left out where it would touch another."""
    x, y = drawing.place(place)
    if not drawing.frame.shows(*place.at):
        return
    drawing.give((x - 1, y))
    drawing.give((x + 1, y))
    role = "chosen" if place.id == drawing.cursor else "name"
    for at in _spots((x, y), cell_len(place.title)):
        if drawing.free(at, cell_len(place.title)):
            drawing.write(at, place.title, role, place.id)
            _count(drawing, place, at, (x, y))
            break
    drawing.take((x, y), 1)


def _count(drawing: Drawing, place: PlaceValue, at: tuple[int, int], sign: tuple[int, int]) -> None:
    """The first figure of a place beside its name, over or under it; its band gives way first."""
    if not told(place):
        return
    name = range(at[0], at[0] + cell_len(place.title))
    own = {(x, at[1]) for x in (name.start - 1, name.stop)} | {(sign[0] + side, sign[1]) for side in (-1, 1)}
    for cell in own:
        drawing.give(cell)
    for text in dict.fromkeys((counted(place), place.figures[0].shown)):
        length = cell_len(text)
        before = min(name.start, sign[0]) if at[1] == sign[1] else name.start
        beyond = max(name.stop, sign[0] + 1) if at[1] == sign[1] else name.stop
        row = at[1]
        spots = ((beyond + 1, row), (before - length - 1, row), (name.start, row + 1), (name.start, row - 1))
        for spot in spots:
            if drawing.free(spot, length):
                drawing.write(spot, text, "doubt" if place.figures[0].band else "figure", place.id)
                drawing.take(at, len(name))
                return
    drawing.take(at, len(name))


def told(thing: ThingValue) -> bool:
    """Whether a thing has a figure that is worth a word on the map."""
    return bool(thing.figures) and not thing.figures[0].nothing


def moved(figure: FigureValue) -> str:
    """What the last turns changed, in words."""
    return ", ".join(f"{turn} {change}" for turn, change in zip(TURNS, figure.moved, strict=False))


def counted(thing: ThingValue) -> str:
    """The first figure of a thing as it stands on the map: the number, and its band if it is a belief."""
    figure = thing.figures[0]
    return f"{figure.shown} ({figure.band})" if figure.band else figure.shown


def _spots(at: tuple[int, int], length: int) -> Iterator[tuple[int, int]]:
    """Where a name may stand, the best spot first."""
    x, y = at
    yield x + 2, y
    yield x - length - 1, y
    yield x - length // 2, y + 1
    yield x - length // 2, y - 1
    yield x + 1, y + 1
    yield x + 1, y - 1


def _front_name(drawing: Drawing, line: LineValue) -> None:
    """The name of a front beside it, with how far it has come."""
    (x, y), _ = along(drawing.cells(_spread(line.now)), 0.5)
    for text in _texts(line, drawing.frame.columns):
        if _beside(drawing, (int(x), int(y)), text, line.id):
            return


def _route_name(drawing: Drawing, route: RouteValue) -> None:
    """What runs on a way, where something does and there is room."""
    if not told(route) and route.id != drawing.cursor:
        return
    points = drawing.cells(route.points)
    found = (along(points, share)[0] for share in ALONG)
    inside = [at for at in found if 0 <= at[0] < drawing.frame.columns and 0 <= at[1] < drawing.frame.rows]
    for text in _texts(route, drawing.frame.columns):
        if any(_beside(drawing, (int(x), int(y)), text, route.id) for x, y in inside):
            return


def _texts(thing: ThingValue, columns: int) -> Iterator[str]:
    """What is written of a way or a front, the fullest first: its figure, and what the last turns changed."""
    if told(thing):
        text = f"{thing.title} {counted(thing)}"
        if columns >= WIDE and any(change.strip("0.") for change in thing.figures[0].moved):
            yield f"{text}, {moved(thing.figures[0])}"
        yield text
    yield thing.title


def _beside(drawing: Drawing, at: tuple[int, int], text: str, owner: str) -> bool:
    """Write a text near a line where it touches nothing."""
    role = "chosen" if owner == drawing.cursor else "wayname"
    length = cell_len(text)
    for spot in ((at[0] - length // 2, at[1] - 1), (at[0] - length // 2, at[1] + 1), *_spots(at, length)):
        if drawing.free(spot, length):
            drawing.write(spot, text, role, owner)
            return True
    return False
