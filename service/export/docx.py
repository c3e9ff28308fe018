"""A draft as a Word document: headings, footnotes to the sources, what is to be checked, and the proof sheet."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from service.draft.across import Comparison
from service.draft.records import Draft
from service.export.footnotes import Footnotes
from service.export.notes import WORDS, ProofRow, check_exportable, numbered, proof_rows, unbroken
from service.types import Language

_DARK, _SOFT, _WARNING = RGBColor(0x1D, 0x23, 0x26), RGBColor(0x54, 0x61, 0x6A), RGBColor(0x9B, 0x1C, 0x1C)
_SHADE, _SHADE_BAD = "EEF1F2", "FBEFEF"
_WIDTHS = (Cm(3.2), Cm(4.4), Cm(9.7), Cm(7.4))


def to_docx(draft: Draft, accept_unproven: bool = False) -> bytes:
    """The draft as the bytes of a .docx file. Raises UnprovenFigures."""
    check_exportable(draft, accept_unproven)
    document, words = _new(draft.language), WORDS[draft.language]
    document.core_properties.title = f"{draft.title}: {draft.report}"
    document.add_paragraph(draft.title, style="Title")
    _soft(document.add_paragraph(), draft.report)
    if draft.unproven:
        warning = document.add_paragraph().add_run(words["unproven"].format(count=len(draft.unproven)))
        warning.bold, warning.font.color.rgb = True, _WARNING
    _body(draft, document)
    _points(draft, document, words)
    _appendix(draft, document, words)
    return _bytes(document)


def comparison_docx(comparison: Comparison) -> bytes:
    """The comparison of several reports as one landscape page."""
    document = _new(comparison.language)
    _landscape(document.sections[0])
    swedish = comparison.language == "sv"
    title = "Jämförelse av nämndernas ekonomi" if swedish else "The committees' economy compared"
    document.add_paragraph(title, style="Title")
    notes, paragraph = Footnotes(document), document.add_paragraph()
    for number, sentence in enumerate(comparison.sentences):
        paragraph.add_run((" " if number else "") + unbroken(sentence.text))
        notes.add(paragraph, unbroken("; ".join(source.text for source in sentence.sources) + "."))
    table = _grid(document, comparison.columns, len(comparison.rows))
    for row, compared in zip(table.rows[1:], comparison.rows, strict=True):
        for cell, text in zip(row.cells, compared.cells, strict=True):
            _fill(cell, text)
    notes.close()
    return _bytes(document)


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _new(language: Language) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin = section.bottom_margin = Cm(2.4)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.15
    _speak(normal.element, "sv-SE" if language == "sv" else "en-GB")
    for name, points, before in (("Title", 24, 0), ("Heading 1", 15, 16)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb, style.font.bold = "Calibri", Pt(points), _DARK, True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
        _own_font(style.element)
    _unruled(document.styles["Title"].element)
    _page_numbers(section.footer.paragraphs[0])
    return document


def _speak(style: Any, language: str) -> None:
    """Sets the language that a word processor checks the spelling in."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    style.get_or_add_rPr().append(mark)


def _own_font(style: Any) -> None:
    """Takes away the theme fonts that would go before the named one."""
    fonts = style.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _unruled(style: Any) -> None:
    """Takes away the line under the template's title."""
    for properties in style.findall(qn("w:pPr")):
        for border in properties.findall(qn("w:pBdr")):
            properties.remove(border)


def _page_numbers(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(9), _SOFT
        if kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _soft(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.color.rgb = _SOFT


def _body(draft: Draft, document: Document) -> None:
    notes = Footnotes(document)
    for section, paragraphs in numbered(draft):
        document.add_paragraph(section.heading, style="Heading 1")
        for row in paragraphs:
            paragraph = document.add_paragraph()
            for number, (sentence, note) in enumerate(row):
                paragraph.add_run((" " if number else "") + unbroken(sentence.text))
                if note is not None:
                    notes.add(paragraph, unbroken(note.text))
    notes.close()


def _points(draft: Draft, document: Document, words: dict[str, str]) -> None:
    points = [point.message for point in draft.open_points]
    points += [f"{words['left_out']}: {one.heading}. {one.reason}" for one in draft.left_out]
    if not points:
        return
    document.add_paragraph(words["points"], style="Heading 1")
    for point in points:
        document.add_paragraph(unbroken(point), style="List Bullet").paragraph_format.space_after = Pt(3)


def _appendix(draft: Draft, document: Document, words: dict[str, str]) -> None:
    rows = proof_rows(draft)
    if not rows:
        return
    _landscape(document.add_section())
    document.add_paragraph(words["proofs"], style="Heading 1")
    document.add_paragraph(words["lead"])
    table = _grid(document, [words[name] for name in ("figure", "section", "source", "how")], len(rows))
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for line, row in zip(table.rows[1:], rows, strict=True):
        _proof(line.cells, row)


def _proof(cells: Sequence[_Cell], row: ProofRow) -> None:
    for cell, text in zip(cells, (row.figure, row.section, row.source, row.how), strict=True):
        _fill(cell, text)
        if not row.proven:
            _shade(cell, _SHADE_BAD)


def _landscape(section: "docx.section.Section") -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.5)


def _grid(document: Document, heads: Sequence[str], rows: int) -> Table:
    """An empty table with a head row that is repeated on every page."""
    table: Table = document.add_table(rows=rows + 1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, head, bold=True)
        _shade(cell, _SHADE)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
    return table


def _fill(cell: _Cell, text: str, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(unbroken(text))
    run.font.size, run.bold = Pt(9), bold


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
