"""HTML inside text and Markdown, read as what it means. A table line stays one line with its pipes and tabs."""

import html
import re
from collections.abc import Callable

from index.loading.tables import pipe_tables

_STYLE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|small|big|mark|s|del|ins|a|code|center|sub)(?:\s[^<>]*)?>", re.I
)
_SUPERSCRIPT = re.compile(r"<sup(?:\s[^<>]*)?>([^<>]*)</sup>", re.I)
_BREAK = re.compile(r"[ \t]*(?:</?(?:br|p|div|li|ul|ol)(?:\s[^<>]*)?/?>[ ]*)+", re.I)
_BREAK_TAG = re.compile(r"<(/?)(br|p|div|li|ul|ol)(?:\s[^<>]*)?/?>", re.I)
_ANY_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500})?/?|!--.{0,2000}?--)>", re.I | re.S)
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.S)
_TABLE = re.compile(r"<table\b[^<>]*>.{0,400000}?</table>", re.I | re.S)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_DIGITS = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_STRUCTURAL = "|\t\n\r\f"


def without_markup(text: str) -> str:
    """`text` with HTML tags and entities replaced by what they mean."""
    if "<" in text and _ANY_TAG.search(text):
        text = _COMMENT.sub("", text)
        text = _TABLE.sub(lambda match: f"\n{pipe_tables(match.group())}\n", text)
        text = _SUPERSCRIPT.sub(lambda match: raised(match.group(1)), text)
        text = _STYLE_TAG.sub("", text)
        text = _by_line(text, _without_breaks)
    return _ENTITY.sub(_entity, text) if "&" in text else text


def raised(mark: str) -> str:
    """A superscript as characters of its own, so that a footnote's number never joins the number before it."""
    mark = mark.strip()
    return mark.translate(_DIGITS) if mark and all(character in "0123456789+-()n" for character in mark) else mark


def _by_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) if "<" in line else line for line in text.split("\n"))


def _without_breaks(line: str) -> str:
    if "\t" in line or line.lstrip().startswith("|"):
        return _in_table_line(line)
    return _BREAK.sub(_line_break, line).strip("\n") if _BREAK_TAG.search(line) else line


def _in_table_line(line: str) -> str:
    """Each cell by itself: breaks inside a cell become one space, breaks at its edges nothing."""
    for mark in ("\t", "|"):
        if mark in line:
            return mark.join(
                _in_table_line(cell) if mark == "\t" and "|" in cell else _cell(cell) for cell in line.split(mark)
            )
    return _cell(line)


def _cell(cell: str) -> str:
    if not _BREAK_TAG.search(cell):
        return cell
    inner = _BREAK_TAG.sub(" ", cell)
    before = " " if cell.startswith(" ") else ""
    after = " " if cell.endswith(" ") else ""
    return before + re.sub(r" {2,}", " ", inner).strip() + after


def _line_break(match: re.Match[str]) -> str:
    names = {name.lower() for _, name in _BREAK_TAG.findall(match.group())}
    return "\n\n" if names & {"p", "div", "ul", "ol"} else "\n"


def _entity(match: re.Match[str]) -> str:
    meant = html.unescape(match.group())
    if meant in _STRUCTURAL:
        return " " if meant.isspace() else match.group()
    return meant
