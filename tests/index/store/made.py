"""Small made-up documents to store."""

from datetime import date
from decimal import Decimal

import numpy as np

from index.types import (
    Cell,
    Document,
    Figure,
    Mapped,
    Measure,
    Metadata,
    Page,
    Part,
    PartKind,
    Passage,
    PassageKind,
    Period,
    PeriodKind,
    ReportKind,
    Row,
    RowKind,
    Section,
    Span,
    Statement,
    Table,
    TableStyle,
    Unit,
    UnitKind,
)

MODEL = "test@1"
TEXT = "Barn och unga kostade 19,9 mnkr."


def document(id="a", municipality="Storvik", year=2023, committee="Socialnämnden", text=TEXT):
    period = Period(date(year, 1, 1), date(year, 8, 31), PeriodKind.SPAN)
    meta = Metadata(
        f"Delårsrapport {id}",
        municipality,
        committee,
        ReportKind.INTERIM,
        period,
        date(year, 9, 20),
        0.01,
        ("Tvivel.",),
    )
    whole = Span(0, len(text))
    return Document(
        id,
        f"{id}.txt",
        meta,
        text,
        (Page(1, whole),),
        (Part("Allt", PartKind.WHOLE, whole),),
        (Section(("Ekonomi",), 1, whole, 0),),
    )


def passage(text=TEXT, kind=PassageKind.PROSE):
    return Passage(text, "Delårsrapport, Storvik", Span(0, len(text)), ("Ekonomi",), kind, 1, "Allt")


def figure(activity="Barn och unga", value="-19.9", measure=Measure.DEVIATION, year=2023, unit=UnitKind.MONEY):
    period = Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR)
    scale = Decimal(1000000)
    return Figure(
        Decimal(value),
        value,
        Unit(unit, "mnkr", scale),
        activity,
        measure,
        Span(22, 26),
        Span(0, 31),
        ("Ekonomi",),
        period=period,
    )


def table():
    row = Row(
        "Barn och unga", (Cell("19,9", Span(22, 26)), None), RowKind.DATA, Span(0, 31), prose=Mapped("ab", (0, 1))
    )
    return Table(TableStyle.PIPE, "Verksamhet", ("Budget", "Utfall"), (row,), Span(0, 32), None)


def statement():
    return Statement(TEXT, Span(0, 32), ("Ekonomi",), ("barn_unga",), True, 2)


def vectors(count, width=4):
    return np.arange(1, count * width + 1, dtype=np.float32).reshape(count, width)


def put(store, doc=None, texts=(TEXT,), **named):
    doc = doc or document()
    passages = [passage(text) for text in texts]
    store.add(doc, passages, named.pop("matrix", vectors(len(texts))), **{"model": MODEL, **named})
    return doc
