"""What guards the door, and what belongs to the house."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.service.api.client import PROBLEM, client_for
from tests.service.fake import FakeEngine


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
