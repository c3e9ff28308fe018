"""HTML files: headings as Markdown headings, tables as pipe tables, without what surrounds the content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import Comment, Declaration, Doctype, ProcessingInstruction

from index.errors import LoadError
from index.loading.document import Loaded, folded
from index.loading.encoding import decode, tidy
from index.loading.markup import raised
from index.loading.tables import html_rows, pipe_rows

_DROPPED = [
    "script", "style", "noscript", "template", "svg", "iframe", "nav", "aside", "footer", "form", "button", "head",
]  # fmt: skip
_NAVIGATION = re.compile(r"^(?:navigation|banner|contentinfo|search|menu|complementary)$", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.I)
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption")
    + ("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol")
    + ("p", "pre", "section", "summary", "table", "tbody", "ul")
)
_MAX_DEPTH = 150


@dataclass(frozen=True)
class HtmlLoader:
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, name: str, data: bytes) -> Loaded:
        markup, encoding = _decoded(data)
        try:
            soup = BeautifulSoup(markup, "lxml")
            content = _content(soup)
            blocks = [re.sub(r"[ \t]*\n[ \t]*", "\n", block).strip() for block in _blocks(content, 0)]
        except RecursionError as error:
            raise LoadError(
                f"HTML-filen {name} är för djupt nästlad för att läsas. Spara sidan som PDF eller text i stället."
            ) from error
        return Loaded(tidy("\n\n".join(block for block in blocks if block)), (), "html", encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        encoding = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("cp1252" if encoding in ("iso-8859-1", "latin1") else encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: find the encoding from the bytes
    return decode(data)


def _content(soup: BeautifulSoup) -> Tag:
    """The part of the page that is content: <main> where there is one, less navigation, scripts and the like."""
    for element in soup.find_all(_DROPPED):
        element.decompose()
    for element in soup.find_all(attrs={"role": _NAVIGATION}):
        element.decompose()
    for element in [*soup.find_all(hidden=True), *soup.find_all(attrs={"aria-hidden": "true"})]:
        element.decompose()
    main = soup.find("main") or soup.find(attrs={"role": "main"})
    return main if isinstance(main, Tag) and main.get_text(strip=True) else soup


def _blocks(element: Tag, depth: int) -> Iterator[str]:
    """The element's text block by block in document order."""
    line: list[str] = []
    for child in element.children:
        if not isinstance(child, Tag) or not _holds_block(child):
            line.append(_inline(child))
            continue
        yield "".join(line)
        line = []
        if child.name == "table":
            yield _table(child)
        elif re.fullmatch(r"h[1-6]", child.name):
            title = folded(_inline(child))
            yield f"{'#' * int(child.name[1])} {title}" if title else ""
        elif child.name == "li" and not any(_holds_block(part) for part in child.children):
            yield f"- {folded(_inline(child))}"
        elif child.name == "pre":
            yield child.get_text()
        elif depth >= _MAX_DEPTH:
            yield child.get_text(" ", strip=True)
        else:
            yield from _blocks(child, depth + 1)
    yield "".join(line)


def _table(table: Tag) -> str:
    rows = html_rows(table)
    if max((len(row) for row in rows), default=0) <= 1 or table.find("table") is not None:
        return "\n\n".join(cell for row in rows for cell in row if cell)  # a table for the page's layout
    caption = table.find("caption")
    title = caption.get_text(" ", strip=True) if isinstance(caption, Tag) else ""
    return f"{title}\n\n{pipe_rows(rows)}" if title else pipe_rows(rows)


def _holds_block(node: PageElement) -> bool:
    if not isinstance(node, Tag):
        return False
    return node.name in _BLOCKS or (node.name not in ("br", "img") and node.find(list(_BLOCKS)) is not None)


def _inline(node: PageElement) -> str:
    if isinstance(node, (Comment, Declaration, Doctype, ProcessingInstruction)):
        return ""
    if isinstance(node, NavigableString):
        return re.sub(r"[ \t\r\n\f]+", " ", str(node))
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "\n"
    text = "".join(_inline(child) for child in node.children)
    if node.name == "sup":
        return raised(text)
    if node.name in ("b", "strong") and text.strip() and node.parent is not None and _only_child(node):
        return f"**{text.strip()}**"
    return text


def _only_child(node: Tag) -> bool:
    parent = node.parent
    return (
        parent is not None and parent.name in ("p", "div") and parent.get_text(strip=True) == node.get_text(strip=True)
    )
