"""The generator for OpenAI-compatible servers, against a real server on loopback."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from service.model import GenerationError, GenerationTimeout, Message
from service.model.server import MOST_BYTES, ServerGenerator, base_of
from service.rewriting.phrasing import rephrase
from service.settings import read_settings
from tests.service.rewriting.test_phrasing import COMPOSED, FIRST, GOOD, passed

MESSAGES = (Message("system", "Var kort."), Message("user", "Hej <svar>"))


def reply(text: str | None, reason: str = "stop") -> dict[str, Any]:
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": reason}]}


class Server:
    """What it answers: a status, a body and how slowly; what it was asked: `seen`."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = reply("Svaret.")
        self.models: Any = {"data": [{"id": "liten-1"}, {"id": "stor-2"}]}
        self.wait = 0.0
        self.drip = 0.0
        self.location = ""
        self.seen: list[tuple[str, str, Any]] = []
        self.keys: list[str | None] = []
        self.address = ""


@contextmanager
def serving() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.seen.append(("GET", self.path, None))
            self.send(told.models)

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            told.seen.append(("POST", self.path, json.loads(self.rfile.read(length))))
            told.keys.append(self.headers["authorization"])
            time.sleep(told.wait)
            self.send(told.body)

        def send(self, body: Any) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            try:
                self.send_response(told.status)
                if told.location:
                    self.send_header("location", told.location)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                if told.drip:
                    for byte in data:
                        self.wfile.write(bytes([byte]))
                        time.sleep(told.drip)
                else:
                    self.wfile.write(data)
            except OSError:  # the client has hung up
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as told:
        yield told


@pytest.fixture
def generator(server: Server) -> Iterator[ServerGenerator]:
    found = ServerGenerator(server.address, "stor-2")
    yield found
    found.close()


def ask(generator: ServerGenerator, seconds: float = 5.0) -> str:
    return generator.generate(MESSAGES, max_tokens=30, seconds=seconds, numbers={"1"})


def test_what_is_sent_and_got(server: Server, generator: ServerGenerator) -> None:
    server.body = reply("  Svaret [1].\n")
    assert ask(generator) == "Svaret [1]."
    assert server.seen == [
        (
            "POST",
            "/v1/chat/completions",
            {
                "model": "stor-2",
                "messages": [{"role": "system", "content": "Var kort."}, {"role": "user", "content": "Hej <svar>"}],
                "temperature": 0,
                "max_tokens": 30,
                "stream": False,
            },
        )
    ]
    assert generator.name == "stor-2"


def test_the_first_model_is_asked_for_once(server: Server) -> None:
    generator = ServerGenerator(server.address)
    assert generator.name == server.address.removeprefix("http://")
    ask(generator)
    ask(generator)
    generator.close()
    assert [(method, path) for method, path, _ in server.seen] == [
        ("GET", "/v1/models"),
        ("POST", "/v1/chat/completions"),
        ("POST", "/v1/chat/completions"),
    ]
    assert generator.name == "liten-1"


def test_a_server_without_models(server: Server) -> None:
    server.models = {"data": []}
    generator = ServerGenerator(server.address)
    with pytest.raises(GenerationError, match="BELAGG_GENERATOR_MODEL"):
        ask(generator)
    generator.close()


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_error_status(server: Server, generator: ServerGenerator, status: int) -> None:
    server.status = status
    with pytest.raises(GenerationError, match=rf"felet {status}|\({status}\)"):
        ask(generator)


def test_a_redirect_is_not_followed(server: Server, generator: ServerGenerator) -> None:
    server.status, server.location = 307, "http://127.0.0.1:9/"
    with pytest.raises(GenerationError, match="felet 307"):
        ask(generator)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>hej",
        b"",
        b"[]",
        b'"text"',
        {},
        {"choices": []},
        {"choices": [{"message": {}}]},
        {"choices": ["text"]},
        reply(None),
        reply("  "),
        reply("Svar", "content_filter"),
    ],
    ids=[
        "html",
        "empty",
        "list",
        "string",
        "no choices",
        "none chosen",
        "no content",
        "odd",
        "null",
        "blank",
        "filtered",
    ],
)
def test_a_reply_of_another_form(server: Server, generator: ServerGenerator, body: Any) -> None:
    server.body = body
    with pytest.raises(GenerationError):
        ask(generator)


def test_a_reply_without_end(server: Server, generator: ServerGenerator) -> None:
    server.body = b"x" * (MOST_BYTES + 70_000)
    with pytest.raises(GenerationError, match="mer än"):
        ask(generator)


def test_a_server_that_is_late(server: Server, generator: ServerGenerator) -> None:
    server.wait = 1.0
    begun = time.monotonic()
    with pytest.raises(GenerationTimeout, match="inte i tid"):
        ask(generator, 0.15)
    assert time.monotonic() - begun < 0.9


def test_a_server_that_drips(server: Server, generator: ServerGenerator) -> None:
    """No single wait is long, but the whole is."""
    server.drip = 0.05
    begun = time.monotonic()
    with pytest.raises(GenerationTimeout):
        ask(generator, 0.3)
    assert time.monotonic() - begun < 2.0


def test_no_time_left(generator: ServerGenerator) -> None:
    with pytest.raises(GenerationTimeout):
        ask(generator, -1.0)


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        generator = ServerGenerator(address, "m")
        with pytest.raises(GenerationError, match="gick inte att använda"):
            ask(generator)
        generator.close()


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1"),
        ("https://h.example/api/v1/chat/completions", "https://h.example/api/v1"),
    ],
)
def test_base_of(address: str, base: str) -> None:
    assert base_of(address) == base


def test_a_servers_text_goes_through_the_gate(server: Server, generator: ServerGenerator) -> None:
    """A server cannot be held to the given numbers while it writes; a lie of its is stopped all the same."""
    good = " ".join(GOOD["another order"])
    server.body = reply(good)
    answer = rephrase(passed(), "Hur gick det?", generator, 5.0)
    assert (answer.answer, answer.model.generator) == (good, "stor-2")
    server.body = reply(good.replace("19,9", "29,9"))
    answer = rephrase(passed(), "Hur gick det?", generator, 5.0)
    assert (answer.answer, answer.model.generator) == (f"{FIRST} {GOOD['another order'][1]}", "stor-2")
    server.body = reply(good.replace("19,9", "29,9").replace("4,4", "4,5"))
    answer = rephrase(passed(), "Hur gick det?", generator, 5.0)
    assert (answer.answer, answer.model.generator) == (COMPOSED, "none (stor-2: rejected)")
    server.status = 500
    answer = rephrase(passed(), "Hur gick det?", generator, 5.0)
    assert (answer.answer, answer.model.generator) == (COMPOSED, "none (stor-2: error)")
    server.status, server.wait = 200, 0.5
    answer = rephrase(passed(), "Hur gick det?", generator, 0.1)
    assert (answer.answer, answer.model.generator) == (COMPOSED, "none (stor-2: timeout)")


# Keys and refusals ----------------------------------------------------------------------------------------------------

KEY = "sk-hemlig-4711"


def test_a_key_is_sent_and_none_without_one(server: Server, generator: ServerGenerator) -> None:
    keyed = ServerGenerator(server.address, "stor-2", key=KEY)
    assert ask(keyed) == ask(generator) == "Svaret."
    assert server.keys == [f"Bearer {KEY}", None]
    keyed.close()


@pytest.mark.parametrize(
    ("status", "key", "told"),
    [
        (401, None, "vill ha en giltig nyckel (401) och fick ingen nyckel; ange den i BELAGG_GENERATOR_KEY"),
        (401, KEY, "vill ha en giltig nyckel (401) och fick nyckeln i BELAGG_GENERATOR_KEY"),
        (403, KEY, "nyckeln får inte använda modellen"),
        (404, KEY, "har inte modellen ”stor-2”"),
        (429, KEY, "tar inte emot fler frågor just nu"),
        (500, KEY, "svarade med felet 500"),
    ],
)
def test_a_refusal_says_what_to_do_and_never_the_key(
    server: Server, caplog: pytest.LogCaptureFixture, status: int, key: str | None, told: str
) -> None:
    server.status = status
    server.body = {"error": {"message": f"Incorrect API key provided: {KEY}"}}
    refused = ServerGenerator(server.address, "stor-2", key=key)
    with caplog.at_level("DEBUG"):
        with pytest.raises(GenerationError) as error:
            ask(refused)
        answer = rephrase(passed(), "Hur gick det?", refused, 5.0)
    assert told in str(error.value)
    assert (answer.answer, answer.model.generator) == (COMPOSED, "none (stor-2: error)")
    assert KEY not in str(error.value) + caplog.text + repr(answer)
    refused.close()


def test_an_address_is_shown_without_its_password(server: Server) -> None:
    server.status = 500
    host = server.address.removeprefix("http://")
    known = ServerGenerator(f"http://anna:{KEY}@{host}", "stor-2")
    with pytest.raises(GenerationError) as error:
        ask(known)
    assert str(error.value) == f"Servern på http://{host}/v1 svarade med felet 500."
    known.close()


def test_the_key_is_a_setting_that_is_not_shown() -> None:
    settings = read_settings(environment={"BELAGG_GENERATOR_KEY": f" {KEY} "})
    assert settings.generator_key == KEY
    assert KEY not in repr(settings)
    assert read_settings(environment={}).generator_key is None
