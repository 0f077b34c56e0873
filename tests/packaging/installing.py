"""The wheel in an environment of its own, with folders of its own and an alarm on the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.packaging import checkout_alarm

ROOT = Path(__file__).resolve().parent.parent.parent
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")
LEFT_OUT = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True, slots=True)
class Installed:
    """A game installed from its wheel, with the folder it runs in and the home it may write to."""

    wheel: Path
    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return program(self.folder / "environment", "python")

    @property
    def elsewhere(self) -> Path:
        """The folder it is played from."""
        return self.folder / "elsewhere"

    @property
    def home(self) -> Path:
        """The home of its player."""
        return self.folder / "home"

    @property
    def notes(self) -> Path:
        """What the alarm wrote down."""
        return self.folder / "opened.txt"

    def run(self, *command: object, code: int = 0) -> str:
        """Run a program in the folder elsewhere; what it printed."""
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        done = subprocess.run(
            [str(word) for word in command],
            cwd=self.elsewhere,
            env={**kept, **dict.fromkeys(HOMES, str(self.home)), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def persimmon(self, *arguments: object, code: int = 0) -> str:
        """Run the game."""
        return self.run(program(self.folder / "environment", "persimmon"), *arguments, code=code)


def installed(folder: Path) -> Installed:
    """Build the wheel and install it with what it needs; nothing is built in the checkout."""
    _do(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    environment = folder / "environment"
    _do(sys.executable, "-m", "venv", environment)
    _do(program(environment, "python"), "-m", "pip", "install", "--disable-pip-version-check", wheel)
    made = Installed(wheel, folder)
    made.elsewhere.mkdir()
    made.home.mkdir()
    _set_alarm(made)
    return made


def program(environment: Path, name: str) -> Path:
    """A program of an environment."""
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(environment)})
    return Path(scripts) / (name + (".exe" if sys.platform == "win32" else ""))


def _do(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _set_alarm(made: Installed) -> None:
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(made.run(made.python, "-c", asked).strip())
    shutil.copy(str(checkout_alarm.__file__), packages / "checkout_alarm.py")
    line = f"import checkout_alarm; checkout_alarm.watch({str(ROOT)!r}, {str(made.notes)!r})\n"
    (packages / "checkout_alarm.pth").write_text(line, encoding="utf-8")
