"""Exports: footnotes that lead to their sources, a proof table that is whole, and no unproven figure in silence."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from service.draft.across import compare
from service.draft.compose import make_draft
from service.draft.edited import edited
from service.draft.records import Draft, ProofStatus, Source
from service.export.docx import comparison_docx, to_docx
from service.export.html import to_html
from service.export.markdown import comparison_markdown, to_markdown
from service.export.notes import LONGEST_HEADING, UnprovenFigures, place_of, proof_rows, unbroken
from tests.service.made_report import TEXT, shelf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return make_draft(shelf())


@pytest.fixture(scope="module")
def wrong(draft: Draft) -> Draft:
    return edited(draft, to_markdown(draft).replace("8,1 mnkr", "9,9 mnkr"), shelf())


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


class TestDocx:
    def test_every_sentence_has_its_footnote(self, draft: Draft) -> None:
        data = to_docx(draft)
        notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
        references = part(data, "word/document.xml").iter(f"{W}footnoteReference")
        ids = [reference.get(f"{W}id") for reference in references]
        assert ids == [str(number) for number in range(1, len(draft.sentences) + 1)]
        assert [note.get(f"{W}id") for note in notes] == ["-1", "0", *ids]

    def test_footnotes_are_declared(self, draft: Draft) -> None:
        data = to_docx(draft)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            types = package.read("[Content_Types].xml").decode()
            relations = package.read("word/_rels/document.xml.rels").decode()
        assert 'PartName="/word/footnotes.xml"' in types
        assert "relationships/footnotes" in relations
        assert part(data, "word/settings.xml").find(f"{W}footnotePr") is not None

    def test_a_note_says_where_and_what(self, draft: Draft) -> None:
        notes = part(to_docx(draft), "word/footnotes.xml").findall(f"{W}footnote")
        text = "".join(notes[7].itertext())
        assert text == (
            " Ekonomi › Verksamheterna: "
            "Den negativa avvikelsen beror främst på att fler barn har placerats på institution."
        )

    def test_headings_and_proof_table(self, draft: Draft) -> None:
        document = Document(io.BytesIO(to_docx(draft)))
        headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
        assert headings == [
            "Ekonomiskt resultat", "Mål och verksamhet", "Personal", "Internkontroll", "Framåt", "Bevisblad",
        ]  # fmt: skip
        (table,) = document.tables
        assert len(table.rows) == len(draft.proofs) + 1
        assert [cell.text for cell in table.rows[0].cells] == ["Siffra", "Avsnitt", "Källa", "Uträkning och anmärkning"]

    def test_the_language_is_swedish(self, draft: Draft) -> None:
        styles = part(to_docx(draft), "word/styles.xml")
        assert "sv-SE" in [mark.get(f"{W}val") for mark in styles.iter(f"{W}lang")]


class TestUnproven:
    def test_an_edited_draft_keeps_the_proofs_of_what_was_not_changed(self, draft: Draft, wrong: Draft) -> None:
        assert (len(wrong.proofs), [proof.text for proof in wrong.unproven]) == (len(draft.proofs), ["9,9 mnkr"])
        assert wrong.edited
        assert not edited(draft, to_markdown(draft), shelf()).edited

    @pytest.mark.parametrize("export", [to_docx, to_markdown, to_html])
    def test_refused(self, wrong: Draft, export: object) -> None:
        with pytest.raises(UnprovenFigures, match=r"9,9 .*rapporten anger −8 100 tkr"):
            export(wrong)  # type: ignore[operator]

    def test_accepted_and_said(self, wrong: Draft) -> None:
        warning = "Obs! Siffror som inte är styrkta i rapporten: 1."
        assert warning in to_markdown(wrong, accept_unproven=True)
        assert warning in to_html(wrong, accept_unproven=True)
        document = Document(io.BytesIO(to_docx(wrong, accept_unproven=True)))
        assert any(warning in paragraph.text for paragraph in document.paragraphs)
        rows = [row for row in proof_rows(wrong) if not row.proven]
        assert [row.status for row in rows] == ["motsägs"]
        assert rows[0].how.startswith("motsägs")

    def test_a_new_sentence_is_checked(self, draft: Draft) -> None:
        text = to_markdown(draft).replace("## Personal\n", "## Personal\n\nSjukfrånvaron är 6,4 procent i år.\n", 1)
        found = edited(draft, text, shelf())
        added = next(s for s in found.sentences if s.text.startswith("Sjukfrånvaron är"))
        assert [proof.status for proof in added.proofs] == [ProofStatus.PROVEN]


class TestMarkdown:
    def test_notes_and_table(self, draft: Draft) -> None:
        text = to_markdown(draft)
        assert text.startswith(
            "# Sammanfattning\n\n> Rapport: Socialnämnden Huddinge, delårsrapport januari–augusti 2023\n"
        )
        assert "institution.[^6]" in text
        assert "\n[^6]: Ekonomi › Verksamheterna: Den negativa avvikelsen" in text
        assert "| 8,1 mnkr | Ekonomiskt resultat | " in text


class TestHtml:
    def test_text_is_escaped(self) -> None:
        found = make_draft(shelf(TEXT.replace("färre hushåll", "färre <hushåll> & färre"), "escaped.md"))
        page = to_html(found)
        assert "<hushåll>" not in page
        assert page.count("<sup>") == len(found.sentences)
        assert '<html lang="sv">' in page


class TestComparison:
    def test_rows_and_sentence(self) -> None:
        other = shelf(
            TEXT.replace("Huddinge", "Nacka").replace("-7 500", "-2 500").replace("225 000", "220 000"), "nacka.md"
        )
        found = compare([other, shelf()])
        assert [row.cells[0] for row in found.rows] == ["Huddinge", "Nacka"]
        assert found.rows[0].cells[2:6] == (
            "150,2 mnkr",
            "5,2 mnkr (underskott)",
            "225,0 mnkr",
            "7,5 mnkr (underskott)",
        )
        assert found.sentences[0].text == (
            "Socialnämnden i Huddinge räknar med ett underskott på 7,5 mnkr för helåret 2023, 3,4 procent av budgeten."
        )
        assert "| Huddinge |" in comparison_markdown(found)
        document = Document(io.BytesIO(comparison_docx(found)))
        assert len(document.tables[0].rows) == 3

    def test_a_report_without_accounts_is_named(self) -> None:
        empty = shelf(
            "# Delårsrapport per 31 augusti 2023\n\n## Socialnämnden i Salem\n\nInga tabeller finns här.\n", "salem.md"
        )
        assert compare([empty]).missing == ("Socialnämnden, delårsrapport januari–augusti 2023",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("317,7 mnkr", "317,7\u00a0mnkr"),
        ("1 012,2 mnkr och -1 234 567 tkr", "1\u00a0012,2\u00a0mnkr och -1\u00a0234\u00a0567\u00a0tkr"),
        ("4 procent av 12 barn", "4\u00a0procent av 12 barn"),
        ("SEK 4.9 million", "SEK\u00a04.9\u00a0million"),
        ("2023 3 017 tkr", "2023 3\u00a0017\u00a0tkr"),
        ("augusti 2023 är", "augusti 2023 är"),
    ],
)
def test_no_line_is_broken_inside_a_figure(text: str, told: str) -> None:
    assert unbroken(text) == told


def test_a_heading_that_is_a_whole_goal_is_shortened() -> None:
    goal = "2.2.1 Barn och vuxna är delaktiga i sitt stöd. Insatserna utgår från deras behov, är goda och följs upp."
    source = Source("d", 0, 1, ("Mål", goal), None, "62 %")
    assert place_of(source) == "Mål › 2.2.1 Barn och vuxna är delaktiga i sitt stöd"
    endless = replace(source, section=("ord " * 40,))
    assert place_of(endless).endswith(" …")
    assert len(place_of(endless)) <= LONGEST_HEADING
