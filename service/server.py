"""Serving the application: takes the port, says the address once the page answers, stops quietly."""

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import uvicorn
from starlette.types import ASGIApp

from index.errors import BelaggError
from service.settings import Settings


class CannotListen(BelaggError):
    """The address or port cannot be used."""


def take_port(settings: Settings) -> tuple[socket.socket, Settings]:
    """A socket that listens on the settings' host and port, and the settings with the port it got (0 asks for any).

    Raises CannotListen.
    """
    if not 0 <= settings.port <= 65535:
        raise CannotListen(f"Porten {settings.port} finns inte; välj en mellan 0 och 65535.")
    taken: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        taken.listen(128)  # a port in use is told here, before any model is loaded
    except OSError as error:
        if taken is not None:
            taken.close()
        raise CannotListen(_reason(error, settings)) from error
    return taken, replace(settings, port=taken.getsockname()[1])


def _reason(error: OSError, settings: Settings) -> str:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return f"Porten {settings.port} används redan av ett annat program. Välj en annan med --port."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"Porten {settings.port} får inte användas av den här användaren. Välj en över 1023 med --port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"Adressen ”{settings.host}” finns inte på den här datorn. Välj en annan med --host."
    return f"Det gick inte att lyssna på {where}: {error.strerror or error}."


class _Announcing(uvicorn.Server):
    """Calls `announce` when requests are answered."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announce()


def serve(app: ASGIApp, listener: socket.socket, announce: Callable[[], None]) -> None:
    """Serves until interrupted; the application's own shutdown runs before this returns."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
    with suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it
        _Announcing(config, announce).run(sockets=[listener])
