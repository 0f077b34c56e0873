"""Who may talk to the game: its own page on this machine, and nothing else.

Any page of the internet may try to reach a server on the loopback, and would play in the player's name.
"""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

HTTP_PORT = 80
NAMES = ("127.0.0.1", "localhost")
"""What the loopback is called in an address; any other name is a foreign page's trick."""
DRIVES = "/ws"
"""Where a game is driven; here a page must say who it is."""


def hosts_of(port: int) -> tuple[str, ...]:
    """How a browser may name this server, its port included where an address shows one."""
    bare = NAMES if port == HTTP_PORT else ()
    return (*(f"{name}:{port}" for name in NAMES), *bare)


def refused(host: str | None, origin: str | None, path: str, port: int) -> str:
    """Why a request is not answered, in one line; empty where it is."""
    known = hosts_of(port)
    if host not in known:
        return f"Refused: this is the game at http://{known[0]}/, and was asked for by another name."
    if origin is None:
        return "Refused: only the game's own page may drive it." if path == DRIVES else ""
    if origin not in {f"http://{each}" for each in known}:
        return "Refused: a page from elsewhere may not reach the game."
    return ""


def guard(port: int) -> Middleware:
    """Refuse strangers before anything is done, so that none of them begins a game."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        headers = request.headers
        reason = refused(headers.get("Host"), headers.get("Origin"), request.path, port)
        if reason:
            return web.Response(status=403, text=f"{reason}\n")
        return await handler(request)

    return guarded


def kept_in(port: int) -> dict[str, str]:
    """The headers that let the page load from here alone, and let no other page frame it."""
    sockets = " ".join(f"ws://{host}" for host in hosts_of(port))
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data:",
        f"connect-src 'self' {sockets}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
