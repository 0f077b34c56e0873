"""Texts that mean harm: what a file may say and must stay a text, and what it may not hold at all."""

from __future__ import annotations

from types import MappingProxyType

SHOWN = MappingProxyType({
    "a closing tag": "[/] x [/red] [/b]",
    "an action": "[@click=app.quit]x[/] [@click=screen.dismiss]y[/]",
    "an action with a file": "[@click=app.screenshot('x','y')]z[/]",
    "looks": "[b]b[/b] [red on blue]r[/] [$accent]a[/] [reverse]v",
    "links": "[link=http://evil.example]l[/link] http://evil.example/ :smile:",
    "half a tag": "\\[b] [ [[ ]] \\ [/",
    "a template": "$var $$accent %s %(x)s %d",
    "a page": "<script>alert('x')</script><img src=x onerror=alert('x')>&lt;",
    "a script": "';alert('x');// \"+alert('x')+\" </title>",
    "a long word": "W" * 80,
    "combining marks": "e" + "\u0301" * 20 + " a" + "\u0338\u0359" * 12,
    "wide signs": "漢字かな交じり文、한글 " + "界" * 20,
    "pictures": "🎌🧨🦊 ⚔\ufe0f ❤\ufe0f 🇯🇵 👍🏽 " + "🎌" * 12,
    "right to left": "שלום עולם العربية",
    "other spaces": "a\u00a0b\u2003c\u3000d",
    "a shell": "`id` $(id) ; rm -rf ~ | cat && x",
    "lines of a journal": '","h":"x","kind":"turn","orders":[]',
})  # fmt: skip
"""What a file may say in any text; shown as it is."""

REFUSED = MappingProxyType({
    "a colour": "\x1b[31mred",
    "a cleared screen": "\x1b[2J",
    "a title of the window": "\x1b]0;x\x07",
    "a link of the terminal": "\x1b]8;;http://evil.example\x1b\\",
    "the clipboard": "\x1b]52;c;eA==\x07",
    "a control of eight bits": "\x9b31m",
    "a bell": "a\x07b",
    "a backspace": "a\x08b",
    "nothing": "a\x00b",
    "delete": "a\x7fb",
    "a carriage return": "a\rb",
    "a tab": "a\tb",
    "right to left by force": "a\u202eb",
    "an isolate": "a\u2066b\u2069",
    "an arabic mark": "a\u061cb",
    "a zero width": "a\u200bb",
    "a joiner": "a\u200db",
    "a soft hyphen": "a\u00adb",
    "a byte order mark": "a\ufeffb",
    "a tag": "a\U000e0041b",
    "a line separator": "a\u2028b",
    "a private sign": "a\ue000b",
    "a blank letter": "a\u3164b",
})  # fmt: skip
"""What no text of a file may hold, plainly or as an escape."""

BRACES = (
    *("{braces}", "{", "}", "{0}", "{x.__class__}"),
    *("{date!r}", "{date:>9}", "{{date}}", "{date:unit:unit}", "${var}"),
)
"""What looks like a figure to be printed and is none."""
