from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.layout import parse
from index.loading import load
from index.passages import LONGEST, document_line, make_passages
from index.tables import find_tables
from index.types import (
    Block,
    BlockKind,
    Cell,
    Mapped,
    Metadata,
    Page,
    Parsed,
    Part,
    PartKind,
    PassageKind,
    Period,
    PeriodKind,
    Row,
    RowKind,
    Section,
    Span,
    Table,
    TableStyle,
)
from tests.reports import report

META = Metadata(
    "Delårsrapport", "Storvik", "Socialnämnden", period=Period(date(2023, 1, 1), date(2023, 8, 31), PeriodKind.SPAN)
)
LINE = "Delårsrapport, Storvik, Socialnämnden, 2023"
P, L, H, C, T = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.CONTENTS, BlockKind.TABLE


def parsed(*blocks, tables=(), pages=(), paths=None, part=None):
    """Blocks of (kind, text, section) as a Parsed whose stored text is them, a line each."""
    text, made = "", []
    for kind, words, section in blocks:
        start = len(text)
        text += words + "\n"
        body = Mapped(words, tuple(range(start, start + len(words))))
        number = len([one for one in made if one.kind is T]) if kind is T else None
        made.append(
            Block(kind, Mapped("", ()) if kind is T else body, Span(start, start + len(words)), section, number)
        )
    parts = (part or Part("Delårsrapport", PartKind.WHOLE, Span(0, len(text))),)
    paths = paths or [("Ekonomi",)] * (1 + max(section for _, _, section in blocks))
    sections = tuple(
        Section(path, len(path), Span(min([b.span.start for b in made if b.section == n], default=0), len(text)), 0)
        for n, path in enumerate(paths)
    )
    return Parsed(text, tuple(pages), parts, sections, tuple(made), tuple(tables))


def texts(source, meta=META):
    return [passage.text for passage in make_passages(source, meta)]


def table(rows, columns=("Budget 2023", "Utfall | jan-aug"), **named):
    return Table(
        TableStyle.PIPE, named.pop("stub", "Verksamhet (tkr)"), columns, tuple(rows), Span(0, 9), None, **named
    )


def row(label, *values, kind=RowKind.DATA, **named):
    cells = tuple(None if value is None else Cell(value, Span(3, 4)) for value in values)
    return Row(label, cells, kind, Span(0, 9), **named)


def test_short_paragraphs_of_a_section_are_one_passage():
    source = parsed((P, "Kostnaderna ökade.", 0), (P, "Volymerna var högre.", 0))
    (passage,) = make_passages(source, META)
    assert passage.text == "Kostnaderna ökade.\nVolymerna var högre."
    assert passage.span == Span(0, 39)
    assert passage.kind is PassageKind.PROSE
    assert passage.section == ("Ekonomi",)
    assert passage.context == f"{LINE}\nEkonomi"


def test_sections_are_never_mixed():
    source = parsed((P, "Ett.", 0), (P, "Två.", 1), paths=[("Mål",), ("Ekonomi", "Drift")])
    assert [(one.text, one.section) for one in make_passages(source, META)] == [
        ("Ett.", ("Mål",)),
        ("Två.", ("Ekonomi", "Drift")),
    ]


def test_a_long_paragraph_is_cut_between_sentences():
    sentence = "Kostnaden för placeringar har ökat under perioden jämfört med budget. "
    source = parsed((P, (sentence * 30).strip(), 0))
    found = make_passages(source, META)
    assert len(found) == 3
    assert all(
        len(one.text) <= LONGEST and one.text.endswith("budget.") and one.text.startswith("Kost") for one in found
    )
    assert [one.span.of(source.text) for one in found] == [one.text for one in found]
    assert " ".join(one.text for one in found) == (sentence * 30).strip()


def test_a_sentence_without_end_is_cut_at_spaces():
    found = texts(parsed((P, ("ord " * 2000).strip(), 0)))
    assert all(len(text) <= LONGEST for text in found)
    assert sum(text.count("ord") for text in found) == 2000


def test_a_list_stays_with_the_line_that_opens_it():
    filler = "x" * 850
    source = parsed(
        (P, filler, 0), (P, "Avvikelsen beror på:", 0), (L, "fler placeringar", 0), (L, "dyrare konsulter", 0)
    )
    assert texts(source) == [filler, "Avvikelsen beror på:\n- fler placeringar\n- dyrare konsulter"]


def test_a_list_that_is_too_long_keeps_its_opening_line_as_context():
    source = parsed((P, "Avvikelsen beror på:", 0), *[(L, f"orsak {n} " + "x" * 300, 0) for n in range(5)])
    found = make_passages(source, META)
    assert len(found) == 3
    assert "Avvikelsen beror på:" in found[0].text
    assert all("Avvikelsen beror på:" in one.context for one in found[1:])


def test_contents_are_left_out():
    source = parsed((C, "Innehåll .... 3", 0), (P, "Ett.", 0), (C, "Sida 4", 0), (P, "Två.", 0))
    assert texts(source) == ["Ett.\nTvå."]


def test_prose_on_either_side_of_a_table_is_apart():
    source = parsed((P, "Före.", 0), (T, "tabellen", 0), (P, "Efter.", 0), tables=[table([row("Vuxna", "1", "2")])])
    found = make_passages(source, META)
    assert {one.text for one in found if one.kind is PassageKind.PROSE} == {"Före.", "Efter."}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (row("Barn och unga", "183 340", "203 257"), "Barn och unga — Budget 2023: 183 340; Utfall jan-aug: 203 257"),
        (row("Barn och unga", None, "203 257"), "Barn och unga — Utfall jan-aug: 203 257"),
        (row("Andel", "82", "89", unit="%"), "Andel (%) — Budget 2023: 82; Utfall jan-aug: 89"),
        (row("Andel (%)", "82", None, unit="%"), "Andel (%) — Budget 2023: 82"),
        (row("", "1", None), "Budget 2023: 1"),
        (row("Summa", "1", "2", kind=RowKind.TOTAL), "Summa — Budget 2023: 1; Utfall jan-aug: 2"),
    ],
    ids=["plain", "empty-cell", "unit", "unit-in-label", "no-label", "total"],
)
def test_a_table_row(given, text):
    (passage,) = make_passages(parsed((T, "tabellen", 0), tables=[table([given])]), META)
    assert (passage.text, passage.kind, passage.table, passage.row) == (text, PassageKind.ROW, 0, 0)
    assert passage.span == given.span


def test_rows_without_values_are_no_passages():
    rows = [
        row("Barn och unga", kind=RowKind.GROUP),
        row("Netto", "1", "2", group=("Barn och unga",)),
        row("Tom", None, None),
    ]
    found = make_passages(parsed((T, "tabellen", 0), tables=[table(rows)]), META)
    assert [(one.row, one.text) for one in found] == [(1, "Barn och unga › Netto — Budget 2023: 1; Utfall jan-aug: 2")]


def test_a_row_is_never_split_from_what_gives_its_unit_and_caption():
    source = parsed(
        (P, "Nedan visas utfallet i tusental kronor.", 0),
        (T, "tabellen", 0),
        tables=[table([row("Netto", "1", group=("Barn och unga",), unit="tkr")], caption="Driftredovisning")],
    )
    (passage,) = [one for one in make_passages(source, META) if one.kind is PassageKind.ROW]
    lines = "Driftredovisning · Nedan visas utfallet i tusental kronor. · Verksamhet (tkr) · Barn och unga · enhet tkr"
    assert passage.context == f"{LINE}\nEkonomi\n{lines}"


def test_a_table_that_goes_on_keeps_the_first_ones_caption():
    first, second = table([row("A", "1")], caption="Volymer"), table([row("B", "2")], stub="", continued=0)
    source = parsed((T, "a", 0), (T, "b", 1), tables=[first, second], paths=[("Mål",), ("Mål",)])
    assert "Volymer · Verksamhet (tkr)" in make_passages(source, META)[1].context


def test_prose_in_a_table_is_prose_of_the_row_above():
    prose = Mapped("Fler anmälningar kom in.", tuple(range(3, 27)))
    rows = [row("Orosanmälningar", "33", "34"), row("Analys", kind=RowKind.PROSE, prose=prose)]
    found = make_passages(parsed((T, "x" * 40, 0), tables=[table(rows)]), META)
    (passage,) = [one for one in found if one.kind is PassageKind.PROSE]
    assert passage.text == "Orosanmälningar: Fler anmälningar kom in."
    assert (passage.table, passage.row, passage.span) == (0, 1, Span(3, 27))


def test_a_row_of_long_cells_becomes_several_passages():
    long = "Arbetet pågår enligt plan och följs upp under hösten. " * 40
    found = make_passages(parsed((T, "x", 0), tables=[table([row("Uppdrag", "Klart", long)])]), META)
    assert len(found) > 2
    assert all(one.text.startswith("Uppdrag — ") and len(one.text) < LONGEST + 50 for one in found)
    assert {one.row for one in found} == {0}


def test_a_table_that_no_block_names_is_searched_all_the_same():
    assert "Vuxna — Budget 2023: 1" in texts(parsed((P, "Text.", 0), tables=[table([row("Vuxna", "1")])]))


@pytest.mark.parametrize(
    ("heading", "found"),
    [("Ekonomi", []), ("Prognosen är ett underskott på 4,4 mnkr", ["Prognosen är ett underskott på 4,4 mnkr"])],
    ids=["short", "sentence-like"],
)
def test_a_heading_without_text_below(heading, found):
    assert texts(parsed((H, heading, 0), (P, "Text.", 1), paths=[(heading,), ("Mål",)])) == [*found, "Text."]


def test_a_heading_above_headings_is_no_passage():
    source = parsed((H, "En rubrik med många ord", 0), (P, "Text.", 1), paths=[("En",), ("En", "Två")])
    assert texts(source) == ["Text."]


def test_page_and_part():
    part = Part("Ansökan om medel", PartKind.APPLICATION, Span(0, 10))
    source = parsed(
        (P, "Ett.", 0), (T, "t", 0), (P, "Två.", 0), pages=[Page(7, Span(0, 6)), Page(8, Span(6, 12))], part=part
    )
    source = replace(source, tables=(table([]),))
    found = make_passages(source, META)
    assert [(one.text, one.page, one.part) for one in found] == [("Ett.", 7, part.title), ("Två.", 8, part.title)]
    assert found[0].context == f"{LINE}\nAnsökan om medel\nEkonomi"


@pytest.mark.parametrize(
    ("meta", "line"),
    [
        (META, LINE),
        (replace(META, title="Storvik: socialnämnden 2023"), "Storvik: socialnämnden 2023"),
        (Metadata("okänd.txt"), "okänd.txt"),
    ],
    ids=["adds", "has-all", "knows-nothing"],
)
def test_document_line(meta, line):
    assert document_line(meta) == line


@given(st.lists(st.tuples(st.sampled_from([P, L]), st.text("ab .\u00e5", min_size=1, max_size=1200)), max_size=12))
def test_all_prose_is_in_one_passage_and_spans_are_exact(blocks):
    source = parsed((P, "början", 0), *[(kind, text, 0) for kind, text in blocks])
    found = make_passages(source, META)
    # What is not space of the text, each once and in order.
    said = "".join(one.text for one in found).replace("- ", "").replace("\n", "").replace(" ", "")
    printed = "".join(text for _, text in blocks).replace(" ", "")
    assert said == "början" + printed
    for one, following in pairwise(found):
        assert one.span.end <= following.span.start
    for one in found:
        lines = [line.removeprefix("- ") for line in one.text.split("\n")]
        covered = one.span.of(source.text)
        assert covered.startswith(lines[0])
        assert covered.endswith(lines[-1])


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_real_reports(prefix):
    loaded = load(report(prefix))
    source = parse(loaded.text, loaded.pages, find_tables(loaded.text))
    found = make_passages(source, META)
    assert all(one.text.strip() and one.span.start < one.span.end <= len(source.text) for one in found)
    assert max(len(one.text) for one in found if one.kind is PassageKind.PROSE and one.table is None) <= LONGEST
    with_values = {
        (number, index)
        for number, table in enumerate(source.tables)
        for index, row in enumerate(table.rows)
        if row.kind in (RowKind.DATA, RowKind.TOTAL) and any(cell and cell.text.strip() for cell in row.cells)
    }
    assert {(one.table, one.row) for one in found if one.kind is PassageKind.ROW} == with_values


@pytest.mark.parametrize(
    ("above", "leads"),
    [
        ("Belopp i tusental kronor", True),
        (
            "Utfallet framgår av följande sammanställning, där intäkter och kostnader står var för sig.",
            True,
        ),
        (
            "Prognosen är ett underskott på 4,4 miljoner kronor, främst på grund av fler placeringar.",
            False,
        ),
    ],
    ids=["title", "points-at-it", "prose"],
)
def test_which_paragraph_above_a_table_belongs_to_it(above, leads):
    source = parsed((P, above, 0), (T, "tabellen", 0), tables=[table([row("Vuxna", "1")])])
    (passage,) = [one for one in make_passages(source, META) if one.kind is PassageKind.ROW]
    assert (above in passage.context) is leads
