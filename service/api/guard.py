"""What stands in front of the application: whom it answers, how much it reads, and the headers of every reply.

The service listens on loopback, where any page that the user visits can send requests. So a request must name a host
that is ours (a foreign name that points to 127.0.0.1 is refused), and one that changes anything must not come from
another site's page. No CORS header is ever sent.
"""

import json
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Refusal, problem, speech_of

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware around the whole application.

    `hosts` are accepted host names without port ("*" for any); `max_upload` bounds POST /api/documents and
    `max_body` every other body, in bytes.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], max_body: int, max_upload: int) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.max_body = max_body
        self.max_upload = max_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = self.max_upload if scope["path"].rstrip("/") == "/api/documents" else self.max_body
        refusal = self._refusal(scope["method"], headers, limit)
        if refusal is not None:
            await _send_problem(refusal, headers, send)
            return
        await self._limited(scope, receive, send, headers, limit)

    def _refusal(self, method: str, headers: Headers, limit: int) -> Refusal | None:
        host = headers.get("host", "")
        if "*" not in self.hosts and host_name(host) not in self.hosts:
            return Refusal(
                "wrong-host",
                f"Tjänsten svarar inte under namnet ”{host[:200]}”. Öppna den på adressen som skrevs ut när den "
                "startade, eller lägg till namnet i BELAGG_HOSTS.",
                f"The service does not answer under the name “{host[:200]}”. Open it at the address printed when it "
                "started, or add the name to BELAGG_HOSTS.",
            )
        if method not in _SAFE_METHODS and not same_site(headers):
            return Refusal(
                "wrong-origin",
                "Anropet kommer från en annan webbplats och utförs inte. Använd tjänstens egen sida.",
                "The request comes from another site and is not carried out. Use the service's own page.",
            )
        announced = headers.get("content-length", "0")
        if announced.isascii() and announced.isdigit() and int(announced) > limit:
            return _too_large(limit)
        return None

    async def _limited(self, scope: Scope, receive: Receive, send: Send, headers: Headers, limit: int) -> None:
        """Runs the application; a body that grows past `limit` without having said so gets the same refusal."""
        seen = 0
        over = False
        started = False

        async def counted() -> Message:
            nonlocal seen, over
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                over = True
                raise _too_large(limit)
            return message

        async def dressed(message: Message) -> None:
            nonlocal started
            if over and not started:
                return  # whatever the application makes of the broken-off body; the refusal is sent below
            if message["type"] == "http.response.start":
                started = True
                _dress(message)
            await send(message)

        try:
            await self.app(scope, counted, dressed)
        except Refusal:
            if not over:
                raise
        if over and not started:
            await _send_problem(_too_large(limit), headers, send)


def host_name(host: str) -> str:
    """A Host header's name, lower case, without port and without the brackets of an IPv6 address."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def same_site(headers: Headers) -> bool:
    """Whether a request comes from our own page or from a program that is no browser."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}


def _too_large(limit: int) -> Refusal:
    shown = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit} byte"
    return Refusal(
        "too-large",
        f"Det som skickades är större än gränsen på {shown}. Skicka mindre åt gången.",
        f"What was sent is larger than the limit of {shown}. Send less at a time.",
    )


def _dress(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-store")


async def _send_problem(refusal: Refusal, headers: Headers, send: Send) -> None:
    body = problem(refusal, speech_of(headers.get("accept-language", "")))
    start: Message = {
        "type": "http.response.start",
        "status": body["status"],
        "headers": [(b"content-type", b"application/problem+json"), (b"connection", b"close")],
    }
    _dress(start)
    await send(start)
    await send({"type": "http.response.body", "body": json.dumps(body, ensure_ascii=False).encode()})
