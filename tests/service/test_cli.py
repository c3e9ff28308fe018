"""The `belagg` command: what it prints, what it leaves with, and that it starts light."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.errors import StoreError
from index.types import Filters
from service import cli
from service.api.contract import document_object
from service.console import terminal
from service.server import CannotListen, take_port
from service.settings import BadSetting, Settings, read_settings
from service.types import Ask
from tests.service.fake import FakeEngine

COMMANDS = ("ingest", "ask", "search", "figures", "audit", "documents", "remove", "serve")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()

    @contextmanager
    def given(settings: Settings) -> Iterator[FakeEngine]:
        yield fake

    monkeypatch.setattr(cli, "engine_for", given)
    return fake


def run(*arguments: str) -> int:
    return cli.run(arguments)


class TestAsk:
    def test_answer_for_people(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("ask", "Hur gick det?") == 0
        assert capsys.readouterr().out == (
            "Barn och unga i Lingonköping gick 4,4 mnkr över budget [1].\n"
            "\n"
            "Uppgifterna går isär: Tabellen säger 4,5. [1]\n"
            "\n"
            "Källor\n"
            "[1] Delårsrapport Lingonköping · Lingonköping · 2023-01/2023-08 · Ekonomi · sida 1 · tecken 11–51\n"
            "    ”Barn och unga gick 4,4 mnkr över budget.”\n"
        )

    def test_json_is_the_contracts_object(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("ask", "Hur gick det?", "--json") == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["status"], answer["figures"][0]["value"]) == ("answered", "-4.4")

    def test_filters(self, engine: FakeEngine) -> None:
        run("ask", " Hur? ", "--municipality", "Lingonköping", "--municipality", "Blåbärsby", "--year", "2023")
        assert engine.asked == [Ask("Hur?", Filters(("Lingonköping", "Blåbärsby"), (), (2023,)))]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["ask", " "], "Frågan är tom. Skriv en fråga om rapporterna, till exempel ”Vad är helårsprognosen?”.\n"),
            (
                ["ask", "Hur?", "--municipality", "Solna"],
                "Det finns ingen rapport för kommunen ”Solna”. Det som finns är: Blåbärsby, Lingonköping. "
                "Välj något av det, eller ta bort filtret.\n",
            ),
            (["audit", "nope"], "Det finns ingen rapport med id ”nope”.\n"),
            (["remove", "nope"], "Det finns ingen rapport med id ”nope”.\n"),
        ],
        ids=["empty", "unknown-municipality", "unknown-document", "remove-unknown"],
    )
    def test_refusals_are_one_sentence(
        self, engine: FakeEngine, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
    ) -> None:
        assert run(*arguments) == 1
        shown = capsys.readouterr()
        assert (shown.out, shown.err) == ("", sentence)

    def test_errors_while_opening_the_store(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken(settings: Settings) -> None:
            raise StoreError("Mappen går inte att skriva i.")

        monkeypatch.setattr(cli, "engine_for", broken)
        assert run("documents") == 1
        assert capsys.readouterr().err == "Mappen går inte att skriva i.\n"


class TestLists:
    def test_documents_one_a_line(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("documents") == 0
        assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
            ["id", "kommun", "nämnd", "period", "titel", "fil"],
            ["a1", "Lingonköping", "Socialnämnden", "2023-01/2023-08", "Delårsrapport Lingonköping", "Lingonköping.md"],
            ["b2", "Blåbärsby", "Socialnämnden", "2022-01/2022-08", "Delårsrapport Blåbärsby", "Blåbärsby.md"],
        ]

    def test_documents_as_json(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        run("documents", "--json")
        assert json.loads(capsys.readouterr().out) == {"documents": [document_object(one) for one in engine.papers]}

    def test_figures(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("figures", "--measure", "deviation", "--activity", "barn", "--limit", "1") == 0
        shown = capsys.readouterr()
        assert shown.out.splitlines()[1].split("\t") == [
            "Lingonköping", "2023-01/2023-08", "Barn och unga", "deviation", "4,4 mnkr", "mnkr", "", "a1", "30–33",
        ]  # fmt: skip
        assert shown.err == "Visar 1–1 av 2; se --offset och --limit.\n"
        assert engine.figure_calls == [(Filters(), "barn", "deviation", 0, 1)]

    def test_figures_as_csv(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("figures", "--csv") == 0
        assert capsys.readouterr().out.splitlines()[0].startswith("document,title,municipality,")

    def test_search(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("search", "budget", "-k", "1") == 0
        assert capsys.readouterr().out.splitlines()[1] == "   Barn och unga gick 4,4 mnkr över budget."

    def test_audit(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("audit", "a1", "--json") == 0
        assert json.loads(capsys.readouterr().out)["findings"][0]["values"] == ["11.0", "11.1"]

    def test_audit_shows_the_rows_that_disagree(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = "Barn och unga kostade 12,0 mnkr.\n| Barn och unga | 11,0 |\n"

        def spot(words: str, quote: str) -> dict[str, Any]:
            at, row = text.index(words), text.index(quote)
            span, quoted = {"start": at, "end": at + 4}, {"start": row, "end": row + len(quote)}
            return {"text": words, "what": "Barn och unga", "span": span, "quote": quoted}

        finding = {
            "message": "Texten anger 12,0 men tabellen 11,0.",
            "calculation": "12,0 − 11,0 = 1,0",
            "first": spot("12,0", "Barn och unga kostade 12,0 mnkr."),
            "second": spot("11,0", "| Barn och unga | 11,0 |"),
        }
        rounded = {"message": "Skillnad 0,1.", "first": spot("11,0", "11,0"), "explained_by_rounding": True}
        terminal.print_findings(terminal.console(), [rounded, finding], text)
        assert capsys.readouterr().out.splitlines() == [
            "1. Texten anger 12,0 men tabellen 11,0.",
            "   12,0 − 11,0 = 1,0",
            "   12,0 · Barn och unga · tecken 22–26",
            "      Barn och unga kostade 12,0 mnkr.",
            "   11,0 · Barn och unga · tecken 51–55",
            "      | Barn och unga | 11,0 |",
            "Ryms i avrundningen: 1",
            "2. Skillnad 0,1.",
        ]

    def test_remove(self, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("remove", "a1") == 0
        assert capsys.readouterr().out == "Borttagen: Delårsrapport Lingonköping\n"
        assert [paper.id for paper in engine.papers] == ["b2"]


class TestIngest:
    @pytest.fixture
    def results(self, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """What the engine's ingest gives; the last one has no step of its own."""
        found: list[Any] = []

        def ingest(paths: list[Path], overrides: dict[str, Any], progress: Any) -> Any:
            for number, result in enumerate(found[:-1], 1):
                for done, finished in ((0, None), (5, None), (10, result)):
                    progress(
                        SimpleNamespace(name=result.name, number=number, files=2, done=done, total=10, result=finished)
                    )
            return SimpleNamespace(results=found, overrides=overrides)

        monkeypatch.setattr(engine, "ingest", ingest)
        return found

    @staticmethod
    def result(name: str, status: str, message: str = "") -> Any:
        return SimpleNamespace(
            name=name, path=f"mapp/{name}", status=status, message=message, passages=12, tables=3, figures=40
        )

    def test_a_line_for_each_file(self, results: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
        results += [
            self.result("a.txt", "added"),
            self.result("b.txt", "unchanged"),
            self.result("c.txt", "failed", "Filen är tom."),
            self.result("d.txt", "failed", "Filen finns inte."),
        ]
        assert run("ingest", "mapp") == 1
        shown = capsys.readouterr()
        assert shown.out.splitlines() == [
            "Inläst: a.txt (12 stycken, 3 tabeller, 40 siffror)",
            "Redan inläst: b.txt",
            "1 inlästa, 1 redan inlästa, 2 gick inte att läsa.",
        ]
        assert shown.err.splitlines() == [
            "Gick inte att läsa: mapp/c.txt: Filen är tom.",
            "Gick inte att läsa: mapp/d.txt: Filen finns inte.",
        ]

    def test_nothing_there(self, results: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
        assert run("ingest", "mapp") == 1
        assert capsys.readouterr().err.startswith("Där fanns inga rapporter att läsa in: ")

    def test_overrides(self, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
        given: list[Any] = []

        def ingest(paths: list[Path], overrides: dict[str, Any], progress: Any) -> Any:
            given.append((paths, overrides))
            return SimpleNamespace(results=())

        monkeypatch.setattr(engine, "ingest", ingest)
        run("ingest", "a.txt", "b", "--municipality", "Tranbärsvik", "--year", "2024", "--period", "2024-01/2024-08")
        overrides = {"municipality": "Tranbärsvik", "year": 2024, "period": "2024-01/2024-08"}
        assert given == [([Path("a.txt"), Path("b")], overrides)]


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["ask"], "Det saknas ett värde för QUESTION. Se ”belagg ask --help”.\n"),
            (["ask", "Hur?", "--kommun", "X"], "Flaggan --kommun finns inte. Se ”belagg ask --help”.\n"),
            (["fråga"], "Kommandot 'fråga' finns inte. Se ”belagg --help”.\n"),
        ],
        ids=["missing-argument", "unknown-option", "unknown-command"],
    )
    def test_wrongly_written_commands(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
    ) -> None:
        assert run(*arguments) == 2
        assert capsys.readouterr().err == sentence

    def test_bad_value(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("ask", "Hur?", "--year", "tjugo") == 2
        assert capsys.readouterr().err.startswith("Värdet för --year kan inte användas: ")

    def test_alone_it_helps(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run() == 0
        shown = capsys.readouterr().out
        assert all(command in shown for command in COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_helps(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(command, "--help") == 0
        assert f"Usage: belagg {command}" in capsys.readouterr().out

    def test_interrupt(self, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
        def stopped() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(engine, "documents", stopped)
        assert run("documents") == 130


def test_help_loads_nothing_heavy() -> None:
    heavy = {"torch", "faiss", "openvino", "transformers", "sentence_transformers", "numpy", "fastapi", "uvicorn"}
    program = (
        "import sys; from service import cli; code = cli.run(['--help']); "
        f"print(sorted(set(sys.modules) & {heavy!r}), code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "[] 0\n"


class TestPort:
    def test_port_in_use(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as held:
            port = held.getsockname()[1]
            with pytest.raises(CannotListen, match=f"^Porten {port} används redan av ett annat program"):
                take_port(Settings(Path("unused"), port=port))

    def test_any_free_port(self) -> None:
        listener, settings = take_port(Settings(Path("unused"), port=0))
        with listener:
            assert settings.port == listener.getsockname()[1] > 0
            assert settings.address == f"http://127.0.0.1:{settings.port}/"

    @pytest.mark.parametrize(
        ("settings", "sentence"),
        [
            ({"port": 70000}, "Porten 70000 finns inte; välj en mellan 0 och 65535."),
            ({"host": "192.0.2.1"}, "Adressen ”192.0.2.1” finns inte på den här datorn. Välj en annan med --host."),
        ],
        ids=["port", "host"],
    )
    def test_impossible_places(self, settings: dict[str, Any], sentence: str) -> None:
        with pytest.raises(CannotListen) as caught:
            take_port(Settings(Path("unused"), **settings))
        assert str(caught.value) == sentence


class TestSettings:
    def test_arguments_before_environment_before_defaults(self) -> None:
        environment = {"BELAGG_DATA": "/e", "BELAGG_PORT": "9000", "BELAGG_HOSTS": "a.example, b.example"}
        found = read_settings(None, None, 9001, environment)
        assert (found.data, found.host, found.port, found.hosts) == (
            Path("/e"), "127.0.0.1", 9001, ("a.example", "b.example"),
        )  # fmt: skip
        assert read_settings(Path("/a"), None, None, environment).data == Path("/a")
        assert read_settings(environment=environment).port == 9000

    def test_default_folder_is_the_users(self) -> None:
        found = read_settings(environment={})
        assert found.data.name == "belagg"
        assert not found.data.is_relative_to(Path.cwd())

    def test_numbers_must_be_numbers(self) -> None:
        with pytest.raises(BadSetting, match=r"^Inställningen BELAGG_PORT ska vara ett heltal men är ”åtta”\."):
            read_settings(environment={"BELAGG_PORT": "åtta"})

    @pytest.mark.parametrize(
        ("host", "address"),
        [("::1", "http://[::1]:80/"), ("0.0.0.0", "http://127.0.0.1:80/"), ("localhost", "http://localhost:80/")],
    )
    def test_address(self, host: str, address: str) -> None:
        assert Settings(Path("unused"), host=host, port=80).address == address
