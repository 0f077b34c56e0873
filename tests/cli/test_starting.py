"""What a shell waits for: start-up loads little, and a closed pipe ends quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOMES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "APPDATA")
HEAVY = ("numpy", "pydantic", "textual", "aiohttp")


def environment(folder: Path) -> dict[str, str]:
    """An environment whose cache and data stand in the test's own folder."""
    homes = {name: str(folder) for name in HOMES}
    return {**os.environ, **homes, "PYTHONPATH": str(ROOT)}


def test_listing_scenarios_loads_nothing_heavy(tmp_path: Path) -> None:
    """`persimmon scenarios` runs without engine, toolkit and server, the first time and the second."""
    script = (
        "import sys\nfrom game.cli.main import main\n"
        "assert main(['scenarios']) == 0\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout
        assert done.stderr.split() == []


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """A reader that goes away leaves neither a traceback nor a word behind."""
    command = [sys.executable, "-m", "game", "schema"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_plain_output_survives_a_poor_terminal(tmp_path: Path) -> None:
    """Where the terminal knows only ASCII, signs are written simply and nothing fails."""
    save, toy = tmp_path / "a.persimmon", str(ROOT / "tests" / "toy" / "toy.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", toy, "--plain", "--seed", "7", "--save", str(save)],
        input=b"1\nend\n\xff\xfe\n",
        cwd=tmp_path,
        env={**environment(tmp_path), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"-60 Silver crown" in done.stdout
    assert b"?60" not in done.stdout
