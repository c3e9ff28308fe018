"""The tools of the MCP server, called through the SDK's own client in memory."""

import builtins
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from index.errors import MissingExtra
from index.types import Filters
from service import cli
from service.api.contract import answer_object
from service.mcp import MOST_FIGURES, create_server
from service.settings import Settings
from service.types import Ask
from tests.service.fake import ANSWER, FakeEngine

sdk = pytest.importorskip("mcp")


def connected(engine: FakeEngine, act: Callable[[Any], Awaitable[Any]]) -> Any:
    """What `act` does with a client of the engine's server."""

    async def run() -> Any:
        async with sdk.Client(create_server(engine, "1.2.3")) as client:
            return await act(client)

    return anyio.run(run)


def call(engine: FakeEngine, tool: str, **arguments: Any) -> Any:
    result = connected(engine, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content[0].text
    return result.structured_content


def refused(engine: FakeEngine, tool: str, **arguments: Any) -> str:
    result = connected(engine, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    text: str = result.content[0].text
    return text


def test_tools_say_what_they_take() -> None:
    listed = connected(FakeEngine(), lambda client: client.list_tools()).tools
    takes = {tool.name: set(tool.input_schema["properties"]) for tool in listed}
    filters = {"municipality", "committee", "year", "document"}
    assert takes == {
        "ask": {"question", "language", *filters},
        "search": {"query", "k", *filters},
        "figures": {"activity", "measure", "offset", "limit", *filters},
        "audit": {"document"},
    }
    assert [tool.input_schema.get("required", []) for tool in listed] == [["question"], ["query"], [], ["document"]]
    assert all(tool.description and tool.annotations.read_only_hint for tool in listed)


def test_ask() -> None:
    engine = FakeEngine()
    assert call(engine, "ask", question=" Hur gick det? ", year=[2023], language="en") == answer_object(ANSWER)
    assert engine.asked == [Ask("Hur gick det?", Filters(year=(2023,)), "en")]


def test_search() -> None:
    found = call(FakeEngine(), "search", query="barn", k=1)
    assert found["query"] == "barn"
    assert [(hit["document"], hit["quote"]) for hit in found["hits"]] == [
        ("a1", "Barn och unga gick 4,4 mnkr över budget.")
    ]
    assert len(call(FakeEngine(), "search", query="barn", k=-3)["hits"]) == 1


def test_figures() -> None:
    engine = FakeEngine()
    found = call(engine, "figures", municipality=["Lingonköping"], measure="Deviation", limit=10_000)
    assert (found["total"], found["limit"]) == (1, MOST_FIGURES)
    assert [(one["activity"], one["value"], one["unit"]) for one in found["figures"]] == [
        ("Barn och unga", "-4.4", "mnkr")
    ]
    assert engine.figure_calls == [(Filters(("Lingonköping",)), None, "deviation", 0, MOST_FIGURES)]


def test_audit() -> None:
    assert call(FakeEngine(), "audit", document="a1") == {
        "document": "a1",
        "findings": [{"kind": "sum", "values": ["11.0", "11.1"], "place": {"start": 11, "end": 51}}],
    }


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": " "}, "Frågan är tom"),
        ("ask", {"question": "Hur?", "municipality": ["Ingenstans"]}, "Ingenstans"),
        ("search", {"query": ""}, "Frågan är tom"),
        ("figures", {"measure": "längd"}, "Måttet ”längd” finns inte"),
        ("audit", {"document": "zz"}, "ingen rapport med id ”zz”"),
    ],
    ids=["blank", "no such place", "blank search", "no such measure", "no such document"],
)
def test_refusals_are_sentences(tool: str, arguments: dict[str, Any], said: str) -> None:
    assert said in refused(FakeEngine(), tool, **arguments)


def test_an_unexpected_error_keeps_its_text(caplog: pytest.LogCaptureFixture) -> None:
    text = refused(FakeEngine(failing=RuntimeError("hemligt")), "ask", question="Hur?")
    assert "hemligt" not in text


def test_missing_extra_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "mcp" or name.startswith("mcp."):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"pip install 'belagg\[mcp\]'"):
        create_server(FakeEngine())


ROOT = Path(__file__).resolve().parents[2]
SERVER = (
    "from service.mcp import create_server; from tests.service.fake import FakeEngine; "
    "create_server(FakeEngine()).run()"
)


def test_over_standard_input_and_output() -> None:
    """As a client program starts it: nothing but messages on standard output."""

    async def run() -> Any:
        started = sdk.StdioServerParameters(command=sys.executable, args=["-c", SERVER], cwd=ROOT)
        async with sdk.Client(started) as client:
            return await client.call_tool("ask", {"question": "Hur gick det?"})

    assert anyio.run(run).structured_content == answer_object(ANSWER)


def test_the_command_serves_the_engine(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fake, served = FakeEngine(), []

    @contextmanager
    def given(settings: Settings) -> Iterator[FakeEngine]:
        yield fake

    def create(engine: FakeEngine) -> Any:
        return SimpleNamespace(run=lambda: served.append(engine))

    monkeypatch.setattr(cli, "engine_for", given)
    monkeypatch.setattr("service.mcp.create_server", create)
    assert cli.run(["mcp"]) == 0
    assert served == [fake]
    assert capsys.readouterr().out == ""


def test_the_module_loads_without_the_sdk() -> None:
    program = "import sys, service.mcp\nprint('mcp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"
