"""A change from one time to another, in number and percent, with both ends."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from index.activities import canonical
from index.language import fold
from index.numbers import PERCENT, POINTS, decimals_of, format_en, format_sv
from index.types import Document, Figure, Line, Measure, PeriodKind, UnitKind
from service.answers import lookup
from service.answers.calculation import apart
from service.answers.calculation.printed import say_another, say_printed, say_stated
from service.answers.calculation.stated import in_months, in_sentence, in_surer_sentence
from service.answers.calculation.swing import is_swing, say_swing
from service.answers.calculation.values import months_of, value_text
from service.answers.compare import say_no_figure
from service.answers.compare.likeness import warn_unlike
from service.answers.selection.alike import alike_figures, pick
from service.answers.selection.columns import timed
from service.answers.selection.series import ends, series
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.economy import Economy, Slot
from service.english.agreement import agreeing
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.times import HELD_AGAINST
from service.types import Status
from service.wording import amount, capital, listed, quoted, when


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    if evidence.question.asks(Measure.FORECAST) and evidence.question.asks(Measure.BUDGET):
        return lookup.answer(evidence, composer)  # the report's own deviation is what lies between them
    if apart.between_places(evidence, composer) or apart.between_topics(evidence, composer):
        return "answered"
    if say_two_reports(evidence, composer) is not None:
        return "answered"
    if len(evidence.question.places) > 1 and evidence.question.kind is Kind.COMPARE:
        return None  # a change in one of them is not what was asked
    if _of_both_years(evidence):
        return None  # nor is one within either report, of other years
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        pair = two_times(evidence, document)
        if pair is None:
            if say_stated(evidence, document, composer):
                return "answered"
            continue
        name, before, after = pair
        say_change(name, before, after, document, composer)
        missed = sorted(_asked_years(evidence.question) - _years_of(before, after))
        if missed:
            say_no_figure(listed([str(year) for year in missed], composer.language), composer)
            return "partial"
        say_another(evidence, document, composer)
        return "answered"
    return say_printed(evidence, composer)


def _of_both_years(evidence: Evidence) -> bool:
    """Whether each of two named years has a report of its own of the one municipality that is asked about."""
    question = evidence.question
    documents = [d for d in evidence.scope.documents if d.meta.period is not None]
    reported = {d.meta.period.year for d in documents if d.meta.period is not None}
    alone = len({d.meta.municipality for d in documents}) == 1
    return alone and question.kind is Kind.COMPARE and len(question.years) == 2 and reported >= set(question.years)


def say_two_reports(evidence: Evidence, composer: Composer) -> Decimal | None:
    """The change between two reports of one municipality, which is returned; None when the question is not of two."""
    across = _two_reports(evidence)
    if across is None:
        return None
    (old_document, before), (new_document, after), name = across
    if composer.language == "en" and name[:1].isupper():  # a row's label as it is printed
        name = subject(name, canonical(name), new_document, "en")
    say_change(name, before, after, new_document, composer, old_document)
    if months_of(before) != months_of(after):
        warn_unlike([before, after], evidence.question, composer, composer.sentences[-1].markers)
    return change_of(before, after)


def _two_reports(evidence: Evidence) -> tuple[tuple[Document, Figure], tuple[Document, Figure], str] | None:
    """The same thing in two reports of one municipality, of the two years that the question names."""
    question = evidence.question
    years = question.years if len(question.years) == 2 else _years_apart(evidence)
    if years is None:
        return None
    picked: list[tuple[Document, str, Figure]] = []
    for year in sorted(years):
        for document in evidence.scope.documents:
            if document.meta.period is not None and document.meta.period.year == year:
                found = pick(_of_report(evidence, document), document)
                if found is not None:
                    picked.append((document, *found))
    if len(picked) != 2 or picked[0][0].meta.municipality != picked[1][0].meta.municipality:
        return None
    if months_of(picked[0][2]) != months_of(picked[1][2]):
        documents = [document for document, _, _ in picked]
        alike = alike_figures(_of_report(evidence, documents[0]), documents)
        if len(alike) == 2 and months_of(alike[0][2]) == months_of(alike[1][2]):
            picked = alike
    (old, _, before), (new, name, after) = picked
    if before.unit.kind is not after.unit.kind or before.measure is not after.measure:
        return None
    apart = months_of(before) != months_of(after)
    if apart and (before.unit.kind is UnitKind.MONEY or _counts_other(before, after)):
        return None
    return (old, before), (new, after), name


def _counts_other(before: Figure, after: Figure) -> bool:
    return before.unit.kind is UnitKind.COUNT and before.unit.symbol != after.unit.symbol


PANDEMIC = re.compile(r"pandemi|corona|covid")


def _years_apart(evidence: Evidence) -> tuple[int, int] | None:
    """The years of a municipality's first and last report, where now is held against the time of the pandemic."""
    if evidence.question.years or not PANDEMIC.search(evidence.question.folded):
        return None
    held = {d.meta.municipality for d in evidence.scope.documents}
    years = sorted({d.meta.period.year for d in evidence.scope.documents if d.meta.period is not None})
    apart = len(held) == 1 and len(years) > 1 and years[0] in PANDEMIC_YEARS
    return (years[0], years[-1]) if apart else None


PANDEMIC_YEARS = (2020, 2021)


def _of_report(evidence: Evidence, document: Document) -> Evidence:
    """The question asked of one of two reports: a bare year says which report, not that its whole year is meant."""
    question = timed(evidence.question, document.meta.period)
    exact = tuple(p for p in question.periods if p.kind is not PeriodKind.YEAR)
    words = tuple(word for word in question.words if not PANDEMIC.search(fold(word.text)))
    return replace(evidence, question=replace(question, periods=exact, words=words))


def two_times(evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """What changed, and its figures before and after."""
    question = evidence.question
    identifier = lookup.activity_asked(question)
    board = not question.words and not question.activities
    accounts: Economy | None = None
    exact = any(p.kind in (PeriodKind.MONTH, PeriodKind.POINT) for p in question.periods)
    if question.quantity == "count" or exact:
        identifier, board = None, False  # how many there are is in no accounts
    if identifier is not None:
        accounts = next((e for e in evidence.economies(identifier, _line(evidence)) if e.document is document), None)
    elif board:
        accounts = evidence.board(document, _line(evidence))
    if accounts is not None:
        before, after = _ahead(accounts, evidence) or (accounts[Slot.PREVIOUS], accounts[Slot.OUTCOME])
        if before is not None and after is not None and _asked_years(question) <= _years_of(before, after):
            return subject(accounts.label, identifier, document, question.language), before, after
    found = series(evidence, document)
    fits = found is not None and in_months(found[1], question, document)
    told = in_surer_sentence(evidence, document, found[0]) if fits and found else in_sentence(evidence, document)
    if told is not None:
        return told
    if found is not None:
        fact, points = found
        return subject(fact.label, fact.activity, document, question.language), *ends(points, question)
    return None


def _asked_years(question: Question) -> set[int]:
    """The years that a change is asked between, or since: "sedan 2021" is no step from 2022."""
    against = HELD_AGAINST.search(question.folded)
    return set(question.years) if len(question.years) > 1 else {int(against["year"])} if against else set()


def _years_of(*figures: Figure) -> set[int]:
    return {figure.period.year for figure in figures if figure.period is not None}


def _ahead(accounts: Economy, evidence: Evidence) -> tuple[Figure, Figure] | None:
    """The outcome of the whole year before and the year's forecast, where what is to come is held against it."""
    question, forecast = evidence.question, accounts[Slot.FORECAST]
    earlier = len(question.years) > 1 or question.scope == "previous" or "bokslut" in question.folded
    if forecast is None or forecast.period is None or not (question.asks(Measure.FORECAST) and earlier):
        return None
    rows = (f for f in evidence.catalogue.facts_in(accounts.document.id) if forecast in f.figures)
    return next(
        ((figure, forecast) for row in rows for figure in row.figures if _is_year_before(figure, forecast)), None
    )


def _is_year_before(figure: Figure, forecast: Figure) -> bool:
    """Whether a figure is the outcome of the whole year before the one that a forecast is of."""
    period, ahead = figure.period, forecast.period
    if figure.measure is not Measure.OUTCOME or figure.value is None or figure.line is not forecast.line:
        return False
    return period is not None and ahead is not None and (period.kind, period.year) == (PeriodKind.YEAR, ahead.year - 1)


def _line(evidence: Evidence) -> Line:
    return Line(evidence.question.line) if evidence.question.line else Line.NET


def say_change(
    name: str,
    before: Figure,
    after: Figure,
    document: Document,
    composer: Composer,
    earlier: Document | None = None,
    *,
    apart: Literal["period", "header"] = "period",
) -> None:
    """ "... ökade med 26,2 mnkr (14,8 procent), från 177,1 mnkr ... till 203,3 mnkr ...".

    `apart` says what tells the two figures apart: their periods, or the headers of their columns.
    """
    if is_swing(before, after):
        say_swing(name, before, after, document, composer, earlier)
        return
    language = composer.language
    markers = [composer.figure(document, after), composer.figure(earlier or document, before)]
    change = change_of(before, after)
    number, percent = entered(before, after, markers, document, composer)
    told = [
        f" ({quoted(f.header, language)})" if apart == "header" and f.header else when(f.period, language)
        for f in (before, after)
    ]
    ends = (f"{amount(before, language)}{told[0]}", f"{amount(after, language)}{told[1]}")
    how = f"{number} ({percent})" if percent else number
    if language == "sv":
        verb = f"ökade med {how}" if change > 0 else f"minskade med {how}" if change < 0 else "var oförändrat"
        text = f"{capital(name)} i {place_of(document, language)} {verb}, från {ends[0]} till {ends[1]}."
    else:
        whose = cost_of(name, after)
        verb = (
            f"rose by {how}"
            if change > 0
            else f"fell by {how}"
            if change < 0
            else f"{agreeing('was', whose)} unchanged"
        )
        text = f"{capital(whose)} in {place_of(document, language)} {verb}, from {ends[0]} to {ends[1]}."
    composer.say(text, *markers)


MONEY_ITSELF = re.compile(
    r"cost|expens|revenue|income|grant|sale|fee|rent|purchas|salar|wage|\bpay|result|balance|budget|fund|equity|charge"
    r"|price|spend|investment|^“"
)


def cost_of(name: str, figure: Figure) -> str:
    """In English an activity does not rise, its cost does; what names money itself does, and so does a count."""
    money = figure.unit.kind is UnitKind.MONEY and figure.measure is Measure.OUTCOME
    if not money or figure.line is Line.INCOME or MONEY_ITSELF.search(name):
        return name
    return f"the {'net ' if figure.line is Line.NET else ''}cost of {name}"


def _magnitudes(before: Figure, after: Figure) -> tuple[Decimal, Decimal]:
    """Both values as magnitudes; of one table a net income beside a net cost keeps its sign.

    Between a table and the text the sign says nothing: reports write the same net cost with a minus and without.
    """
    old = (before.value or Decimal(0)) * before.unit.scale / after.unit.scale
    new = after.value or Decimal(0)
    signed = before.table is not None and before.table == after.table and old * new < 0
    return (old, new) if signed else (abs(old), abs(new))


def change_of(before: Figure, after: Figure) -> Decimal:
    """By how much a figure has grown, in the later one's unit."""
    old, new = _magnitudes(before, after)
    return new - old


def entered(
    before: Figure, after: Figure, markers: list[int], document: Document, composer: Composer
) -> tuple[str, str]:
    """The change in number and in percent ("" where there is none), entered as calculated; marks of the later first."""
    old, change = _magnitudes(before, after)[0], change_of(before, after)
    form = format_sv if composer.language == "sv" else format_en
    place = document.meta.municipality
    inputs = [(str(abs(after.value or 0)), markers[0]), (str(abs(before.value or 0)), markers[1])]
    unit = POINTS if before.unit.kind is UnitKind.PERCENT else after.unit
    printed = [decimals_of(figure.value or Decimal(0)) for figure in (before, after)]
    same = before.table is not None and before.table == after.table and before.row == after.row
    decimals = max(printed) if same else min(printed)  # "7" beside "7,7" in a row is 7,0
    if before.unit != after.unit:  # only as fine as the coarser report gives it
        unit = max(before.unit, after.unit, key=lambda one: one.scale)
        change, old = change * after.unit.scale / unit.scale, old * after.unit.scale / unit.scale
        exactly = change
        change = change.quantize(Decimal(1).scaleb(-max(decimals, 1)))
        decimals = max(decimals, 1)
    else:
        exactly = change
    number = value_text(abs(change), unit, decimals, composer.language)
    composer.derive(number, str(change), unit.symbol, "difference", inputs, before, place)
    if before.unit.kind is UnitKind.PERCENT or old <= 0:
        return number, ""
    share = (abs(exactly) / old * 100).quantize(Decimal("0.1"))
    percent = form(share, PERCENT, 1)
    composer.derive(percent, str(share if change > 0 else -share), "%", "percent_change", inputs, before, place)
    return number, percent
