"""Paths that name no save: folders, pipes, devices, sockets, links to nowhere, giants."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.journal.files import FILE_LIMIT, NotASave, open_to_append, peek, read

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on Unix only")


def _socket(path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.close()


def _giant(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "there is no such file"),
    "below a file": (lambda path: path.parent.joinpath("under").touch(), "there is no such file"),
    "empty": (Path.touch, "is empty"),
    "folder": (Path.mkdir, "is a folder"),
    "pipe": (os.mkfifo, "is a pipe"),
    "socket": (_socket, "is a socket"),
    "null": (lambda path: path.symlink_to("/dev/null"), "is a device"),
    "zero": (lambda path: path.symlink_to("/dev/zero"), "is a device"),
    "full": (lambda path: path.symlink_to("/dev/full"), "is a device"),
    "terminal": (lambda path: path.symlink_to("/dev/tty"), "is a device"),
    "link to nowhere": (lambda path: path.symlink_to(path.parent / "nowhere"), "there is no such file"),
    "link to itself": (lambda path: path.symlink_to(path), "leads nowhere"),
    "giant": (_giant, "larger than any save"),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_save_is_told_at_once(tmp_path: Path, kind: str) -> None:
    """Reading, peeking and opening to play on give the same reason, wait for nothing and leave nothing."""
    make, why = ODD[kind]
    path = tmp_path / "toy.persimmon"
    make(path)
    if kind == "below a file":
        path = tmp_path / "under" / "toy.persimmon"
    before, began = sorted(tmp_path.iterdir()), time.monotonic()
    with pytest.raises(NotASave, match=why):
        read(path)
    with pytest.raises(NotASave, match=why):
        open_to_append(path)
    assert why in peek(path).problem
    assert time.monotonic() - began < 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_no_disk_can_have_is_refused() -> None:
    """A null character in a name is a reason, not a failure of the reader."""
    with pytest.raises(NotASave, match="null character"):
        read(Path("toy\0.persimmon"))


def test_a_hostile_giant_is_refused_in_bounded_time(tmp_path: Path) -> None:
    """A line without an end, as large as a save may be, is read in pieces and refused."""
    path = tmp_path / "toy.persimmon"
    with path.open("wb") as stream:
        stream.write(b'{"a":"')
        stream.truncate(FILE_LIMIT)
    began = time.monotonic()
    with pytest.raises(NotASave, match="longer than"):
        read(path)
    assert peek(path).head is None
    assert time.monotonic() - began < 2
