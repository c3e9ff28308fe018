"""/v1/chat/completions and /v1/models: the engine for ordinary chat clients, in the form that they know.

The last message of the user is the question, the turns before it are its history. System messages and sampling
settings change nothing: there is nothing here for them to steer.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from index.errors import BelaggError
from service.api.chat_text import answer_text, without_sources
from service.api.checks import check_ask
from service.api.contract import Engine, Json, answer_object
from service.api.problems import Refusal, Speech, problem
from service.api.replies import KEEP_ALIVE_S, on_error, speech
from service.api.schema import MAX_TURNS, FilterFields
from service.types import Answer, Ask, Turn

MODEL = "belagg"

_PIECES = re.compile(r"\S+\s*|\s+")


class TextPart(BaseModel):
    """A piece of a message; pieces that are no text (pictures) are passed over."""

    model_config = ConfigDict(extra="ignore")

    type: str
    text: str = ""


class ChatMessage(BaseModel):
    model_config = ConfigDict(extra="ignore")

    role: str
    content: str | tuple[TextPart, ...] | None = None

    @property
    def text(self) -> str:
        if self.content is None or isinstance(self.content, str):
            return (self.content or "").strip()
        return "\n".join(part.text for part in self.content if part.type in {"text", "input_text"}).strip()


class ChatFields(FilterFields):
    """What a client may say besides what the form knows: `extra_body={"belagg": {"municipality": ...}}`."""

    language: Literal["auto", "sv", "en"] = "auto"


class ChatBody(BaseModel):
    """Unknown fields are let by: clients send many that mean nothing here."""

    model_config = ConfigDict(extra="ignore")

    messages: Annotated[tuple[ChatMessage, ...], Field(min_length=1, max_length=1000)]
    stream: bool = False
    belagg: ChatFields = ChatFields()

    def ask(self) -> Ask:
        """The question with the turns before it; Refusal where no user says anything."""
        asked = [number for number, message in enumerate(self.messages) if message.role == "user"]
        if not asked:
            raise Refusal(
                "empty-question",
                "Samtalet har inget meddelande från en användare. Skicka frågan som ett sådant.",
                "The conversation has no message from a user. Send the question as one.",
            )
        last = asked[-1]
        turns = tuple(self._turns(last))[-MAX_TURNS:]
        return Ask(self.messages[last].text, self.belagg.filters(), self.belagg.language, turns)

    def _turns(self, last: int) -> Iterator[Turn]:
        question = ""
        for message in self.messages[:last]:
            if message.role == "user":
                if question:
                    yield Turn(question)
                question = message.text
            elif message.role == "assistant" and question:
                yield Turn(question, without_sources(message.text))
                question = ""
        if question:
            yield Turn(question)


class ChatRoute(APIRoute):
    """Errors as problem objects that also carry the `error` object which chat clients look for."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except (BelaggError, RequestValidationError) as error:
                response = await on_error(request, error)
                body = with_error(json.loads(bytes(response.body)))
                return JSONResponse(body, response.status_code, media_type="application/problem+json")

        return handled


router = APIRouter(prefix="/v1", route_class=ChatRoute)


@router.get("/models")
def models() -> Json:
    return {"object": "list", "data": [model_object()]}


@router.get("/models/{name}")
def model(name: str) -> Json:
    if name != MODEL:
        raise Refusal(
            "not-found",
            f"Det finns ingen modell ”{name[:100]}”; den som finns heter {MODEL}.",
            f"There is no model “{name[:100]}”; the one there is is called {MODEL}.",
        )
    return model_object()


@router.post("/chat/completions")
async def chat(body: ChatBody, request: Request) -> Response:
    """An answer as a chat completion, whole or in pieces; the contract's answer object is its `belagg` field."""
    engine: Engine = request.app.state.engine
    asked = body.ask()
    await run_in_threadpool(lambda: check_ask(asked, engine.listed()))
    if body.stream:
        return StreamingResponse(chunks(lambda: engine.ask(asked), speech(request)), media_type="text/event-stream")
    return JSONResponse(completion(await run_in_threadpool(engine.ask, asked)))


def model_object() -> Json:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def completion(answer: Answer) -> Json:
    """The whole completion. It counts no tokens: there is no model whose tokens they would be."""
    return {
        **_head("chat.completion"),
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": answer_text(answer), "refusal": None},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "belagg": answer_object(answer),
    }


async def chunks(work: Callable[[], Answer], spoken: Speech) -> AsyncIterator[str]:
    """The completion as server-sent events: comments while `work` runs, then the text word by word."""
    running = asyncio.ensure_future(run_in_threadpool(work))
    head = _head("chat.completion.chunk")
    yield _event(head, {"role": "assistant", "content": ""})
    while not (await asyncio.wait({running}, timeout=KEEP_ALIVE_S))[0]:
        yield ": working\n\n"
    try:
        answer = running.result()
    except Exception as error:  # the status line is long sent: the stream itself has to tell
        yield f"data: {json.dumps(with_error(problem(error, spoken)), ensure_ascii=False)}\n\n"
        return
    for piece in _PIECES.findall(answer_text(answer)):
        yield _event(head, {"content": piece})
    yield _event({**head, "belagg": answer_object(answer)}, {}, "stop")
    yield "data: [DONE]\n\n"


def with_error(body: Json) -> Json:
    """A problem object with the `error` that chat clients show."""
    kind = "invalid_request_error" if body["status"] < 500 else "server_error"
    return {**body, "error": {"message": body["detail"], "type": kind, "param": None, "code": body["type"]}}


def _head(kind: str) -> Json:
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}


def _event(head: Json, delta: dict[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return f"data: {json.dumps({**head, 'choices': [choice]}, ensure_ascii=False)}\n\n"
