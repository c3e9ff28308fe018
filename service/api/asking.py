"""POST /api/ask and GET /api/search."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from service.api.checks import check_ask, check_filters, check_question
from service.api.contract import Engine, Json, answer_object, hit_object
from service.api.replies import events, speech
from service.api.schema import AskBody, SearchQuery
from service.types import Ask

router = APIRouter()


@router.post("/api/ask")
async def ask(body: AskBody, request: Request) -> Response:
    """An answer; with `stream` the same object as the last event of a text/event-stream."""
    engine: Engine = request.app.state.engine
    asked = body.ask()
    await run_in_threadpool(_check, engine, asked)
    if body.stream:
        stream = events(lambda: answer_object(engine.ask(asked)), speech(request))
        return StreamingResponse(stream, media_type="text/event-stream")
    return JSONResponse(answer_object(await run_in_threadpool(engine.ask, asked)))


def _check(engine: Engine, asked: Ask) -> None:
    check_question(asked.question)  # before the documents are read: it needs none
    check_ask(asked, engine.listed())


@router.get("/api/search")
def search(query: Annotated[SearchQuery, Query()], request: Request) -> Json:
    """Passages, best first."""
    engine: Engine = request.app.state.engine
    asked = check_question(query.q)
    filters = query.filters()
    check_filters(filters, engine.listed())
    hits = engine.search(asked, filters, query.k)
    papers = {id: engine.document(id) for id in {hit.document for hit in hits}}
    return {"query": asked, "hits": [hit_object(hit, papers[hit.document]) for hit in hits]}
