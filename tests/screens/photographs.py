"""Photographs of the real screens, to be looked at: `python -m tests.screens.photographs FOLDER`.

It takes every screen at three sizes in three themes, a folder for each; `--set colours=16 signs=ascii` takes
them as a poorer terminal shows them. Without a folder it takes the four pictures of the README anew. The
flagship is played by a player with a rule; the browser that draws the pictures is asked for nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.tui.screens.asking import Choose
from game.tui.screens.resolution import Resolution
from game.tui.start import Start
from game.tui.themes import THEMES
from tests.cli.desk import IDENTITY
from tests.screens.deciding import FLAGSHIP, SCENARIOS, SEED, Given, by_session
from tests.screens.keyboard import Keyboard, at_the_keyboard

README = Path(__file__).parent / "photographs"
OF_README = ("conference", "why", "map", "chart")
SIZE_OF_README = "100x30"
SCALE_OF_README = 0.75
"""As wide as a page shows it, and light."""
SIZES = ("80x24", "120x40", "200x60")
THREE = ("lamp", "daylight", "signal")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}")
"""The toolkit names its font by an address; ours is the one installed, and nothing is fetched."""
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(slots=True)
class Camera:
    """Takes each screen at every size in every theme as a drawing, which a browser turns into a picture."""

    themes: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]
    wanted: Collection[str] = ()
    looks: Mapping[str, str] = field(default_factory=dict)
    """Further settings, by their names."""
    drawings: dict[str, str] = field(default_factory=dict)

    async def take(self, keyboard: Keyboard, name: str) -> None:
        """Take the screen as it is; the terminal has its first size again afterwards."""
        if self.wanted and name not in self.wanted:
            return
        for setting, value in self.looks.items():
            keyboard.app.put(setting, value)
        for width, height in (*self.sizes, self.sizes[0]):
            await keyboard.pilot.resize_terminal(width, height)
            for theme in self.themes:
                keyboard.app.put("theme", theme)
                await keyboard.press()
                drawing = keyboard.app.export_screenshot(title=keyboard.app.TITLE)
                self.drawings[f"{theme}/{name}-{width}x{height}"] = FONT_FACES.sub("", drawing)


async def take_all(camera: Camera, folder: Path) -> None:
    """Play the flagship and take every screen on the way."""
    save = folder / "played.persimmon"
    game = by_session(FLAGSHIP, save)
    shelves = (SCENARIOS[FLAGSHIP],)
    kept = folder / "kept"
    await _front(camera, Start(saves=folder, scenarios=shelves, identity=lambda: IDENTITY))
    playing = Start("play", FLAGSHIP, SEED, saves=kept, scenarios=shelves, identity=lambda: IDENTITY)
    async with at_the_keyboard(playing, camera.sizes[0]) as keyboard:
        await _first_sitting(camera, keyboard, game[0])
        await _second_sitting(camera, keyboard, game[1])
        for orders in game[2:]:
            await _play(keyboard, orders)
            await keyboard.end_turn()
        await _ending(camera, keyboard)
    watching = Start("replay", save=save, saves=kept, scenarios=shelves, turn=2)
    async with at_the_keyboard(watching, camera.sizes[0]) as keyboard:
        await camera.take(keyboard, "replay")
        await keyboard.press("t")
        await camera.take(keyboard, "replay-truth")
        await keyboard.press("end", "g", *"divisions", "enter", "left", "left")
        await camera.take(keyboard, "chart")


async def _front(camera: Camera, start: Start) -> None:
    async with at_the_keyboard(start, camera.sizes[0]) as keyboard:
        await camera.take(keyboard, "title")
        for key, name in (("n", "picker"), ("s", "saves")):
            await keyboard.press(key)
            await camera.take(keyboard, name)
            await keyboard.press("escape")


async def _first_sitting(camera: Camera, keyboard: Keyboard, orders: list[Given]) -> None:
    await camera.take(keyboard, "opening")
    await keyboard.open_paper()
    await camera.take(keyboard, "first-sitting")
    await keyboard.press("right", "v", "v", "v", "v", "v")
    await camera.take(keyboard, "voice")
    await keyboard.press("enter")
    if isinstance(keyboard.app.screen, Choose):
        await camera.take(keyboard, "dealing")
        await keyboard.press("escape")
    await _play(keyboard, orders)
    await camera.take(keyboard, "signed")
    await keyboard.press("e")
    await camera.take(keyboard, "confirming")
    await keyboard.press("enter")
    await camera.take(keyboard, "resolution")
    await keyboard.until("enter", lambda: not isinstance(keyboard.app.screen, Resolution), "the table")


async def _second_sitting(camera: Camera, keyboard: Keyboard, orders: list[Given]) -> None:
    await camera.take(keyboard, "dilemma")
    await keyboard.press("n", "right")
    await camera.take(keyboard, "conference")
    for key, name in (
        ("m", "map"),
        ("d", "dispatches"),
        ("b", "board"),
        ("c", "chronicle"),
        ("y", "essay"),
        ("f1", "keys"),
        ("f2", "settings"),
    ):
        await keyboard.press(key)
        await camera.take(keyboard, name)
        await keyboard.press("escape")
    await keyboard.press("w", *"ripe", "enter", "right", "down", "right", "home")
    await camera.take(keyboard, "why")
    await keyboard.press("escape")
    await _play(keyboard, orders)
    await keyboard.end_turn()


async def _ending(camera: Camera, keyboard: Keyboard) -> None:
    screen = keyboard.app.screen
    for number in range(1, len(getattr(screen, "leaves", ())) + 1):
        await camera.take(keyboard, f"ending-{number}")
        await keyboard.press("enter")


async def _play(keyboard: Keyboard, orders: list[Given]) -> None:
    for given in orders:
        await keyboard.give(given.order, given.about)


def developed(browser: str, drawing: str, to: Path, scale: float) -> None:
    """Let the browser draw a picture."""
    view = VIEW.search(drawing)
    width, height = (round(float(side)) for side in view.groups()) if view else (1000, 600)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "screen.svg"
        page.write_text(drawing, encoding="utf-8")
        size = (
            f"--force-device-scale-factor={scale}",
            f"--window-size={width},{height}",
            f"--screenshot={to.resolve()}",
        )
        command = [browser, *QUIET, f"--user-data-dir={folder}/profile", *size, page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=60)


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that were asked for and say how many there are."""
    options = _parser().parse_args(arguments)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("No browser draws the pictures: install chromium and the font Fira Code.\n")
        return 2
    to = options.folder or README
    sizes = options.size or (SIZES if options.folder else (SIZE_OF_README,))
    screens = options.screen or (() if options.folder else OF_README)
    themes = options.theme or (THREE if options.folder else THREE[:1])
    looks = dict(each.split("=") for each in options.set)
    camera = Camera(tuple(themes), tuple(map(_measured, sizes)), screens, looks)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take_all(camera, Path(folder)))
    for name, drawing in camera.drawings.items():
        picture = to / f"{name if options.folder else Path(name).name.rpartition('-')[0]}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        developed(browser, drawing, picture, 1 if options.folder else SCALE_OF_README)
    sys.stdout.write(f"{len(camera.drawings)} pictures in {to}\n")
    return 0


def _measured(size: str) -> tuple[int, int]:
    width, _, height = size.partition("x")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screens.photographs", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="where to put them")
    parser.add_argument(
        "--theme", choices=[theme.name for theme in THEMES], nargs="+", help="these themes alone"
    )
    parser.add_argument("--set", metavar="NAME=VALUE", nargs="+", default=[], help="such as colours=16")
    parser.add_argument("--size", metavar="WxH", nargs="+", help="such as 80x24")
    parser.add_argument("--screen", metavar="NAME", nargs="+", help="these screens alone")
    return parser


if __name__ == "__main__":
    sys.exit(main())
