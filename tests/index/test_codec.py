from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import decode, encode
from index.types import (
    Cell,
    Figure,
    Mapped,
    Measure,
    Metadata,
    Passage,
    PassageKind,
    Period,
    PeriodKind,
    Reading,
    ReportKind,
    Row,
    RowKind,
    Span,
    Statement,
    Table,
    TableStyle,
    Unit,
    UnitKind,
)

AUGUST = Period(date(2023, 1, 1), date(2023, 8, 31), PeriodKind.SPAN)
FIGURE = Figure(
    value=Decimal("-19.90"),
    text="-19,90",
    unit=Unit(UnitKind.MONEY, "mnkr", Decimal(1000000)),
    activity="Barn & ungdomsvård",
    measure=Measure.DEVIATION,
    span=Span(10, 16),
    quote=Span(0, 40),
    section=("Ekonomi", "Driftredovisning"),
    period=AUGUST,
    favourable=-1,
    reading=Reading.RECONSTRUCTED,
)


@st.composite
def spans(draw: Any) -> Span:
    start = draw(st.integers(0, 10**7))
    return Span(start, start + draw(st.integers(0, 10**4)))


@st.composite
def mapped(draw: Any) -> Mapped:
    text = draw(st.text(max_size=30))
    return Mapped(text, tuple(sorted(draw(st.lists(st.integers(0, 999), min_size=len(text), max_size=len(text))))))


texts = st.text(max_size=20)
words = st.tuples(texts, texts) | st.just(())
decimals = st.decimals(allow_nan=False, allow_infinity=False)
periods = st.builds(Period, st.dates(), st.dates(), st.sampled_from(PeriodKind))
units = st.builds(Unit, st.sampled_from(UnitKind), texts, decimals)
cells = st.builds(Cell, texts, spans())
rows = st.builds(
    Row,
    texts,
    st.lists(st.none() | cells).map(tuple),
    st.sampled_from(RowKind),
    spans(),
    words,
    texts,
    st.none() | mapped(),
)
figures = st.builds(
    Figure,
    value=st.none() | decimals,
    text=texts,
    unit=units,
    activity=texts,
    measure=st.sampled_from(Measure),
    span=spans(),
    quote=spans(),
    section=words,
    period=st.none() | periods,
    favourable=st.sampled_from([None, -1, 0, 1]),
    approximate=st.booleans(),
    reading=st.sampled_from(Reading),
    column=st.none() | st.integers(0, 40),
)
records = st.one_of(
    figures.map(lambda one: (Figure, one)),
    st.builds(
        Table,
        st.sampled_from(TableStyle),
        texts,
        words,
        st.lists(rows, max_size=3).map(tuple),
        spans(),
        st.none() | spans(),
    ).map(lambda one: (Table, one)),
    st.builds(
        Metadata,
        texts,
        kind=st.none() | st.sampled_from(ReportKind),
        period=st.none() | periods,
        meeting=st.none() | st.dates(),
        noise=st.floats(0, 1),
        doubts=words,
    ).map(lambda one: (Metadata, one)),
    st.builds(Passage, texts, texts, spans(), words, st.sampled_from(PassageKind), st.none() | st.integers(1, 99)).map(
        lambda one: (Passage, one)
    ),
    st.builds(Statement, texts, spans(), words, words, st.booleans(), st.integers(0, 2)).map(
        lambda one: (Statement, one)
    ),
)


@given(records)
def test_decoding_gives_back_what_was_encoded(record):
    kind, value = record
    assert decode(kind, encode(kind, value)) == value


@given(decimals)
def test_a_decimal_keeps_its_printed_digits(value):
    assert str(decode(Decimal, encode(Decimal, value))) == str(value)


def test_a_decimal_that_equals_its_default_keeps_its_digits():
    unit = Unit(UnitKind.PERCENT, "%", Decimal("1.0"))
    assert str(decode(Unit, encode(Unit, unit)).scale) == "1.0"


def test_fields_at_their_defaults_are_not_written():
    assert encode(Span, Span(1, 2)) == '{"start":1,"end":2}'
    assert '"approximate"' not in encode(Figure, FIGURE)
    assert decode(Figure, encode(Figure, FIGURE)) == FIGURE


@pytest.mark.parametrize(
    "text",
    ["[1]", '{"start":1}', '{"start":5,"end":2}', '{"begin":1,"end":2}', "{", '"x"'],
    ids=["list", "missing", "invalid", "unknown-field", "broken", "string"],
)
def test_what_is_no_such_record_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the codec's one error
        decode(Span, text)


def test_a_type_that_the_codec_does_not_know_is_refused():
    with pytest.raises(TypeError, match="does not know"):
        encode(set, {1})
