"""Writes every golden game anew: `python -m tests.golden.regenerate`; then read the difference.

To add one, write a file NAME.txt with the lines `scenario ID` and `seed N` and, for each turn, the line
`Orders given` with its orders indented below, and run this.
"""

from __future__ import annotations

import sys

from tests.golden.recording import goldens

if __name__ == "__main__":
    for golden in goldens():
        text = golden.text
        changed = text != golden.path.read_text(encoding="utf-8")
        golden.path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{golden.path.name}: {'changed' if changed else 'as it was'}\n")
