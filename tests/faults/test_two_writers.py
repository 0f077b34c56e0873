"""One save, one writer: other windows, killed owners, copies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.journal.files import InUse, Status, create, open_to_append, peek, read
from tests.journal.examples import QuickDisk, head, turn

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def playing(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that plays on in this save; killed at the end."""
    command = [sys.executable, "-m", "tests.faults.playing_on", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        try:
            yield other
        finally:
            other.kill()


def told(other: subprocess.Popen[str], turns: int) -> int:
    """Wait for so many turns to be called saved; the last of them."""
    assert other.stdout is not None
    return [int(other.stdout.readline()) for _ in range(turns)][-1]


def rest_told(other: subprocess.Popen[str], last: int) -> int:
    """The last turn called saved before the process died; a torn line of its output counts for nothing."""
    assert other.stdout is not None
    lines = other.stdout.read().split("\n")[:-1]
    return int(lines[-1]) if lines else last


def test_the_second_writer_in_one_process_is_refused(tmp_path: Path) -> None:
    """Also two screens of one program cannot write to one save; reading stays possible."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        with pytest.raises(InUse, match="open in another window"):
            open_to_append(path)
        writer.append(turn(1))
        assert read(path).last_turn == peek(path).turn == 1
    record, writer = open_to_append(path)
    with writer, pytest.raises(InUse):
        open_to_append(path)
    assert record.status is Status.INTACT


def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    """The lock is held by a process and ends with it, however it ends; what it saved is there."""
    path = tmp_path / "toy.persimmon"
    create(path, head()).close()
    with playing(path) as other:
        last = told(other, 3)
        with pytest.raises(InUse):
            open_to_append(path)
        assert read(path).last_turn >= last
        other.kill()
        last = rest_told(other, last)
        other.wait()
        record, writer = open_to_append(path)
        writer.close()
    assert last <= record.last_turn <= last + 1


def killed_again_and_again(path: Path, times: int) -> None:
    """Kill the player after some turns, and look at what is left, so many times."""
    create(path, head()).close()
    for time in range(times):
        with playing(path) as other:
            last = told(other, 1 + time % 7)
            other.kill()
            last = rest_told(other, last)
        record = read(path)
        assert record.status in {Status.INTACT, Status.REPAIRABLE}
        assert last <= record.last_turn <= last + 1


def test_a_killed_game_loses_no_saved_turn(tmp_path: Path) -> None:
    """Killed at any moment, a game keeps every turn it called saved."""
    killed_again_and_again(tmp_path / "toy.persimmon", 3)


@pytest.mark.slow
def test_a_game_killed_fifty_times_loses_no_saved_turn(tmp_path: Path) -> None:
    """The same fifty times over, on one save that is repaired where it must be."""
    killed_again_and_again(tmp_path / "toy.persimmon", 50)


def test_a_copy_is_a_save_of_its_own(tmp_path: Path) -> None:
    """A copied file is not locked by the original's owner."""
    path, copy = tmp_path / "toy.persimmon", tmp_path / "copy.persimmon"
    with create(path, head(), (turn(1),)):
        shutil.copy(path, copy)
        record, writer = open_to_append(copy)
        writer.close()
    assert record.last_turn == 1


def test_a_second_name_of_the_same_file_is_locked_too(tmp_path: Path) -> None:
    """The lock is on the file, not on its name."""
    path, name = tmp_path / "toy.persimmon", tmp_path / "name.persimmon"
    with create(path, head()):
        name.hardlink_to(path)
        with pytest.raises(InUse):
            open_to_append(name)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_worker_does_not_keep_a_save_locked(tmp_path: Path) -> None:
    """A worker process born while a save was open does not hold its lock when the save is closed."""
    path = tmp_path / "toy.persimmon"
    writer = create(path, head(), disk=QuickDisk())
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    try:
        writer.close()
        open_to_append(path)[1].close()
    finally:
        os.close(writing)
        os.close(reading)
        os.waitpid(child, 0)
