"""How answers and lists look in a terminal. Where output is no terminal: plain lines and tab-separated columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from index.types import Document
from service.api.contract import Json

if TYPE_CHECKING:  # what reads reports is heavy, and a command should begin at once
    from index.figures.census import Census

_SHORT = frozenset({"id", "period", "enhet", "tecken"})
_WARNINGS = {
    "conflict": "Uppgifterna går isär",
    "reconstructed": "Återställd siffra",
    "premise": "Frågans utgångspunkt",
    "ocr": "Svårläst text",
    "definition": "Vad siffran mäter",
    "scope": "Fler rapporter har uppgiften",
}


def console(errors: bool = False) -> Console:
    return Console(stderr=errors, highlight=False, soft_wrap=True)


def print_table(out: Console, headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    """A table for people; for programs one row a line with tabs between."""
    if not out.is_terminal:
        for row in (headers, *rows):
            out.file.write("\t".join(_one_line(cell) for cell in row) + "\n")  # rich would turn tabs into spaces
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, header in enumerate(headers):
        justify: JustifyMethod = "right" if number in right else "left"
        table.add_column(header, justify=justify, overflow="fold", no_wrap=header in _SHORT)
    for row in rows:
        table.add_row(*(Text(_one_line(cell)) for cell in row))
    out.print(table, soft_wrap=False)


def print_answer(out: Console, answer: Json) -> None:
    """The answer, its table, its warnings and where each mark points."""
    out.print(Text(answer["answer"]))
    if answer["table"]:
        out.print()
        print_table(out, answer["table"]["columns"], answer["table"]["rows"])
    for warning in answer["warnings"]:
        out.print()
        marks = "".join(f" [{marker}]" for marker in warning["markers"])
        out.print(Text(f"{_WARNINGS.get(warning['kind'], 'Obs')}: {warning['message']}{marks}", style="yellow"))
    if answer["citations"]:
        out.print()
        out.print(Text("Källor", style="bold"))
    for citation in answer["citations"]:
        out.print(Text(f"[{citation['marker']}] {place(citation)}"))
        out.print(Text(f"    ”{_one_line(citation['quote'])}”", style="dim"))


def place(found: Json) -> str:
    """Where a citation or hit stands: title, municipality, period, headings, page, characters."""
    page = f"sida {found['page']}" if found["page"] is not None else ""
    headings = " › ".join(found["section"])
    span = _characters(found)
    parts = (found["title"], found["municipality"], found["period"], headings, page, span)
    return " · ".join(part for part in parts if part)


def print_hits(out: Console, hits: Sequence[Json]) -> None:
    for number, hit in enumerate(hits, 1):
        out.print(Text(f"{number}. {place(hit)}", style="bold"))
        out.print(Text(f"   {_one_line(hit['text'])}"))


def print_documents(out: Console, documents: Sequence[Json]) -> None:
    headers = ("id", "kommun", "nämnd", "period", "titel", "fil")
    keys = ("id", "municipality", "committee", "period", "title", "name")
    print_table(out, headers, [[str(document[key] or "?") for key in keys] for document in documents])


def print_figures(out: Console, figures: Sequence[Json]) -> None:
    headers = ("kommun", "period", "verksamhet", "mått", "värde", "enhet", "läsning", "rapport", "tecken")
    rows = [
        [
            figure["municipality"] or "?",
            figure["period"] or "?",
            " › ".join((*figure["group"], figure["activity"])),
            figure["header"] or figure["measure"],
            figure["text"],
            figure["unit"],
            {"read": "", "reconstructed": "återställd", "unreadable": "oläslig"}.get(figure["reading"], ""),
            figure["document"],
            f"{figure['start']}–{figure['end']}",
        ]
        for figure in figures
    ]
    print_table(out, headers, rows, right=(4,))


def print_findings(out: Console, findings: Sequence[Json], text: str) -> None:
    """Audit findings of a report whose text is `text`: what does not go together, the arithmetic, and each printed
    figure with the row or sentence it stands in. Of what rounding explains the sentence alone, under its own line."""
    rounded = [finding for finding in findings if finding.get("explained_by_rounding")]
    real = [finding for finding in findings if not finding.get("explained_by_rounding")]
    for number, finding in enumerate([*real, *rounded], 1):
        head = _one_line(str(finding.get("message") or finding.get("calculation") or finding.get("kind", "")))
        if number == len(real) + 1:
            out.print(Text(f"Ryms i avrundningen: {len(rounded)}", style="bold"))
        if number > len(real):
            out.print(Text(f"{number}. {head}"))
            continue
        out.print(Text(f"{number}. {head}", style="bold"))
        if finding.get("calculation"):
            out.print(Text(f"   {finding['calculation']}"))
        for spot in (finding.get("first"), finding.get("second")):
            if spot:
                out.print(Text(f"   {spot['text']} · {spot['what']} · {_characters(spot['span'])}"))
                out.print(Text(f"      {_one_line(text[spot['quote']['start'] : spot['quote']['end']])}", style="dim"))


def _characters(span: Json) -> str:
    return f"tecken {span['start']}–{span['end']}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def print_rest(shown: int, offset: int, total: int) -> None:
    """On standard error, so that it does not mix with the rows: how many figures there are in all."""
    if shown < total:
        first = f"{offset + 1}–{offset + shown}" if shown else "inga"
        console(errors=True).print(f"Visar {first} av {total}; se --offset och --limit.", markup=False)


LACKS = {"figure": "ingen siffra", "value": "oläslig", "unit": "utan enhet", "period": "utan period"}


def print_unread(found: list[tuple[Document, "Census"]]) -> None:
    """For each report the share of its table numbers that were read in full, then the others with what they lack."""
    for document, counted in found:
        read = counted.numbers - len(counted.missing)
        print(f"{document.name}: {read} av {counted.numbers} tal i tabeller lästa ({100 * counted.share:.1f} %)")
        for one in counted.missing:
            print(f"  {one.span.start}: {one.text!r} ({one.row} | {one.column}): {LACKS[one.lack]}")
