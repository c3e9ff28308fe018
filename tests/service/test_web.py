"""The page: its own files only, text only as text, both languages whole, readable colours, and places that hold."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.api.app import WEB, create_app
from service.settings import Settings
from tests.reports import report
from tests.service.fake import FakeEngine

SCRIPTS = sorted(WEB.glob("*.js"))
FILES = sorted(path for path in WEB.iterdir() if path.is_file())


def read(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/web/app.js", "text/javascript"),
        ("/web/style.css", "text/css"),
        ("/web/icon.svg", "image/svg+xml"),
    ],
)
def test_files_are_served(path: str, kind: str) -> None:
    client = TestClient(create_app(FakeEngine(), Settings(Path("unused"))), base_url="http://localhost:8000")
    reply = client.get(path)
    assert (reply.status_code, reply.headers["content-type"].split(";")[0]) == (200, kind)
    assert reply.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+|@import|url\(", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_text_never_becomes_html(path: Path) -> None:
    parsers = "innerHTML|outerHTML|insertAdjacentHTML|document.write|DOMParser|createContextualFragment|eval(|Function("
    text = path.read_text(encoding="utf-8")
    assert [name for name in parsers.split("|") if name in text] == []


def test_no_script_or_style_inside_the_page() -> None:
    page = read("index.html")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page) == []


def test_imports_lead_to_files() -> None:
    for path in SCRIPTS:
        for name in re.findall(r'from "\./([\w.]+)"', path.read_text(encoding="utf-8")):
            assert (WEB / name).is_file(), f"{path.name} imports {name}"


def test_elements_that_scripts_look_for_exist() -> None:
    ids = set(re.findall(r'\bid="([\w-]+)"', read("index.html")))
    for path in SCRIPTS:
        for name in re.findall(r'byId\("([\w-]+)"\)', path.read_text(encoding="utf-8")):
            assert name in ids, f"{path.name} looks for #{name}"


class TestLanguages:
    @staticmethod
    def keys(language: str) -> list[str]:
        block = re.search(rf"^  {language}: \{{\n(.*?)^  \}},", read("strings.js"), re.S | re.M)
        assert block is not None
        return re.findall(r"^    (\w+):", block[1], re.M)

    def test_both_have_the_same_sentences(self) -> None:
        assert self.keys("sv") == self.keys("en")

    def test_every_sentence_asked_for_exists_and_is_used(self) -> None:
        scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.name != "strings.js")
        own = read("strings.js").split("let current")[1]
        used = set(re.findall(r'\bt\("(\w+)"', scripts + own)) | {"municipality", "committee", "period"}
        used |= set(re.findall(r'data-[tpa]="(\w+)"', read("index.html")))
        assert used == set(self.keys("sv"))


class TestColours:
    """WCAG AA: 4.5 to 1 for text, 3 to 1 for the edges of controls."""

    TEXT = (
        ("ink", "ground"), ("ink", "surface"), ("ink", "sunken"), ("ink", "accent-soft"), ("ink", "note"),
        ("ink", "cited"), ("soft", "ground"), ("soft", "surface"), ("accent", "surface"), ("accent", "ground"),
        ("accent", "accent-soft"), ("accent-ink", "accent"), ("mark-ink", "mark"), ("bad", "bad-soft"),
        ("bad", "ground"), ("good", "ground"), ("good", "surface"),
    )  # fmt: skip
    EDGES = (("strong-line", "surface"), ("accent", "surface"), ("note-line", "note"))

    @staticmethod
    def theme(dark: bool) -> dict[str, str]:
        blocks = re.findall(r":root \{(.*?)\}", read("style.css"), re.S)
        assert len(blocks) == 2
        return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[dark]))

    @staticmethod
    def contrast(one: str, other: str) -> float:
        def light(colour: str) -> float:
            parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
            red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue

        low, high = sorted((light(one), light(other)))
        return (high + 0.05) / (low + 0.05)

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize(("over", "under"), TEXT)
    def test_text(self, over: str, under: str, dark: bool) -> None:
        colours = self.theme(dark)
        assert self.contrast(colours[over], colours[under]) >= 4.5

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize(("over", "under"), EDGES)
    def test_edges(self, over: str, under: str, dark: bool) -> None:
        colours = self.theme(dark)
        assert self.contrast(colours[over], colours[under]) >= 3


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Runs an expression over reading.js (`reading`) and a text (`text`); skips where there is no node."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed; the page's own functions are tested where it is")
    module = tmp_path_factory.mktemp("web") / "reading.mjs"
    shutil.copy(WEB / "reading.js", module)

    def run(expression: str, text: str = "", sections: object = ()) -> Any:
        source = (
            f"import * as reading from {json.dumps(module.as_uri())};"
            "import { readFileSync } from 'node:fs';"
            "const { text, sections } = JSON.parse(readFileSync(0, 'utf8'));"
            f"console.log(JSON.stringify({expression}));"
        )
        given = json.dumps({"text": text, "sections": sections})
        done = subprocess.run(
            [program, "--input-type=module", "-e", source], input=given, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


class TestReading:
    def test_blocks(self, node: Any) -> None:
        text = "# Rubrik\n\nEn rad.\n- ett\n- två\n\n| A | B |\n|---|---|\n| <b>Vuxna</b> | 1,2 |\n"
        found = node("reading.blocks(text)", text)
        assert [block["kind"] for block in found] == ["heading", "paragraph", "item", "item", "table"]
        rows = [[text[start:end].strip() for start, end in row["cells"]] for row in found[-1]["rows"]]
        assert rows == [["A", "B"], ["<b>Vuxna</b>", "1,2"]]
        assert [row["header"] for row in found[-1]["rows"]] == [True, False]

    def test_tabs(self, node: Any) -> None:
        text = "Barn\t6,2\t-130,8\nVuxna\t9,0\t-53,4\n"
        found = node("reading.blocks(text)", text)
        assert [[text[start:end] for start, end in row["cells"]] for row in found[0]["rows"]] == [
            ["Barn", "6,2", "-130,8"],
            ["Vuxna", "9,0", "-53,4"],
        ]

    def test_hard_wrapped_lines_go_on(self, node: Any) -> None:
        line = "ord " * 24
        text = "\n".join([line.strip()] * 30 + ["slut."])
        pieces = node("reading.blocks(text)[0].pieces", text)
        assert [joined for _, _, joined in pieces] == [False] + [True] * 30

    def test_sections_make_headings(self, node: Any) -> None:
        text = "Ekonomi\nDet gick bra.\n"
        sections = [{"path": ["Ekonomi"], "level": 2, "start": 0, "end": len(text)}]
        assert [block["kind"] for block in node("reading.blocks(text, [], sections)", text, sections)] == [
            "heading",
            "paragraph",
        ]

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("<b>Summa</b><br>10 %", "Summa 10 %"),
            ("**fet** &amp; &aring;r &#246;", "fet & år ö"),
            ("a < b och <okänd>", "a < b och <okänd>"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("&hittpå; &amp;lt;", "&hittpå; &lt;"),
        ],
    )
    def test_readable(self, node: Any, text: str, shown: str) -> None:
        assert node("reading.readable(text)", text) == shown

    def test_places_count_characters_not_code_units(self, node: Any) -> None:
        assert node("[0, 1, 2, 3].map(reading.places(text))", "a😀b") == [0, 1, 3, 4]

    @pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
    def test_nothing_of_a_report_is_lost(self, node: Any, prefix: str) -> None:
        """Every run is verbatim or an entity, in order, and only markup and table borders are left out."""
        text = report(prefix).read_text(encoding="utf-8")
        ranges = "b.kind === 'table' ? b.rows.flatMap((r) => r.cells) : (b.pieces ?? [])"
        runs = node(
            f"reading.blocks(text).flatMap((b) => {ranges}).flatMap((p) => reading.runs(text, p[0], p[1]))", text
        )
        left, at = [], 0
        for run in runs:
            assert at <= run["start"] <= run["end"]
            source = text[run["start"] : run["end"]]
            assert "gap" in run or run["text"] == source or source.startswith("&")
            left.append(text[at : run["start"]])
            at = run["end"]
        left.append(text[at:])
        assert re.sub(r"</?\w+[^<>]*>|[\s|#*:+-]", "", "".join(left)) == ""
