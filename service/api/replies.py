"""Replies shared by the routes: problems and server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from service.api.faults import invalid_request
from service.api.problems import Refusal, Speech, problem, speech_of

KEEP_ALIVE_S = 10.0
"""How often a waiting event stream says that it is still there, in seconds."""


def speech(request: Request) -> Speech:
    return speech_of(request.headers.get("accept-language", ""))


async def on_error(request: Request, error: Exception) -> Response:
    """The problem object of any error that a route raised."""
    body = problem(_understood(error), speech(request))
    headers = error.headers if isinstance(error, HTTPException) else None
    return JSONResponse(body, body["status"], headers=headers, media_type="application/problem+json")


def _understood(error: Exception) -> Exception:
    if isinstance(error, RequestValidationError):
        return invalid_request(error.errors())
    if isinstance(error, HTTPException) and error.status_code == 404:
        return Refusal(
            "not-found",
            "Det finns inget på den adressen. Se efter att den är rätt skriven, eller börja på startsidan.",
            "There is nothing at that address. Check its spelling, or begin at the start page.",
        )
    if isinstance(error, HTTPException) and error.status_code == 405:
        return Refusal(
            "wrong-method",
            "Adressen finns men tar inte emot den sortens anrop.",
            "The address exists but does not take that kind of request.",
        )
    if isinstance(error, HTTPException) and error.status_code == 400:
        return Refusal(
            "invalid-request",
            "Innehållet i anropet gick inte att läsa. Skicka det i den form som API:et beskriver.",
            "The body of the request could not be read. Send it in the form that the API describes.",
        )
    return error


async def events(work: Callable[[], Any], spoken: Speech) -> AsyncIterator[str]:
    """Server-sent events: comments while `work` runs in a thread, then its object as `answer`, or a `problem`."""
    running = asyncio.ensure_future(run_in_threadpool(work))
    yield ": started\n\n"
    while not (await asyncio.wait({running}, timeout=KEEP_ALIVE_S))[0]:
        yield ": working\n\n"
    try:
        name, data = "answer", running.result()
    except Exception as error:  # the status line is long sent: the stream itself has to tell
        name, data = "problem", problem(error, spoken)
    yield f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
