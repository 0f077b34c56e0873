"""What plain text is written on: wrapped lines of 80 columns on any stream, without a control code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TextIO

from game.signs import ascii_of

WIDTH = 80


class Page:
    """A stream with a left margin; nothing it is given can drive a terminal."""

    def __init__(self, stream: TextIO, *, lasting: bool = False) -> None:
        """Write on a stream; a lasting page goes on, silent, when its reader goes away."""
        self._stream, self._lasting, self._read = stream, lasting, True

    def line(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Write a paragraph wrapped to the width, its following lines indented by `hang` more."""
        before = " " * indent
        for part in text.split("\n"):
            wrapped = textwrap.wrap(
                clean(part),
                WIDTH,
                initial_indent=before,
                subsequent_indent=before + " " * hang,
                break_on_hyphens=False,
            )
            for each in wrapped or [""]:
                self._write(each + "\n")

    def lines(self, texts: Iterable[str], indent: int = 0) -> None:
        """Write each text as a paragraph of its own."""
        for text in texts:
            self.line(text, indent, 2)

    def heading(self, text: str) -> None:
        """Write the title of a part, after an empty line."""
        self.line()
        self.line(text)

    def prompt(self) -> None:
        """Say that a line is awaited."""
        self._write("> ")
        self._stream.flush()

    def _write(self, text: str) -> None:
        try:
            text.encode(self._stream.encoding or "utf-8")
        except UnicodeEncodeError:
            text = "".join(sign if _holds(self._stream.encoding, sign) else ascii_of(sign) for sign in text)
        if self._read:
            self._written(text)

    def _written(self, text: str) -> None:
        try:
            self._stream.write(text)
        except BrokenPipeError:
            self._read = False
            if not self._lasting:
                raise


def _holds(coding: str, sign: str) -> bool:
    try:
        sign.encode(coding)
    except UnicodeEncodeError:
        return False
    return True


def clean(text: str) -> str:
    """A text in which whatever is not a printed sign is a space."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def cited(label: str, source: str) -> str:
    """How something is known and where it stands written, in brackets."""
    words = "; ".join(word for word in (label, source) if word)
    return f" [{words}]" if words else ""


def sentence(text: str) -> str:
    """A text that ends like a sentence, so that a voice reading it makes a pause."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:”\"'" else f"{text}."
