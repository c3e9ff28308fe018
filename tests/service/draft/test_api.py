"""Drafts and checks over HTTP and on the command line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service import cli
from service.api.app import create_app
from service.settings import Settings
from tests.service.fake import FakeEngine
from tests.service.made_report import HoldsOne, shelf

ID = shelf().document.id


class DraftingEngine(HoldsOne, FakeEngine):
    def __init__(self) -> None:
        FakeEngine.__init__(self)
        HoldsOne.__init__(self)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(DraftingEngine(), Settings(Path("unused")))
    with TestClient(app, base_url="http://127.0.0.1:8000") as made:
        yield made


class TestHttp:
    def test_a_draft(self, client: TestClient) -> None:
        found = client.post("/api/drafts", json={"document": ID, "sections": ["personal"]}).json()
        assert (found["figures"], found["unproven"], found["share_proven"]) == (4, 0, 1.0)
        assert found["text"].startswith("## Personal\n\nAntalet anställda var 214")
        sentence = found["sections"][0]["sentences"][0]
        proof = sentence["proofs"][0]
        assert sentence["text"][proof["start"] : proof["end"]] == proof["text"]
        assert proof["status"] == "proven"

    def test_progress(self, client: TestClient) -> None:
        reply = client.post("/api/drafts", json={"document": ID, "sections": ["personal", "framåt"], "stream": True})
        events = [block.split("\n", 1) for block in reply.text.strip().split("\n\n")]
        assert [name for name, _ in events] == ["event: progress"] * 3 + ["event: draft"]
        steps = [json.loads(data.removeprefix("data: ")) for _, data in events[:3]]
        assert [(step["done"], step["total"]) for step in steps] == [(0, 2), (1, 2), (2, 2)]

    def test_a_problem_in_the_stream(self, client: TestClient) -> None:
        reply = client.post("/api/drafts", json={"document": "ingen", "stream": True})
        assert "event: problem" in reply.text
        assert "urn:belagg:unknown-document" in reply.text

    @pytest.mark.parametrize(
        ("format", "kind", "start"),
        [
            ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
            ("markdown", "text/markdown; charset=utf-8", b"# Sammanfattning"),
            ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ],
    )
    def test_files(self, client: TestClient, format: str, kind: str, start: bytes) -> None:
        reply = client.post("/api/drafts/export", json={"document": ID, "format": format})
        assert (reply.status_code, reply.headers["content-type"]) == (200, kind)
        assert reply.content.startswith(start)
        assert f"sammanfattning-{ID}." in reply.headers["content-disposition"]

    def test_an_unproven_figure_is_refused_unless_accepted(self, client: TestClient) -> None:
        order = {"document": ID, "format": "markdown", "text": "## Ekonomi\n\nBarn och unga gick 9,9 mnkr över budget."}
        refused = client.post("/api/drafts/export", json=order)
        assert (refused.status_code, refused.json()["type"]) == (409, "urn:belagg:unproven")
        assert refused.json()["figures"][0]["right"].startswith("−8 100 tkr")
        accepted = client.post("/api/drafts/export", json={**order, "accept_unproven": True})
        assert accepted.status_code == 200
        assert "Obs!" in accepted.text

    def test_check(self, client: TestClient) -> None:
        text = "Barn och unga gick 8,1 mnkr över budget. Underskottet är 5,9 mnkr."
        found = client.post("/api/check", json={"document": ID, "text": text}).json()
        assert (found["proven"], found["contradicted"], found["not_found"]) == (1, 1, 0)
        assert text[found["figures"][1]["start"] : found["figures"][1]["end"]] == "5,9"

    def test_compare(self, client: TestClient) -> None:
        found = client.post("/api/drafts/compare", json={}).json()
        assert [row["cells"][0] for row in found["rows"]] == ["Huddinge"]
        page = client.post("/api/drafts/compare", json={"format": "docx"})
        assert page.content.startswith(b"PK")

    @pytest.mark.parametrize(
        "order",
        [
            {"document": ID, "sections": ["kultur"]},
            {"document": ID, "length": "epic"},
            {"length": "short"},
            {"document": ID, "x": 1},
        ],
        ids=["section", "length", "no document", "unknown field"],
    )  # fmt: skip
    def test_a_wrong_order_is_refused(self, client: TestClient, order: dict[str, object]) -> None:
        reply = client.post("/api/drafts", json=order)
        assert (reply.status_code, reply.json()["type"]) == (422, "urn:belagg:invalid-request")

    def test_the_page_is_served(self, client: TestClient) -> None:
        assert client.get("/web/draft.html").status_code == 200
        assert client.get("/web/draft.js").headers["content-type"].startswith("text/javascript")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def given(settings: Settings) -> Iterator[HoldsOne]:
        yield HoldsOne()

    monkeypatch.setattr(cli, "engine_for", given)


@pytest.mark.usefixtures("engine")
class TestCommands:
    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["draft", ID, "--section", "internkontroll"]) == 0
        assert capsys.readouterr().out == (
            "Internkontroll\n"
            "Internkontrollen omfattar två risker, inom inköp och arkiv. Av två åtgärder är en klar, medan en inte "
            "blir klar under året. Den åtgärd som inte blir klar gäller arkiv. \n"
            "\n"
            "Siffror: 2, inte styrkta: 0.\n"
        )

    def test_several_sections(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["draft", ID, "--sections", "internkontroll, personal"]) == 0
        both = capsys.readouterr().out
        assert cli.run(["draft", ID, "--section", "personal", "--section", "internkontroll"]) == 0
        assert capsys.readouterr().out == both
        assert both.index("Personal") < both.index("Internkontroll")

    def test_files(self, tmp_path: Path) -> None:
        assert cli.run(["draft", ID, "--docx", str(tmp_path / "a.docx"), "--markdown", str(tmp_path / "a.md")]) == 0
        assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
        assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Sammanfattning")

    def test_an_edited_text_is_refused_before_anything_is_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = tmp_path / "text.md"
        text.write_text("## Ekonomi\n\nBarn och unga gick 9,9 mnkr över budget.\n", encoding="utf-8")
        wanted = tmp_path / "b.docx"
        assert cli.run(["draft", ID, "--text", str(text), "--docx", str(wanted)]) == 1
        assert "Alla siffror i texten är inte styrkta: 9,9" in capsys.readouterr().err
        assert not wanted.exists()
        assert cli.run(["draft", ID, "--text", str(text), "--docx", str(wanted), "--accept-unproven"]) == 0
        assert wanted.exists()

    def test_all(self, tmp_path: Path) -> None:
        assert cli.run(["draft", "--all", "--out", str(tmp_path / "ut")]) == 0
        names = sorted(path.name for path in (tmp_path / "ut").iterdir())
        stem = f"socialnämnden-huddinge-delårsrapport-januari-augusti-2023-{ID[:6]}"
        assert names == ["jamforelse.docx", "jamforelse.md", f"{stem}.docx", f"{stem}.md"]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["draft"], "Ange rapportens id"),
            (["draft", ID, "--section", "kultur"], "Avsnittet ”kultur” finns inte."),
            (["draft", ID, "--length", "epic"], "Längden ”epic” finns inte."),
            (["draft", ID, "--language", "fi"], "Språket ”fi” finns inte."),
            (["draft", "--all"], "Ange med --out"),
            (["draft", "ingen"], "Det finns ingen rapport med id ”ingen”."),
        ],
    )
    def test_wrong_orders(self, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(arguments) == 1
        assert sentence in capsys.readouterr().err

    def test_check(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["check", "Barn och unga gick 8,1 mnkr över budget.", "--against", ID]) == 0
        assert cli.run(["check", "Barn och unga gick 9,9 mnkr över budget.", "--against", ID]) == 1
        out = capsys.readouterr().out
        assert "Siffror: 1 (1 styrkt, 0 motsägs, 0 finns inte)." in out
        assert "rapporten anger −8 100 tkr (Barn och unga, Avvikelse jan-aug, januari–augusti 2023)" in out

    def test_check_a_file(self, tmp_path: Path) -> None:
        text = tmp_path / "text.md"
        text.write_text("Sjukfrånvaron är 6,4 procent.\n", encoding="utf-8")
        assert cli.run(["check", str(text), "--against", ID, "--json"]) == 0
