"""Reports that are listed, read, uploaded and removed."""

import pytest
from fastapi.testclient import TestClient

from index.errors import BinaryFile
from tests.service.api.client import PROBLEM, client_for
from tests.service.fake import QUOTE, TEXT, FakeEngine


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
