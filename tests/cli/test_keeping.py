"""The file of settings: whole or not at all, and never written over unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.cli.keeping import keep, kept_in, usual_settings_file
from game.tui.settings import SETTINGS, Settings, read, written
from tests.cli.desk import persimmon


def test_settings_are_read_as_they_were_written() -> None:
    """Each value of each setting, and the usual ones are the first."""
    assert read(written(Settings())) == (Settings(), "")
    for setting in SETTINGS:
        assert Settings().value(setting.id) == setting.values[0].id
        for value in setting.values:
            settings = Settings().having({setting.id: value.id})
            assert read(written(settings)) == (settings, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = lamp", "line 1"),
        ('theme = "pink"', "theme can be lamp"),
        ("theme = 3", "and not 3"),
        ('sound = "on"', "no setting sound"),
        ('[theme]\nname = "lamp"', "theme can be"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(text: str, said: str) -> None:
    """The sentence names the place or the setting."""
    settings, fault = read(text)
    assert settings == Settings()
    assert said in fault
    assert "\n" not in fault


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    """A misspelt theme does not bring motion back."""
    settings, fault = read('theme = "pink"\nmotion = "reduced"')
    assert settings == Settings(motion="reduced")
    assert fault


def test_nothing_kept_is_nothing_wrong(tmp_path: Path) -> None:
    """The first start has no file."""
    assert kept_in(tmp_path / "none" / "settings.toml") == (Settings(), "")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"theme = ", b"\x00"])
def test_a_damaged_file_is_told_and_stays(tmp_path: Path, data: bytes) -> None:
    """Reading it changes nothing."""
    file = tmp_path / "settings.toml"
    file.write_bytes(data)
    settings, fault = kept_in(file)
    assert settings == Settings()
    assert fault
    assert file.read_bytes() == data


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    """Whatever cannot be read is a fault and no end."""
    settings, fault = kept_in(tmp_path)
    assert settings == Settings()
    assert fault


def test_settings_are_kept_in_a_folder_that_is_made(tmp_path: Path) -> None:
    """Nothing else is left in it."""
    file = tmp_path / "a" / "b" / "settings.toml"
    assert keep(file, Settings(theme="contrast")) == ""
    assert kept_in(file) == (Settings(theme="contrast"), "")
    assert list(file.parent.iterdir()) == [file]


def test_a_damaged_file_is_laid_aside_when_another_is_written(tmp_path: Path) -> None:
    """What it held is found beside it, also the second time."""
    file = tmp_path / "settings.toml"
    for name, held in (("settings.toml.damaged", "theme = "), ("settings.toml.damaged1", "[")):
        file.write_text(held, "utf-8")
        assert keep(file, Settings()) == ""
        assert (tmp_path / name).read_text("utf-8") == held
    assert kept_in(file) == (Settings(), "")


def test_a_write_that_fails_leaves_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file is whole, no other is left, and the trouble is a sentence."""
    file = tmp_path / "settings.toml"
    keep(file, Settings(theme="daylight"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in keep(file, Settings())
    assert kept_in(file) == (Settings(theme="daylight"), "")
    assert list(tmp_path.iterdir()) == [file]


def test_no_test_knows_the_real_place(tmp_path: Path) -> None:
    """The usual place lies in a folder of the tests."""
    assert usual_settings_file().name == "settings.toml"
    assert tmp_path.parent.parent in usual_settings_file().resolve().parents or "persimmon-tests" in str(
        usual_settings_file()
    )


def test_a_setting_that_is_none_is_refused(tmp_path: Path) -> None:
    """The line names what was asked, what there is, and ends with the code of wrong use."""
    told = persimmon(tmp_path, "--set", "theme=pink", terminal=True, screens=True)
    assert told.code == 2
    assert "theme can be lamp, daylight, contrast, signal" in told.err
