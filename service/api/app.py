"""The HTTP application: routes of the contract and the page at `/`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from index.errors import BelaggError
from service.api import asking, chat, documents, drafts, figures
from service.api.contract import Engine, Json, status_object
from service.api.guard import Guard
from service.api.replies import on_error
from service.settings import Settings

WEB = Path(__file__).resolve().parents[1] / "web"


def create_app(engine: Engine, settings: Settings) -> FastAPI:
    """The application around an engine, which it closes when it stops."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        engine.close()

    app = FastAPI(
        title="Belägg",
        version=belagg_version(),
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.engine = engine
    app.state.max_upload = settings.max_upload
    app.add_middleware(Guard, hosts=settings.accepted_hosts, max_body=settings.max_body, max_upload=settings.max_upload)
    for error in (BelaggError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(error, on_error)
    for router in (asking.router, chat.router, documents.router, drafts.router, figures.router):
        app.include_router(router)
    app.add_api_route("/healthz", healthz, methods=["GET"])
    app.add_api_route("/", start_page, methods=["GET"], include_in_schema=False)
    app.mount("/web", Revalidated(directory=WEB), name="web")
    return app


def healthz(request: Request) -> Json:
    state = request.app.state
    return status_object(state.engine.status(), belagg_version(), state.max_upload)


def start_page() -> FileResponse:
    return FileResponse(WEB / "index.html", headers={"cache-control": "no-cache"})


class Revalidated(StaticFiles):
    """Static files that a browser keeps but asks about each time: a new version shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def belagg_version() -> str:
    """The installed version; "0+unknown" when run from a folder that was never installed."""
    try:
        return version("belagg")
    except PackageNotFoundError:
        return "0+unknown"
