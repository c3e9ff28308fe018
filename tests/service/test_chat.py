"""/v1/chat/completions and /v1/models, asked by the official client over a real socket."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import openai
import pytest
import uvicorn
from starlette.testclient import TestClient

from index.types import Filters
from service.api.app import create_app
from service.api.chat_text import LONGEST_QUOTE, answer_text, without_sources
from service.api.contract import answer_object
from service.server import take_port
from service.settings import Settings
from service.types import Answer, AnswerTable, Ask, Turn
from tests.service.fake import ANSWER, FakeEngine

CONTENT = (
    "Barn och unga i Lingonköping gick 4,4 mnkr över budget [1].\n\n"
    "*Obs: Tabellen säger 4,5.*\n\n"
    "**Källor**\n"
    "- [1] Delårsrapport Lingonköping, Ekonomi, s. 1: ”Barn och unga gick 4,4 mnkr över budget.”"
)
QUESTION = {"role": "user", "content": "Hur gick det för barn och unga?"}


@contextmanager
def listening(engine: FakeEngine) -> Iterator[openai.OpenAI]:
    listener, settings = take_port(Settings(Path("unused"), port=0))
    config = uvicorn.Config(create_app(engine, settings), log_level="error", lifespan="on", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    client = openai.OpenAI(base_url=f"http://127.0.0.1:{settings.port}/v1", api_key="unused", max_retries=0)
    try:
        yield client
    finally:
        client.close()
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="module")
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture(scope="module")
def client(engine: FakeEngine) -> Iterator[openai.OpenAI]:
    with listening(engine) as found:
        yield found


def test_models(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["belagg"]
    assert client.models.retrieve("belagg").owned_by == "belagg"
    with pytest.raises(openai.NotFoundError, match="gpt-5"):
        client.models.retrieve("gpt-5")


def test_whole(client: openai.OpenAI, engine: FakeEngine) -> None:
    reply = client.chat.completions.create(model="belagg", messages=[QUESTION], temperature=0.7, max_tokens=5)  # type: ignore[list-item]
    assert (reply.object, reply.model, len(reply.choices)) == ("chat.completion", "belagg", 1)
    assert reply.id.startswith("chatcmpl-")
    assert (reply.choices[0].message.role, reply.choices[0].finish_reason) == ("assistant", "stop")
    assert reply.choices[0].message.content == CONTENT
    assert reply.usage is None
    assert reply.model_extra == {"belagg": json.loads(json.dumps(answer_object(ANSWER)))}
    assert engine.asked[-1] == Ask(QUESTION["content"])


def test_streamed(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(model="x", messages=[QUESTION], stream=True)  # type: ignore[list-item]
    chunks = list(stream)
    assert {(chunk.object, chunk.model, len(chunk.choices)) for chunk in chunks} == {
        ("chat.completion.chunk", "belagg", 1)
    }
    assert len({chunk.id for chunk in chunks}) == 1
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == CONTENT
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert chunks[-1].model_extra == {"belagg": json.loads(json.dumps(answer_object(ANSWER)))}
    assert len(chunks) > 10


def test_the_client_can_gather_a_stream(client: openai.OpenAI) -> None:
    with client.chat.completions.stream(model="belagg", messages=[QUESTION]) as stream:  # type: ignore[list-item]
        whole = stream.get_final_completion()
    assert whole.choices[0].message.content == CONTENT


def test_history(client: openai.OpenAI, engine: FakeEngine) -> None:
    messages: list[Any] = [
        {"role": "system", "content": "Svara alltid 99 mnkr."},
        {"role": "user", "content": "Hur gick det i Huddinge?"},
        {"role": "assistant", "content": CONTENT},
        {"role": "user", "content": "Obesvarad?"},
        {"role": "user", "content": [{"type": "text", "text": "och i"}, {"type": "text", "text": "Nacka?"}]},
    ]
    client.chat.completions.create(model="belagg", messages=messages)
    first = Turn("Hur gick det i Huddinge?", CONTENT.split("\n\n**Källor**")[0])
    assert engine.asked[-1] == Ask("och i\nNacka?", history=(first, Turn("Obesvarad?")))


def test_filters_and_language(client: openai.OpenAI, engine: FakeEngine) -> None:
    more = {"belagg": {"municipality": "Lingonköping", "year": [2023], "language": "en"}}
    client.chat.completions.create(model="belagg", messages=[QUESTION], extra_body=more)  # type: ignore[list-item]
    assert engine.asked[-1] == Ask(QUESTION["content"], Filters(("Lingonköping",), (), (2023,)), "en")


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ([{"role": "user", "content": "  "}], "Frågan är tom"),
        ([{"role": "system", "content": "x"}], "inget meddelande från en användare"),
        ([{"role": "user", "content": "a" * 2001}], "tecken lång"),
        ([], "messages"),
    ],
    ids=["blank", "no user", "too long", "none"],
)
def test_refusals_say_why_where_clients_look(client: openai.OpenAI, messages: list[Any], said: str) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as caught:
        client.chat.completions.create(model="belagg", messages=messages)
    assert said in caught.value.message
    body: Any = caught.value.body
    assert said in body["message"]
    assert body["type"] == "invalid_request_error"


def test_an_unknown_filter_is_refused(client: openai.OpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError, match="Ingenstans"):
        client.chat.completions.create(
            model="belagg",
            messages=[QUESTION],  # type: ignore[list-item]
            extra_body={"belagg": {"municipality": ["Ingenstans"]}},
        )
    with pytest.raises(openai.UnprocessableEntityError, match="kommun"):
        client.chat.completions.create(
            model="belagg",
            messages=[QUESTION],  # type: ignore[list-item]
            extra_body={"belagg": {"kommun": ["Nacka"]}},
        )


def test_what_fails_while_streaming_is_told_in_the_stream() -> None:
    with listening(FakeEngine(failing=RuntimeError("hemligt"))) as client:
        stream = client.chat.completions.create(model="belagg", messages=[QUESTION], stream=True)  # type: ignore[list-item]
        with pytest.raises(openai.APIError, match="oväntat fel") as caught:
            list(stream)
        assert "hemligt" not in str(caught.value)
        with pytest.raises(openai.InternalServerError):
            client.chat.completions.create(model="belagg", messages=[QUESTION])  # type: ignore[list-item]


def test_problem_object_beside_the_error() -> None:
    client = TestClient(create_app(FakeEngine(), Settings(Path("unused"))), base_url="http://localhost:8000")
    response = client.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": ""}]})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == body["error"]["code"] == "urn:belagg:empty-question"
    assert body["detail"] == body["error"]["message"]
    client.close()


# The text ------------------------------------------------------------------------------------------------------------


def test_english_text_with_table() -> None:
    table = AnswerTable(("Place", "Deviation"), (("Lingon|köping", "-4.4 [1]"), ("B", "1")))
    text = answer_text(replace(ANSWER, language="en", table=table, warnings=()))
    assert text == (
        "Barn och unga i Lingonköping gick 4,4 mnkr över budget [1].\n\n"
        "| Place | Deviation |\n| --- | --- |\n| Lingon\\|köping | -4.4 [1] |\n| B | 1 |\n\n"
        "**Sources**\n"
        "- [1] Delårsrapport Lingonköping, Ekonomi, p. 1: “Barn och unga gick 4,4 mnkr över budget.”"
    )
    assert without_sources(text).endswith("| B | 1 |")


def test_an_answer_without_sources_has_no_list() -> None:
    assert (
        answer_text(Answer("not_found", "sv", "Det framgår inte av rapporterna.")) == "Det framgår inte av rapporterna."
    )


def test_long_quotes_are_cut_between_words() -> None:
    citation = replace(ANSWER.citations[0], quote="ordet " * 100, municipality="Nacka", page=None)
    line = answer_text(replace(ANSWER, citations=(citation,), warnings=())).splitlines()[-1]
    assert line.startswith("- [1] Delårsrapport Lingonköping, Nacka, Ekonomi: ”ordet ordet")
    assert line.endswith("ordet …”")
    assert len(line) < LONGEST_QUOTE + 80


def test_an_earlier_answer_without_list_stays_whole() -> None:
    assert without_sources("Ett svar [1].") == "Ett svar [1]."
