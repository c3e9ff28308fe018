"""GET /api/figures: filters, pages and tables to open elsewhere."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from index.types import Filters
from tests.service.fake import NUMBER, TEXT, FakeEngine


class TestFigures:
    def test_figures_point_into_the_text(self, client: TestClient) -> None:
        found = client.get("/api/figures").json()
        assert (found["total"], found["offset"], found["limit"]) == (2, 0, 100)
        first = found["figures"][0]
        assert TEXT[first["start"] : first["end"]] == "4,4"
        assert (first["value"], first["unit"], first["favourable"], first["start"]) == (
            "-4.4",
            "mnkr",
            -1,
            NUMBER.start,
        )

    def test_filters_and_paging_reach_the_engine(self, client: TestClient, engine: FakeEngine) -> None:
        query = {
            "municipality": ["Lingonköping", "Blåbärsby"],
            "year": 2023,
            "activity": "barn",
            "measure": "Deviation",
        }
        assert client.get("/api/figures", params={**query, "offset": 20, "limit": 10}).status_code == 200
        filters = Filters(("Lingonköping", "Blåbärsby"), (), (2023,), ())
        assert engine.figure_calls == [(filters, "barn", "deviation", 20, 10)]

    @pytest.mark.parametrize("how", [{"params": {"format": "csv"}}, {"headers": {"accept": "text/csv"}}])
    def test_csv(self, client: TestClient, how: dict[str, dict[str, str]]) -> None:
        reply = client.get("/api/figures", **how)
        assert reply.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(reply.text)))
        assert [(row["municipality"], row["value"], row["section"]) for row in rows] == [
            ("Lingonköping", "-4.4", "Ekonomi"),
            ("Blåbärsby", "-4.4", "Ekonomi"),
        ]

    def test_csv_for_spreadsheets(self, client: TestClient) -> None:
        reply = client.get("/api/figures", params={"format": "excel", "limit": 1})
        assert reply.content.startswith(b"\xef\xbb\xbfdocument;title;")
        assert ";-4,4;mnkr;" in reply.text
        assert reply.headers["x-total-count"] == "2"

    def test_unknown_measure(self, client: TestClient) -> None:
        reply = client.get("/api/figures", params={"measure": "vinst"})
        assert reply.status_code == 422
        assert reply.json()["detail"].startswith("Måttet ”vinst” finns inte. Välj ett av: budget, outcome, forecast,")

    def test_misspelt_filter_is_refused(self, client: TestClient) -> None:
        reply = client.get("/api/figures", params={"municipalty": "Lingonköping"})
        assert reply.json()["detail"] == "Fältet ”municipalty” känns inte igen; ta bort det eller rätta stavningen."
