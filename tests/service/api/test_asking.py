"""POST /api/ask and GET /api/search: exact objects, and refusals that say what to do."""

import json

import pytest
from fastapi.testclient import TestClient

from index.errors import ModelMismatch
from index.types import Filters
from service.types import Ask, Turn
from tests.service.api.client import PROBLEM, client_for
from tests.service.fake import QUOTE, FakeEngine


class TestAsk:
    def test_answer_is_the_contracts_object(self, client: TestClient) -> None:
        reply = client.post("/api/ask", json={"question": "Hur gick det?"})
        assert reply.status_code == 200
        assert reply.json() == {
            "status": "answered",
            "language": "sv",
            "answer": "Barn och unga i Lingonköping gick 4,4 mnkr över budget [1].",
            "citations": [
                {
                    "marker": 1,
                    "document": "a1",
                    "title": "Delårsrapport Lingonköping",
                    "municipality": "Lingonköping",
                    "committee": "Socialnämnden",
                    "period": "2023-01/2023-08",
                    "section": ["Ekonomi"],
                    "page": 1,
                    "start": QUOTE.start,
                    "end": QUOTE.end,
                    "quote": "Barn och unga gick 4,4 mnkr över budget.",
                }
            ],
            "figures": [
                {
                    "text": "4,4 mnkr",
                    "value": "-4.4",
                    "unit": "mnkr",
                    "activity": "Barn och unga",
                    "measure": "deviation",
                    "period": "2023-01/2023-08",
                    "municipality": "Lingonköping",
                    "marker": 1,
                    "derived": None,
                }
            ],
            "table": None,
            "warnings": [{"kind": "conflict", "message": "Tabellen säger 4,5.", "markers": [1]}],
            "model": {"embedding": "fake", "generator": "none", "prompt": None},
            "timings_ms": {"total": 1.0},
        }

    def test_everything_asked_reaches_the_engine(self, client: TestClient, engine: FakeEngine) -> None:
        body = {
            "question": "  Och där? ",
            "municipality": ["Blåbärsby"],
            "committee": ["Socialnämnden"],
            "year": [2022],
            "document": ["b2"],
            "language": "en",
            "history": [{"question": "Hur gick det?", "answer": "Bra."}],
        }
        assert client.post("/api/ask", json=body).status_code == 200
        filters = Filters(("Blåbärsby",), ("Socialnämnden",), (2022,), ("b2",))
        assert engine.asked == [Ask("Och där?", filters, "en", (Turn("Hur gick det?", "Bra."),))]

    def test_stream_ends_with_the_same_object(self, client: TestClient) -> None:
        plain = client.post("/api/ask", json={"question": "Hur gick det?"}).json()
        reply = client.post("/api/ask", json={"question": "Hur gick det?", "stream": True})
        assert reply.headers["content-type"].startswith("text/event-stream")
        name, data = reply.text.strip().split("\n\n")[-1].split("\n")
        assert name == "event: answer"
        assert json.loads(data.removeprefix("data: ")) == plain

    def test_stream_tells_what_fails_under_way(self) -> None:
        client = client_for(FakeEngine(failing=ModelMismatch("Läs in rapporterna på nytt.")))
        reply = client.post("/api/ask", json={"question": "Hur gick det?", "stream": True})
        name, data = reply.text.strip().split("\n\n")[-1].split("\n")
        assert name == "event: problem"
        assert json.loads(data.removeprefix("data: "))["detail"] == "Läs in rapporterna på nytt."

    @pytest.mark.parametrize(
        ("body", "status", "kind", "detail"),
        [
            pytest.param(
                {"question": " \n "},
                422,
                "empty-question",
                "Frågan är tom. Skriv en fråga om rapporterna, till exempel ”Vad är helårsprognosen?”.",
                id="empty",
            ),
            pytest.param(
                {"question": "å" * 10_000},
                422,
                "long-question",
                "Frågan är 10\u00a0000 tecken lång och får vara högst 2\u00a0000. "
                "Korta den, eller dela upp den i flera frågor.",
                id="10000-characters",
            ),
            pytest.param(
                {"question": "Hur?", "municipality": ["Solna"]},
                422,
                "unknown-filter",
                "Det finns ingen rapport för kommunen ”Solna”. Det som finns är: Blåbärsby, Lingonköping. "
                "Välj något av det, eller ta bort filtret.",
                id="unknown-municipality",
            ),
            pytest.param(
                {"question": "Hur?", "year": 2019},
                422,
                "unknown-filter",
                "Det finns ingen rapport för året ”2019”. Det som finns är: 2022, 2023. "
                "Välj något av det, eller ta bort filtret.",
                id="unknown-year",
            ),
            pytest.param(
                {"question": "Hur?", "year": [2022], "municipality": ["lingonköping"]},
                422,
                "unknown-filter",
                "Ingen rapport passar alla filter på en gång. Ta bort något av dem.",
                id="filters-exclude-each-other",
            ),
            pytest.param(
                {"question": "Hur?", "kommun": ["Lingonköping"]},
                422,
                "invalid-request",
                "Fältet ”kommun” känns inte igen; ta bort det eller rätta stavningen.",
                id="unknown-field",
            ),
            pytest.param({}, 422, "invalid-request", "Fältet ”question” saknas.", id="no-question"),
            pytest.param([1], 422, "invalid-request", "Innehållet ska vara ett JSON-objekt.", id="no-object"),
        ],
    )
    def test_refusals(
        self, client: TestClient, engine: FakeEngine, body: object, status: int, kind: str, detail: str
    ) -> None:
        reply = client.post("/api/ask", json=body)
        assert (reply.status_code, reply.headers["content-type"]) == (status, PROBLEM)
        problem = reply.json()
        assert (problem["type"], problem["status"], problem["detail"]) == (f"urn:belagg:{kind}", status, detail)
        assert engine.asked == []

    @pytest.mark.parametrize("length", [2000, 2001])
    def test_longest_question(self, client: TestClient, length: int) -> None:
        reply = client.post("/api/ask", json={"question": "å" * length})
        assert reply.status_code == (200 if length == 2000 else 422)

    def test_bad_json(self, client: TestClient) -> None:
        reply = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
        assert reply.json()["detail"] == "Innehållet är inte giltig JSON."

    def test_empty_store(self) -> None:
        reply = client_for(FakeEngine([])).post("/api/ask", json={"question": "Hur gick det?"})
        assert reply.status_code == 409
        assert reply.json()["detail"] == (
            "Det finns inga rapporter att söka i än. Lägg till rapporter på sidan, med ”belagg ingest” eller genom "
            "POST /api/documents."
        )

    @pytest.mark.parametrize(
        ("accepted", "title"),
        [("en-GB,en;q=0.9,sv;q=0.1", "The question is empty"), ("de, sv", "Frågan är tom"), ("", "Frågan är tom")],
    )
    def test_language_of_refusals(self, client: TestClient, accepted: str, title: str) -> None:
        reply = client.post("/api/ask", json={"question": ""}, headers={"accept-language": accepted})
        assert reply.json()["title"] == title

    def test_unexpected_errors_tell_nothing_of_the_inside(self) -> None:
        reply = client_for(FakeEngine(failing=RuntimeError("secret path"))).post("/api/ask", json={"question": "Hur?"})
        assert (reply.status_code, reply.headers["content-type"]) == (500, PROBLEM)
        assert "secret" not in reply.text


class TestSearch:
    def test_hits_quote_the_text(self, client: TestClient) -> None:
        found = client.get("/api/search", params={"q": "budget", "municipality": "Lingonköping"}).json()
        assert found["query"] == "budget"
        assert [(hit["document"], hit["quote"], hit["page"]) for hit in found["hits"]] == [
            ("a1", "Barn och unga gick 4,4 mnkr över budget.", 1)
        ]

    def test_k(self, client: TestClient) -> None:
        assert len(client.get("/api/search", params={"q": "budget", "k": 1}).json()["hits"]) == 1
        assert client.get("/api/search", params={"q": "budget", "k": 0}).status_code == 422
