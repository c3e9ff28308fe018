"""What a wrong value is answered with: what it must be instead, in the reader's language."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("address", "swedish", "english"),
    [
        ("/api/figures?limit=x", "Fältet ”limit” ska vara ett heltal.", "The field “limit” must be a whole number."),
        ("/api/figures?limit=0", "Fältet ”limit” ska vara minst 1.", "The field “limit” must be at least 1."),
        ("/api/figures?year=abc", "Fältet ”year” ska vara ett heltal.", "The field “year” must be a whole number."),
        ("/api/figures?year=3000", "Fältet ”year” ska vara högst 2200.", "The field “year” must be at most 2200."),
        (
            "/api/figures?format=pdf",
            "Fältet ”format” ska vara json, csv eller excel.",
            "The field “format” must be json, csv or excel.",
        ),
        ("/api/search?q=a&k=101", "Fältet ”k” ska vara högst 100.", "The field “k” must be at most 100."),
    ],
)
def test_wrong_values(client: TestClient, address: str, swedish: str, english: str) -> None:
    for language, said in (("sv", swedish), ("en", english)):
        reply = client.get(address, headers={"accept-language": language})
        assert (reply.status_code, reply.json()["detail"]) == (422, said)


@pytest.mark.parametrize(
    ("body", "swedish"),
    [
        ({"question": 5}, "Fältet ”question” ska vara en text."),
        ({"question": "Hur?", "language": "de"}, "Fältet ”language” ska vara auto, sv eller en."),
        ({"question": "Hur?", "history": "nyss"}, "Fältet ”history” ska vara en lista."),
        ({"question": "Hur?", "history": ["nyss"]}, "Fältet ”history” ska vara ett JSON-objekt."),
        ({"question": "Hur?", "municipality": [""]}, "Fältet ”municipality” ska vara en text som inte är tom."),
        ({"question": "Hur?", "stream": "kanske"}, "Fältet ”stream” ska vara true eller false."),
    ],
)
def test_wrong_bodies(client: TestClient, body: object, swedish: str) -> None:
    reply = client.post("/api/ask", json=body)
    assert (reply.status_code, reply.json()["detail"]) == (422, swedish)
