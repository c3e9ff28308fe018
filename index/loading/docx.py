"""DOCX files: paragraphs, headings as Markdown headings, tables as pipe tables, in document order."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from index.errors import LoadError
from index.loading.document import Loaded, folded, in_pages
from index.loading.encoding import tidy
from index.loading.markup import raised
from index.loading.tables import pipe_rows

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.I)
_LIST = re.compile(r"list|punkt", re.I)
_PAGE_MARK = "\f"
_LEFT_OUT = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True)
class DocxLoader:
    suffixes: tuple[str, ...] = (".docx", ".docm")

    def read(self, name: str, data: bytes) -> Loaded:
        try:
            document = Document(io.BytesIO(data))
            styles = {style.style_id: str(style.name) for style in document.styles if style.name}
            blocks = list(_blocks(document.element.body, styles))
        except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise LoadError(
                f"DOCX-filen {name} är skadad eller inte en DOCX. Öppna den i ett ordbehandlingsprogram, spara om den"
                " och försök igen."
            ) from error
        text = tidy("\n\n".join(block for block in blocks if block.strip(" \n")))
        pages = [page.strip("\n") for page in re.sub(r"\f+", _PAGE_MARK, text).split(_PAGE_MARK)]
        joined, places = in_pages(pages)
        return Loaded(joined, places if len(pages) > 1 else (), "docx")


def _blocks(parent: etree._Element, styles: dict[str, str]) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child, styles)
        elif child.tag == qn("w:tbl"):
            yield _table(child)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _blocks(child, styles)


def _paragraph(paragraph: etree._Element, styles: dict[str, str]) -> str:
    text = "".join(_runs(paragraph))
    bare = text.replace(_PAGE_MARK, "").strip()
    if not bare:
        return _PAGE_MARK if _PAGE_MARK in text else ""
    style = _style(paragraph, styles)
    level = _heading_level(paragraph, style)
    if level:
        mark = f"{'#' * min(level, 6)} "
    elif paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or _LIST.search(style):
        mark = "- "
    else:
        return text.strip(" ") if not _all_bold(paragraph) else f"{_PAGE_MARK * text.startswith(_PAGE_MARK)}**{bare}**"
    return f"{_PAGE_MARK * (_PAGE_MARK in text)}{mark}{folded(bare)}"


def _runs(element: etree._Element) -> Iterator[str]:
    """The text below `element`, without what was deleted under tracked changes and without field codes."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == _FALLBACK:
            continue
        if child.tag == qn("w:t"):
            text = child.text or ""
            yield raised(text) if _is_raised(element) else text
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:lastRenderedPageBreak"):
            yield _PAGE_MARK
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "" if child.get(qn("w:type")) == "page" else "\n"
        else:
            yield from _runs(child)


def _is_raised(run: etree._Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return mark is not None and mark.get(qn("w:val")) == "superscript"


def _style(paragraph: etree._Element, styles: dict[str, str]) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    key = found.get(qn("w:val")) or "" if found is not None else ""
    return styles.get(key, key)


def _heading_level(paragraph: etree._Element, style: str) -> int:
    match = _HEADING.search(style)
    if match:
        return int(match.group(1))
    if style.lower() in ("title", "rubrik"):
        return 1
    outline = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = outline.get(qn("w:val")) or "" if outline is not None else ""
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def _all_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_runs(run)).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off")


def _table(table: etree._Element) -> str:
    """A pipe table; a table of one column is layout, so its paragraphs are given as such."""
    rows = [list(_cells(row)) for row in table.iter(qn("w:tr")) if _own(row, table)]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if max((len(row) for row in rows), default=0) <= 1:
        return "\n\n".join(cell.strip() for row in rows for cell in row)
    return pipe_rows([[cell.replace(_PAGE_MARK, "") for cell in row] for row in rows])


def _own(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(qn("w:tbl"))) is table


def _cells(row: etree._Element) -> Iterator[str]:
    """A merged cell stands in its first place; the places it covers are empty."""
    for cell in row.iterchildren(qn("w:tc"), qn("w:sdt")):
        if cell.tag == qn("w:sdt"):
            cell = next(cell.iter(qn("w:tc")), cell)
        properties = cell.find(qn("w:tcPr"))
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
        yield "" if goes_on else "\n".join("".join(_runs(part)) for part in cell.iter(qn("w:p")))
        width = (span.get(qn("w:val")) or "1") if span is not None else "1"
        for _ in range(int(width) - 1 if width.isdigit() else 0):
            yield ""
