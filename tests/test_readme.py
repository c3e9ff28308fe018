"""The README and docs/http.md say what the program does: no more and no less."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from service.api.app import create_app
from service.api.problems import KINDS
from service.cli import app as command_line
from service.settings import Settings, read_settings
from service.types import Answer, AnswerFigure, Citation
from tests.service.fake import FakeEngine

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HTTP = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GROUP = typer.main.get_command(command_line)
COMMANDS = dict(GROUP.commands)


def options(command: str) -> set[str]:
    """A command's options as one writes them, less --help."""
    found = {name for parameter in COMMANDS[command].params for name in parameter.opts if name.startswith("-")}
    return found - {"--help", "-h"}


def test_every_command_is_in_the_table() -> None:
    assert re.findall(r"^\| `belagg (\w+)", README, re.M) == list(COMMANDS)


def test_every_option_is_named() -> None:
    known = {option for command in COMMANDS for option in options(command)}
    named = set(re.findall(r"(?<![\w-])(--[a-z][\w-]*|-k)\b", README))
    assert named == known


def test_every_command_takes_data() -> None:
    assert [command for command in COMMANDS if "--data" not in options(command)] == []


@pytest.mark.parametrize("command", ["ask", "search", "figures"])
def test_filters(command: str) -> None:
    assert {"--municipality", "--committee", "--year", "--document", "--json"} <= options(command)


def test_examples_can_be_parsed() -> None:
    for command, rest in re.findall(r"^\$ (?:\S*/)?belagg (\w+)(.*)$", README, re.M):
        assert set(re.findall(r"--[a-z-]+", rest)) <= options(command), command


def test_make_targets_and_variables() -> None:
    for target in re.findall(r"`make (\w+)", README):
        assert re.search(rf"^{target}:", MAKEFILE, re.M), target
    for variable in re.findall(r"\b(REPORTS|PORT|DATA)=", README):
        assert re.search(rf"^{variable} \?=", MAKEFILE, re.M), variable


def test_settings_are_those_that_are_read() -> None:
    asked: list[str] = []

    class Environment(dict[str, str]):
        def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
            asked.append(key)
            return default

    read_settings(environment=Environment())
    assert set(re.findall(r"BELAGG_[A-Z_]+", README)) == set(asked)


def test_first_screen_shows_how_to_run() -> None:
    first = README.splitlines()[:25]
    assert any("make run" in line for line in first)
    assert any("belagg ask" in line for line in first)


def test_every_address_is_described() -> None:
    app = create_app(FakeEngine(), Settings(Path("unused")))
    served = {f"{method.upper()} {path}" for path, item in app.openapi()["paths"].items() for method in item}
    assert set(re.findall(r"^## ((?:GET|POST|DELETE|PUT) \S+)$", HTTP, re.M)) == served


def test_every_error_is_described() -> None:
    rows = re.findall(r"^\| (\d{3}) \| `urn:belagg:([\w-]+)` \|", HTTP, re.M)
    assert {name: int(status) for status, name in rows} == {name: kind.status for name, kind in KINDS.items()}


def test_answer_fields_are_described() -> None:
    for kind in (Answer, Citation, AnswerFigure):
        missing = [field.name for field in fields(kind) if f"`{field.name}`" not in HTTP]
        assert missing == [], kind.__name__
