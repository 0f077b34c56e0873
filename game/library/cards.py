"""A card for a scenario: its title and what its last check found, remembered by the hash of its text.

A list of scenarios must not load models; so a card says "not checked yet" until something has loaded the
scenario, and forgets what it knew as soon as a byte of it or of a rulebook changes.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from game import __version__
from game.scenario.problems import Problem, ScenarioError, visible

LARGEST = 2 * 1024 * 1024
"""Most bytes of a scenario file; a larger one is told by the loader."""
CARD_FORMAT = 2
MANIFEST = b"scenario:"


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a scenario's text."""

    title: str
    summary: str
    checked: bool = False
    problems: int = 0
    warnings: int = 0
    first: str = ""
    """The first problem in one line."""
    minutes: int = 0
    """How long a game takes; 0 where it is not said."""


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """One scenario in a list."""

    id: str
    path: Path
    title: str
    summary: str
    checked: bool
    """Whether this very text was checked by this version."""
    problems: int
    first: str
    minutes: int = 0

    @property
    def state(self) -> str:
        """What a list says of it: fine, not checked yet, or how many problems."""
        if self.problems:
            return f"{self.problems} problem{'s' if self.problems > 1 else ''}: {self.first}"
        return "fine" if self.checked else "not checked yet"


def files_of(path: Path) -> list[Path]:
    """The files a scenario or rulebook is made of."""
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def says(text: bytes, key: bytes) -> bool:
    """Whether a line of a file begins with a key; quicker than reading it as what it is."""
    return text.startswith(key) or b"\n" + key in text


def is_rulebook(path: Path) -> bool:
    """Whether a folder or file holds rules that scenarios extend and nobody plays alone."""
    texts = [_bytes_of(file) for file in files_of(path)]
    return any(says(text, b"rulebook:") for text in texts) and not any(says(text, MANIFEST) for text in texts)


def key_of(path: Path, rulebooks: Iterable[Path]) -> str:
    """The hash of all that a check of this scenario would read, and of the version that would check it."""
    digest = blake2b(f"{CARD_FORMAT} {__version__}".encode(), digest_size=16)
    for file in (*files_of(path), *(file for book in rulebooks for file in files_of(book))):
        digest.update(f"\0{file.name}\0".encode("utf-8", "surrogateescape") + _bytes_of(file))
    return digest.hexdigest()


def remembered(cache: Path | None, key: str) -> Known | None:
    """What is remembered under a key; a cache that cannot be read knows nothing."""
    if cache is None:
        return None
    try:
        data = json.loads((cache / "cards" / f"{key}.json").read_text("utf-8"))
        known = Known(**data)
    except (OSError, ValueError, TypeError):
        return None
    types = {
        "title": str,
        "summary": str,
        "checked": bool,
        "problems": int,
        "warnings": int,
        "first": str,
        "minutes": int,
    }
    return known if all(type(getattr(known, name)) is kind for name, kind in types.items()) else None


def remember(cache: Path | None, key: str, known: Known) -> None:
    """Remember a card; a cache that cannot be written is left alone, since nothing depends on it."""
    if cache is None:
        return
    with contextlib.suppress(OSError):
        (cache / "cards").mkdir(parents=True, exist_ok=True)
        temporary = cache / "cards" / f".{key}.new"
        temporary.write_text(json.dumps(asdict(known)), "utf-8")
        temporary.replace(cache / "cards" / f"{key}.json")


def glimpsed(path: Path, id: str) -> Known:
    """Title and summary read from the manifest alone, without checking anything else."""
    from game.scenario.source import read_bytes  # noqa: PLC0415 - PyYAML, only where no card is remembered

    for file in files_of(path):
        text = _bytes_of(file)
        if not says(text, MANIFEST):
            continue
        try:
            manifest = read_bytes(text, str(file)).data.get("scenario")
        except ScenarioError as fault:
            return Known(id, "", problems=len(fault.problems), first=first_line(fault.problems))
        words = manifest if isinstance(manifest, dict) else {}
        title, summary = (words.get(name) for name in ("title", "summary"))
        minutes = str(words.get("minutes", ""))
        return Known(
            title if isinstance(title, str) else id,
            summary if isinstance(summary, str) else "",
            minutes=int(minutes[:4]) if minutes.isascii() and minutes.isdecimal() else 0,
        )
    return Known(id, "", problems=1, first="no file of it says `scenario:`")


def first_line(problems: Iterable[Problem]) -> str:
    """The first problem in one short line: file name, place, words."""
    first = next(iter(problems), None)
    if first is None:
        return ""
    span = first.place.span
    where = f":{span.line + 1}:{span.column + 1}" if span else ""
    return f"{visible(Path(first.place.file).name)}{where}: {visible(first.message)}"


def _bytes_of(file: Path) -> bytes:
    """The bytes of a regular file of bearable size; nothing of anything else."""
    try:
        if not file.is_file():
            return b""
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError:
        return b""
