"""/api/documents: list, read, upload, remove and audit reports."""

from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import JSONResponse, PlainTextResponse, Response

from index.errors import LoadError
from service.api.contract import Engine, Json, audit_object, document_object, plain, text_object
from service.api.problems import Refusal, problem
from service.api.replies import speech

OVERRIDES = ("municipality", "committee", "year", "period", "title")
"""What an uploader may say about a file instead of leaving it to the content."""

MAX_FILES = 100

router = APIRouter(prefix="/api/documents")


@router.get("")
def listed(request: Request) -> Json:
    return {"documents": [document_object(document) for document in _engine(request).documents()]}


@router.post("")
async def upload(request: Request) -> Response:
    """Files of a multipart form, each under any field name, with the OVERRIDES as its other fields.

    Each file has its own result; 201 when at least one was stored, 422 when none could be read.
    """
    engine = _engine(request)
    async with request.form(max_files=MAX_FILES, max_fields=20) as form:
        files, overrides = _parts(form)
        results = []
        for file in files:
            name = PurePosixPath((file.filename or "").replace("\\", "/")).name or "namnlös"
            data = await file.read()
            results.append(await run_in_threadpool(_added, engine, name, data, overrides))
    failed = [result for result in results if result["status"] == "failed"]
    if len(failed) == len(results):
        sentences = " ".join(f"{result['name']}: {result['message']}" for result in failed)
        refusal = Refusal("unreadable-file", sentences, sentences, results=results)
        body = problem(refusal, speech(request))
        return JSONResponse(body, body["status"], media_type="application/problem+json")
    return JSONResponse({"results": results}, 201)


@router.get("/{id}")
def one(id: str, request: Request) -> Json:
    return document_object(_engine(request).document(id))


@router.get("/{id}/text")
def text(id: str, request: Request, format: Annotated[Literal["text", "json"], Query()] = "text") -> Response:
    """The stored text that every citation points into; as JSON with its pages and headings."""
    document = _engine(request).document(id)
    if format == "json":
        return JSONResponse(text_object(document))
    return PlainTextResponse(document.text)


@router.get("/{id}/audit")
def audit(id: str, request: Request) -> Json:
    return audit_object(id, _engine(request).audit(id))


@router.delete("/{id}", status_code=204)
def removed(id: str, request: Request) -> Response:
    _engine(request).remove(id)
    return Response(status_code=204)


def _engine(request: Request) -> Engine:
    engine: Engine = request.app.state.engine
    return engine


def _parts(form: FormData) -> tuple[list[UploadFile], dict[str, Any]]:
    """A form's files and overrides; unknown fields, a bad year or no file at all raise Refusal."""
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    fields = {name: value.strip() for name, value in form.multi_items() if isinstance(value, str)}
    for name in fields:
        if name not in OVERRIDES:
            raise Refusal(
                "invalid-request",
                f"Fältet ”{name[:100]}” känns inte igen; de som finns är {', '.join(OVERRIDES)}.",
                f"The field “{name[:100]}” is not known; there are {', '.join(OVERRIDES)}.",
            )
    if not files:
        raise Refusal(
            "invalid-request",
            "Ingen fil följde med. Skicka en eller flera filer som multipart/form-data.",
            "No file came with the request. Send one or more files as multipart/form-data.",
        )
    overrides: dict[str, Any] = {name: value for name, value in fields.items() if value}
    if "year" in overrides:
        overrides["year"] = _year(overrides["year"])
    return files, overrides


def _year(given: str) -> int:
    if len(given) != 4 or not given.isascii() or not given.isdigit():
        raise Refusal(
            "invalid-request",
            f"Året ”{given[:100]}” ska skrivas med fyra siffror, till exempel 2023.",
            f"The year “{given[:100]}” must have four digits, such as 2023.",
        )
    return int(given)


def _added(engine: Engine, name: str, data: bytes, overrides: dict[str, Any]) -> Json:
    """One file's result: the engine's, or why it could not be read."""
    try:
        result = plain(engine.add(name, data, overrides))
    except LoadError as error:
        return {"name": name, "status": "failed", "message": str(error)}
    return {key: value for key, value in result.items() if key != "path"}
