"""GET /api/figures: the figures that the reports state, filtered and paged, as JSON or CSV."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from service.api.checks import check_filters, check_measure
from service.api.contract import Engine, figures_object
from service.api.schema import FiguresQuery
from service.api.spreadsheet import csv_text

PAGE = 100
WHOLE = 100_000
"""Figures in one reply where the caller names no limit: a page of JSON, all of a CSV."""

router = APIRouter()


@router.get("/api/figures")
def figures(query: Annotated[FiguresQuery, Query()], request: Request) -> Response:
    engine: Engine = request.app.state.engine
    filters = query.filters()
    check_filters(filters, engine.listed())
    wanted = query.format or ("csv" if "text/csv" in request.headers.get("accept", "") else "json")
    limit = query.limit or (PAGE if wanted == "json" else WHOLE)
    measure = check_measure(query.measure)
    total, found = engine.figures(filters, query.activity or None, measure, query.offset, limit)
    body = figures_object(total, query.offset, limit, found)
    if wanted == "json":
        return JSONResponse(body)
    headers = {"content-disposition": 'attachment; filename="belagg.csv"', "x-total-count": str(total)}
    text = csv_text(body["figures"], excel=wanted == "excel")
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
