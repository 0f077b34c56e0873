"""What a line of a save may say: one frozen model for each kind, and the seal that chains line to line.

A line is the canonical text of an entry with `"h"` put last: BLAKE2b-128 over the previous `h` (its 32
characters) and the text without `"h"`. The chain finds accidents at the line where they happened; it is no
proof against a forger, who can seal again: only playing the orders again shows that a game was really so.
"""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from game.journal import canonical, migrating
from game.journal.trouble import LineRefused, quoted

FIRST_HASH = "0" * 32
"""What the first line is chained to."""

LINE_LIMIT = 256 * 1024
"""Most bytes of a line, so that a hostile file cannot ask for unbounded memory."""

LONG_LINE_LIMIT = 4 * 1024 * 1024
"""Most bytes of a line that holds a whole scenario or a whole state."""

LONG_KINDS = frozenset({"head", "key"})
"""The kinds of line that `LONG_LINE_LIMIT` is for."""

_SEAL = re.compile(rb',"h":"([0-9a-f]{32})"\}\n')
_SEAL_LENGTH = 41


def _sequence(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _seed_in_range(text: str) -> str:
    if int(text) >= 2**64:
        raise ValueError("is not below 2^64")
    return text


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
ShortDigest = Annotated[str, Field(pattern=r"^[0-9a-f]{4,32}$")]
Seed = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,19})$"), AfterValidator(_seed_in_range)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n\t]*$")]
OrderText = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"^[^\n\t]*$")]
Prose = Annotated[str, Field(max_length=4000)]
TurnNumber = Annotated[int, Field(ge=0, le=2**31)]
Quanta = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)


class Parent(_Line):
    """Where a branch left another game; enough to find the place again and to see that it is the same."""

    id: Digest
    turn: TurnNumber
    h: Digest
    """The `h` of the parent's line of that turn, or of its head for turn 0."""
    state: Digest


class Head(_Line):
    """Everything a game starts from; with the scenario whole, so that it plays where none is installed."""

    kind: Literal["head"] = "head"
    format: Annotated[int, Field(ge=migrating.CURRENT, le=migrating.CURRENT)] = migrating.CURRENT
    id: Digest
    app: Name
    rules: Annotated[int, Field(ge=0)]
    """The rules epoch: inside one, a game replays bit for bit."""
    env: Annotated[dict[Name, Name], Field(max_length=32)]
    """Versions of what it was played with, to explain a divergence; nothing depends on it."""
    scenario_id: Name
    """What the scenario is called, for lists and for a newer edition of it."""
    scenario: Annotated[str, Field(min_length=2)]
    """The whole scenario as its canonical text: text, because the order of ids is the order of display."""
    scenario_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{16,128}$")]
    seed: Seed
    """Decimal text, because other programs read large JSON numbers as floats and round them."""
    born: Name
    """When it began by the player's clock, to be shown; order in time is told by turns."""
    parent: Parent | None = None


class Turn(_Line):
    """One turn played: what was decided and how the state can be recognised afterwards."""

    kind: Literal["turn"] = "turn"
    turn: Annotated[int, Field(ge=1, le=2**31)]
    orders: Annotated[tuple[OrderText, ...], BeforeValidator(_sequence), Field(max_length=2000)]
    state: Digest
    parts: Annotated[dict[Name, ShortDigest], Field(max_length=8)]
    """Fingerprints of named parts of the state, so that a divergence can say where it is."""


class Keyframe(_Line):
    """A whole state, so that a game goes on when its rules can no longer be run again."""

    kind: Literal["key"] = "key"
    turn: TurnNumber
    tick: Annotated[int, Field(ge=0, le=2**53)]
    values: Annotated[tuple[Quanta, ...], BeforeValidator(_sequence)]
    state: Digest


class Note(_Line):
    """What somebody wrote beside a turn; chained, never simulated."""

    kind: Literal["note"] = "note"
    turn: TurnNumber
    by: Name
    text: Prose


class End(_Line):
    """The game is over, with this verdict; no turn follows."""

    kind: Literal["end"] = "end"
    turn: TurnNumber
    verdict: Name


Entry = Head | Turn | Keyframe | Note | End
"""Any line of a save."""

_KINDS = frozenset({"head", "turn", "key", "note", "end"})
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="kind")])


def encode(entry: Entry, previous_hash: str) -> tuple[bytes, str]:
    """Write one entry as a sealed line, and give the new hash with it.

    The line is read back before it is handed out, so nothing is ever written that could not be read.
    """
    body = canonical.written(entry.model_dump())
    digest = _chained(previous_hash, body)
    line = body[:-1] + f',"h":"{digest}"}}\n'.encode("ascii")
    again, _ = decode(line, previous_hash)
    if again != entry:
        raise LineRefused("holds something that would not be read back as it was written")
    return line, digest


def decode(line: bytes, previous_hash: str, written: int = migrating.CURRENT) -> tuple[Entry, str]:
    """Read one sealed line of a save in format `written`, and give its hash with it.

    Any breach is a `LineRefused`: a line is right to the last byte or it is not used.
    """
    values, digest = unsealed(line, previous_hash)
    return entry_from(values, written), digest


def unsealed(line: bytes, previous_hash: str) -> tuple[dict[str, Any], str]:
    """Check the size, seal and text of a line, and give its bare values.

    Separate from the models, because this much holds for lines of every format.
    """
    if len(line) > LONG_LINE_LIMIT:
        raise LineRefused(f"is longer than {LONG_LINE_LIMIT} bytes")
    seal = seal_of(line)
    if seal is None:
        raise LineRefused("is not whole" if not line.endswith(b"\n") else "bears no seal")
    body = line[:-_SEAL_LENGTH] + b"}"
    digest = _chained(previous_hash, body)
    if seal != digest:
        raise LineRefused("fails its check")
    values = canonical.parsed(body)
    if len(line) > LINE_LIMIT and values.get("kind") not in LONG_KINDS:
        raise LineRefused(f"is longer than {LINE_LIMIT} bytes")
    return values, digest


def seal_of(line: bytes) -> str | None:
    """Give the hash a line claims, unchecked, or nothing where it has none.

    It is what the next line is chained to, so a line can be checked without all the lines before it.
    """
    seal = _SEAL.fullmatch(line, max(0, len(line) - _SEAL_LENGTH))
    return seal[1].decode("ascii") if seal else None


def entry_from(values: dict[str, Any], written: int) -> Entry:
    """Make the entry of a line's values, lifting them first where they are of an older format.

    An unknown kind is refused and not skipped: what it says might matter to the game.
    """
    kind = values.get("kind")
    if kind == "head":
        written = migrating.written_format(values)
    lifted = migrating.lifted(values, written)
    if lifted.get("kind") not in _KINDS:
        raise LineRefused(f"is of a kind this version does not know: {quoted(str(kind))}")
    try:
        return _ENTRY.validate_python(lifted)
    except ValidationError as error:
        raise LineRefused(_first_complaint(error)) from error


def _chained(previous_hash: str, body: bytes) -> str:
    return hashlib.blake2b(previous_hash.encode("ascii") + body, digest_size=16).hexdigest()


def _first_complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"is wrong at {quoted(place)}: {quoted(first['msg'], 120)}"
