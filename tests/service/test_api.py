"""The HTTP contract: exact objects, refusals that say what to do, and what guards the door."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.errors import BinaryFile, ModelMismatch
from index.types import Filters
from service.api.app import create_app
from service.settings import Settings
from service.types import Ask, Turn
from tests.service.fake import NUMBER, QUOTE, TEXT, FakeEngine

HOST = "http://127.0.0.1:8000"
PROBLEM = "application/problem+json"


def client_for(engine: FakeEngine, **settings: object) -> TestClient:
    app = create_app(engine, Settings(Path("unused"), **settings))
    return TestClient(app, base_url=HOST, raise_server_exceptions=False)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def client(engine: FakeEngine) -> Iterator[TestClient]:
    with client_for(engine) as made:
        yield made


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


class TestDocuments:
    def test_list(self, client: TestClient) -> None:
        found = client.get("/api/documents").json()["documents"]
        assert [(one["id"], one["municipality"], one["period"], one["kind"]) for one in found] == [
            ("a1", "Lingonköping", "2023-01/2023-08", "delårsrapport"),
            ("b2", "Blåbärsby", "2022-01/2022-08", "delårsrapport"),
        ]
        assert "text" not in found[0]

    def test_text(self, client: TestClient) -> None:
        reply = client.get("/api/documents/a1/text")
        assert reply.headers["content-type"] == "text/plain; charset=utf-8"
        assert reply.text == TEXT

    def test_text_for_a_viewer(self, client: TestClient) -> None:
        found = client.get("/api/documents/a1/text", params={"format": "json"}).json()
        assert found["text"] == TEXT
        assert found["pages"] == [{"number": 1, "start": 0, "end": len(TEXT)}]
        assert found["sections"] == [{"path": ["Ekonomi"], "level": 1, "start": 0, "end": len(TEXT)}]

    def test_audit(self, client: TestClient) -> None:
        assert client.get("/api/documents/a1/audit").json() == {
            "document": "a1",
            "findings": [
                {"kind": "sum", "values": ["11.0", "11.1"], "place": {"start": QUOTE.start, "end": QUOTE.end}}
            ],
        }

    @pytest.mark.parametrize("path", ["", "/text", "/audit"])
    def test_unknown(self, client: TestClient, path: str) -> None:
        reply = client.get(f"/api/documents/nope{path}")
        assert (reply.status_code, reply.json()["detail"]) == (404, "Det finns ingen rapport med id ”nope”.")

    def test_delete(self, client: TestClient) -> None:
        assert client.delete("/api/documents/a1").status_code == 204
        assert [one["id"] for one in client.get("/api/documents").json()["documents"]] == ["b2"]
        assert client.delete("/api/documents/a1").status_code == 404


class TestUpload:
    def test_several_files_each_with_its_result(self, client: TestClient, engine: FakeEngine) -> None:
        files = [("files", ("ny.txt", b"Hej", "text/plain")), ("files", ("tom.txt", b"", "text/plain"))]
        reply = client.post("/api/documents", files=files, data={"municipality": "Tranbärsvik", "year": "2024"})
        assert reply.status_code == 201
        stored = reply.json()["results"][0]["document"]
        assert reply.json() == {
            "results": [
                {"name": "ny.txt", "status": "added", "document": stored},
                {"name": "tom.txt", "status": "failed", "message": "Filen är tom."},
            ]
        }
        overrides = {"municipality": "Tranbärsvik", "year": 2024}
        assert engine.added == [("ny.txt", b"Hej", overrides), ("tom.txt", b"", overrides)]

    def test_nothing_readable(self, client: TestClient) -> None:
        reply = client.post("/api/documents", files={"file": ("tom.txt", b"", "text/plain")})
        assert (reply.status_code, reply.headers["content-type"]) == (422, PROBLEM)
        assert reply.json()["detail"] == "tom.txt: Filen är tom."

    def test_same_file_twice(self, client: TestClient) -> None:
        for status in ("added", "unchanged"):
            reply = client.post("/api/documents", files={"file": ("ny.txt", b"Hej", "text/plain")})
            assert reply.json()["results"][0]["status"] == status

    @pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\mapp\\passwd"])
    def test_only_the_name_of_a_path_is_kept(self, client: TestClient, engine: FakeEngine, name: str) -> None:
        client.post("/api/documents", files={"file": (name, b"Hej", "text/plain")})
        assert engine.added[0][0] == "passwd"

    @pytest.mark.parametrize(
        ("data", "detail"),
        [
            (
                {"kommun": "X"},
                "Fältet ”kommun” känns inte igen; de som finns är municipality, committee, year, period, title.",
            ),
            ({"year": "tjugo"}, "Året ”tjugo” ska skrivas med fyra siffror, till exempel 2023."),
        ],
        ids=["unknown-field", "bad-year"],
    )
    def test_bad_overrides(self, client: TestClient, engine: FakeEngine, data: dict[str, str], detail: str) -> None:
        reply = client.post("/api/documents", files={"file": ("ny.txt", b"Hej", "text/plain")}, data=data)
        assert (reply.status_code, reply.json()["detail"]) == (422, detail)
        assert engine.added == []

    def test_no_file(self, client: TestClient) -> None:
        reply = client.post("/api/documents", data={"municipality": "X"})
        assert reply.json()["detail"] == "Ingen fil följde med. Skicka en eller flera filer som multipart/form-data."

    def test_errors_of_the_engine_keep_their_sentence(
        self, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def binary(name: str, data: bytes, overrides: dict[str, object]) -> None:
            raise BinaryFile("Filen är inte text.")

        monkeypatch.setattr(engine, "add", binary)
        reply = client_for(engine).post("/api/documents", files={"file": ("a.bin", b"\0", "text/plain")})
        assert reply.json()["results"] == [{"name": "a.bin", "status": "failed", "message": "Filen är inte text."}]


class TestGuard:
    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("127.0.0.1:8000", 200),
            ("localhost:9999", 200),
            ("LOCALHOST", 200),
            ("[::1]:8000", 200),
            ("evil.example", 421),
            ("127.0.0.1.evil.example:8000", 421),
            ("", 421),
        ],
    )
    def test_hosts(self, client: TestClient, host: str, status: int) -> None:
        assert client.get("/healthz", headers={"host": host}).status_code == status

    @pytest.mark.parametrize(
        ("settings", "host", "status"),
        [
            ({"host": "192.0.2.7"}, "192.0.2.7:8000", 200),
            ({"hosts": ("belagg.example",)}, "belagg.example", 200),
            ({"host": "0.0.0.0"}, "belagg.example", 421),
            ({"hosts": ("*",)}, "belagg.example", 200),
        ],
    )
    def test_configured_hosts(self, settings: dict[str, object], host: str, status: int) -> None:
        reply = client_for(FakeEngine(), **settings).get("/healthz", headers={"host": host})
        assert reply.status_code == status

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({}, 200),
            ({"origin": "http://127.0.0.1:8000"}, 200),
            ({"sec-fetch-site": "same-origin"}, 200),
            ({"origin": "http://evil.example"}, 403),
            ({"origin": "http://127.0.0.1:9999"}, 403),
            ({"origin": "null"}, 403),
            ({"sec-fetch-site": "cross-site"}, 403),
        ],
    )
    def test_other_sites_change_nothing(
        self, client: TestClient, engine: FakeEngine, headers: dict[str, str], status: int
    ) -> None:
        assert client.post("/api/ask", json={"question": "Hur?"}, headers=headers).status_code == status
        assert len(engine.asked) == (status == 200)

    @pytest.mark.parametrize("announced", [True, False], ids=["with-length", "chunked"])
    def test_large_bodies(self, engine: FakeEngine, announced: bool) -> None:
        client = client_for(engine, max_body=100)
        body = json.dumps({"question": "Hur?", "history": [{"question": "x" * 200}]}).encode()
        content = body if announced else iter([body[:90], body[90:]])
        reply = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
        assert (reply.status_code, reply.json()["type"]) == (413, "urn:belagg:too-large")
        assert reply.json()["detail"] == "Det som skickades är större än gränsen på 100 byte. Skicka mindre åt gången."
        assert engine.asked == []

    def test_uploads_have_their_own_limit(self, engine: FakeEngine) -> None:
        client = client_for(engine, max_body=100, max_upload=1000)
        assert client.post("/api/documents", files={"file": ("a.txt", b"x" * 500)}).status_code == 201
        assert client.post("/api/documents", files={"file": ("b.txt", b"x" * 1500)}).status_code == 413
        assert [name for name, _, _ in engine.added] == ["a.txt"]

    @pytest.mark.parametrize("path", ["/", "/healthz", "/web/app.js", "/api/documents/nope"])
    def test_headers(self, client: TestClient, path: str) -> None:
        headers = client.get(path, headers={"origin": "http://evil.example"}).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


class TestHouse:
    def test_healthz(self, client: TestClient) -> None:
        found = client.get("/healthz").json()
        assert found.pop("version")
        assert found == {
            "status": "ok",
            "documents": 2,
            "passages": 6,
            "model": {"embedding": "fake", "generator": "none"},
            "limits": {"question": 2000, "upload": 104857600},
        }

    @pytest.mark.parametrize(("method", "status"), [("GET", 405), ("PUT", 405)])
    def test_wrong_method(self, client: TestClient, method: str, status: int) -> None:
        reply = client.request(method, "/api/ask")
        assert (reply.status_code, reply.headers["content-type"]) == (status, PROBLEM)
        assert reply.json()["detail"] == "Adressen finns men tar inte emot den sortens anrop."

    def test_unknown_address(self, client: TestClient) -> None:
        reply = client.get("/api/nope")
        assert (reply.status_code, reply.json()["type"]) == (404, "urn:belagg:not-found")

    def test_engine_is_closed_once_at_the_end(self, engine: FakeEngine) -> None:
        with client_for(engine):
            assert engine.closed == 0
        assert engine.closed == 1
