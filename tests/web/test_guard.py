"""Only the game's own page on this machine is answered."""

from __future__ import annotations

import re

import pytest

from game.web.guard import kept_in, refused
from game.web.serving import PAGE
from game.web.table import LARGEST, cells

OWN = "127.0.0.1:8137"


@pytest.mark.parametrize(
    ("host", "origin", "path"),
    [
        (OWN, None, "/"),
        ("localhost:8137", None, "/static/js/textual.js"),
        (OWN, f"http://{OWN}", "/ws"),
        ("localhost:8137", "http://localhost:8137", "/ws"),
    ],
)
def test_the_own_page_is_answered(host: str, origin: str | None, path: str) -> None:
    """By either name of the loopback, with and without saying where it comes from."""
    assert refused(host, origin, path, 8137) == ""


@pytest.mark.parametrize(
    ("host", "origin", "path"),
    [
        (None, None, "/"),
        ("evil.example", None, "/"),
        ("evil.example:8137", "http://evil.example:8137", "/ws"),
        ("127.0.0.1:8138", None, "/"),
        ("127.0.0.1", None, "/"),
        (f"{OWN}.evil.example", None, "/"),
        (OWN, "http://evil.example", "/"),
        (OWN, "http://evil.example", "/ws"),
        (OWN, f"https://{OWN}", "/ws"),
        (OWN, "http://127.0.0.1:8138", "/ws"),
        (OWN, f"http://{OWN}.evil.example", "/ws"),
        (OWN, "null", "/ws"),
        (OWN, "", "/ws"),
        (OWN, None, "/ws"),
    ],
)
def test_everybody_else_is_refused_in_one_line(host: str | None, origin: str | None, path: str) -> None:
    """Another name, another port, a page from elsewhere, a frame without origin, a driver without one."""
    reason = refused(host, origin, path, 8137)
    assert re.fullmatch(r"Refused: [^\n]+\.", reason)


def test_the_usual_port_may_go_unsaid() -> None:
    """Browsers leave port 80 out of the address."""
    assert refused("127.0.0.1", "http://localhost", "/ws", 80) == ""


def test_the_page_names_no_other_machine() -> None:
    """Neither page nor style nor script of ours holds an address, and the policy allows none but our own."""
    ours = [path for path in sorted(PAGE.iterdir()) if path.suffix in {".html", ".css", ".js"}]
    texts = [path.read_text("utf-8").replace("ws://${location.host}/ws", "") for path in ours]
    assert len(texts) == 3
    assert [text for text in texts if "//" in re.sub(r"^\s*// .*$", "", text, flags=re.MULTILINE)] == []
    policy = kept_in(8137)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert set(re.findall(r"[a-z]+://\S+?(?=[ ;])", policy)) == {f"ws://{OWN}", "ws://localhost:8137"}


def test_every_font_that_the_style_names_is_there_with_its_licence() -> None:
    """Six small files and the text that lets us ship them."""
    named = re.findall(r"/page/(fonts/[\w.-]+)", (PAGE / "page.css").read_text("utf-8"))
    assert sorted(named) == sorted(f"fonts/{path.name}" for path in (PAGE / "fonts").glob("*.woff2"))
    assert sum((PAGE / name).stat().st_size for name in named) < 100_000
    assert "SIL OPEN FONT LICENSE" in (PAGE / "fonts" / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("wanted", "given"), [(80, 80), (0, 1), (-3, 1), (10**9, LARGEST), ("80", 1), (None, 1)]
)
def test_no_page_asks_for_an_impossible_terminal(wanted: object, given: int) -> None:
    """A size is held between one cell and a large screen."""
    assert cells(wanted) == given
