"""/api/drafts and /api/check: summaries drafted from reports, every figure proven, and texts held against them.

The rooms that draft, read tables and write files are imported by the first request that needs them, so that the first
answer after a start does not wait for them.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BeforeValidator, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from service.api.contract import Json, plain
from service.api.problems import Refusal, Speech, problem
from service.api.replies import speech
from service.api.schema import Strict, Texts
from service.draft.records import Draft, Length, Order, Part, ProofStatus
from service.types import Language

if TYPE_CHECKING:
    from service.draft.check import CheckedText
    from service.draft.desk import HoldsCatalogue

MAX_TEXT = 200_000
"""Characters of a text to check or of an edited draft."""
_MEDIA: dict[str, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "markdown": ("text/markdown; charset=utf-8", "md"),
    "html": ("text/html; charset=utf-8", "html"),
}

router = APIRouter(prefix="/api")


def _many(value: object) -> object:
    return (value,) if isinstance(value, str) else () if value is None else value


class OrderBody(Strict):
    document: Annotated[str, Field(min_length=1, max_length=200)]
    sections: Annotated[tuple[Part, ...], BeforeValidator(_many)] = ()
    length: Length = "normal"
    language: Language = "sv"

    def order(self) -> Order:
        return Order(self.sections, self.length, self.language)


class DraftBody(OrderBody):
    """Body of POST /api/drafts."""

    text: Annotated[str | None, Field(max_length=MAX_TEXT)] = None
    stream: bool = False


class ExportBody(OrderBody):
    """Body of POST /api/drafts/export."""

    text: Annotated[str | None, Field(max_length=MAX_TEXT)] = None
    format: Literal["docx", "markdown", "html"] = "docx"
    accept_unproven: bool = False


class CompareBody(Strict):
    """Body of POST /api/drafts/compare."""

    document: Texts = ()
    language: Language = "sv"
    format: Literal["json", "docx", "markdown"] = "json"


class CheckBody(Strict):
    """Body of POST /api/check."""

    document: Annotated[str, Field(min_length=1, max_length=200)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]


@router.post("/drafts")
async def draft(body: DraftBody, request: Request) -> Response:
    """A draft with its proofs; with `stream` its progress as server-sent events, the draft as the last."""
    engine = _engine(request)
    if body.stream:
        return StreamingResponse(_events(engine, body, speech(request)), media_type="text/event-stream")
    made = await run_in_threadpool(_drafted, engine, body)
    return JSONResponse(draft_object(made))


@router.post("/drafts/export")
async def export(body: ExportBody, request: Request) -> Response:
    """The draft, or its edited text, as a file. Refused while a figure is unproven, unless that is accepted."""
    engine = _engine(request)
    data = await run_in_threadpool(_file, engine, body)
    media, ending = _MEDIA[body.format]
    name = f"sammanfattning-{body.document}.{ending}"
    return Response(data, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


@router.post("/drafts/compare")
async def compare(body: CompareBody, request: Request) -> Response:
    """The economy of several reports on one page; of all of them when none is named."""
    engine = _engine(request)
    data = await run_in_threadpool(_compared, engine, body)
    if not isinstance(data, bytes):
        return JSONResponse(data)
    media, ending = _MEDIA[body.format]
    return Response(
        data, media_type=media, headers={"content-disposition": f'attachment; filename="jamforelse.{ending}"'}
    )


@router.post("/check")
async def check(body: CheckBody, request: Request) -> Response:
    """Every figure of a text held against a report: proven, contradicted or not found."""
    engine = _engine(request)
    return JSONResponse(await run_in_threadpool(_checked, engine, body))


def _engine(request: Request) -> "HoldsCatalogue":
    engine: HoldsCatalogue = request.app.state.engine
    return engine


def _drafted(engine: "HoldsCatalogue", body: DraftBody) -> Draft:
    from service.draft.desk import draft_of

    return draft_of(engine, body.document, body.order(), body.text)


def _compared(engine: "HoldsCatalogue", body: CompareBody) -> Json | bytes:
    from service.draft.desk import comparison_of
    from service.export.files import exported_comparison

    found = comparison_of(engine.catalogue(), body.document, body.language)
    if body.format != "json":
        return exported_comparison(found, body.format)
    shown: Json = plain(found)
    return shown


def _checked(engine: "HoldsCatalogue", body: CheckBody) -> Json:
    from service.draft.desk import check_against

    return check_object(body.document, check_against(engine.catalogue(), body.document, body.text))


def _file(engine: "HoldsCatalogue", body: ExportBody) -> bytes:
    from service.draft.desk import draft_of
    from service.export.files import exported
    from service.export.notes import UnprovenFigures

    made = draft_of(engine, body.document, body.order(), body.text)
    try:
        return exported(made, body.format, body.accept_unproven)
    except UnprovenFigures as error:
        english = (
            f"The text has {len(made.unproven)} figures that the report does not bear out: "
            f"{'; '.join(proof.text for proof in made.unproven[:8])}. Correct them, or accept that the file says so."
        )
        raise Refusal("unproven", str(error), english, figures=[plain(proof) for proof in made.unproven]) from error


async def _events(engine: "HoldsCatalogue", body: DraftBody, spoken: Speech) -> AsyncIterator[str]:
    """`progress` events while the draft is made, then `draft` or `problem`."""
    from service.draft.desk import draft_of

    loop, steps = asyncio.get_running_loop(), asyncio.Queue[Json | None]()

    def tell(done: int, total: int, section: str) -> None:
        loop.call_soon_threadsafe(steps.put_nowait, {"done": done, "total": total, "section": section})

    def work() -> Draft:
        try:
            return draft_of(engine, body.document, body.order(), body.text, tell)
        finally:
            loop.call_soon_threadsafe(steps.put_nowait, None)

    running = asyncio.ensure_future(run_in_threadpool(work))
    while (step := await steps.get()) is not None:
        yield _event("progress", step)
    try:
        yield _event("draft", draft_object(await running))
    except Exception as error:  # the status line is long sent: the stream itself has to tell
        yield _event("problem", problem(error, spoken))


def _event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def draft_object(made: Draft) -> Json:
    """A draft as the contract gives it, with its text as one piece of Markdown to edit."""
    found: Json = plain(made)
    found["figures"] = len(made.proofs)
    found["unproven"] = len(made.unproven)
    found["share_proven"] = round(made.share_proven, 4)
    found["text"] = text_of(made)
    return found


def text_of(made: Draft) -> str:
    """The draft's sections and paragraphs as Markdown, without notes."""
    lines = []
    for section in made.sections:
        lines += [f"## {section.heading}", ""]
        for paragraph in section.paragraphs():
            lines += [" ".join(sentence.text for sentence in paragraph), ""]
    return re.sub(r"\n+$", "\n", "\n".join(lines))


def check_object(document: str, found: "CheckedText") -> Json:
    return {
        "document": document,
        "text": found.text,
        **{status.value: found.count(status) for status in ProofStatus},
        "figures": [plain(proof) for proof in found.proofs],
    }
