"""What disagrees is shown: when a figure of the answer does not go with another of the same report, both are given."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from index.activities import canonical
from index.audit import Finding, FindingKind, Place
from index.audit.subjects import table_subject
from index.numbers import to_mnkr
from index.types import Figure, Line, Measure, PeriodKind, Span, Unit, UnitKind
from service.answers.contradiction import clash
from service.answers.contradiction.papers import say_papers
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Shelf
from service.evidence.evidence import Evidence
from service.question import Question
from service.types import Language

SHOWN = 2
BESIDE = 900
"""Characters within which two equal percentages of one section are one: a row and the comment below it."""
TOTALS = re.compile(
    r"\b(?:total\w*|summa\w*|sammanlagt|tillsammans|summor\w*|summer\w*|altogether|sums?|adds? up|ihop)\b"
)


def say_conflicts(evidence: Evidence, composer: Composer) -> None:
    """Add a sentence for each contradiction that touches a figure of the answer, at most two of a report."""
    cited = _cited(composer)
    say_papers(evidence, composer)
    for identity, answer in cited.items():
        shelf = evidence.catalogue.shelves[identity]
        figures = {figure.span: figure for figure in shelf.figures}
        touched = [
            (finding.slight, not _is_asked(figure, evidence.question), place, finding, figure)
            for finding in shelf.findings
            if (found := _touched(finding, answer, figures, evidence.question)) is not None
            for place, figure in [found]
            if _tells(finding, place, figure, evidence.question)
        ]
        said = 0
        for _, _, _, finding, figure in sorted(touched, key=lambda item: item[:3]):
            if said < SHOWN:
                said += _say(finding, figure, figures, shelf, composer)


@dataclass(frozen=True)
class _Sized:
    """An amount that is no figure of the report."""

    value: Decimal | None
    unit: Unit


@dataclass
class _Cited:
    """What an answer has of one document: the figures entered, in their order, and the sentences quoted."""

    figures: list[Figure]
    quotes: list[Span]
    percent: bool = False  # whether it calculates a percentage of them

    def order(self, figure: Figure) -> int:
        return next((at for at, own in enumerate(self.figures) if own.span == figure.span), len(self.figures))


def _cited(composer: Composer) -> dict[str, _Cited]:
    found: dict[str, _Cited] = {}
    for citation in composer.citations:
        mine = found.setdefault(citation.document, _Cited([], []))
        own = composer.sources.get(citation.marker, [])
        mine.figures += [figure for figure in own if figure not in mine.figures]
        if not own:
            mine.quotes.append(Span(citation.start, citation.end))
    marked = {citation.marker: citation.document for citation in composer.citations}
    for figure in composer.figures:
        if figure.derived is not None and figure.derived.operation in ("percent_change", "share"):
            found[marked[figure.marker]].percent = True
    return found


def _tells(finding: Finding, place: int, figure: Figure, question: Question) -> bool:
    """Whether the contradiction is worth a sentence: beyond rounding, or about the very total that was asked for."""
    if finding.explained_by_rounding:
        return finding.kind is FindingKind.SUM and _asks_total(question) and _shows(finding)
    return place == 0 or _is_asked(figure, question) or not finding.slight


def _shows(finding: Finding) -> bool:
    """Whether the difference is seen in the amounts as answers write them: 11,1 against 11,0 mnkr."""
    printed = finding.first
    sums = [_Sized(value, printed.unit) for value in (printed.value, finding.calculated or printed.value)]
    return to_mnkr(sums[0]) != to_mnkr(sums[1])


def _asks_total(question: Question) -> bool:
    return TOTALS.search(question.folded) is not None


def _is_asked(figure: Figure, question: Question) -> bool:
    """Whether the figure is of a measure that the question names; the year's deviation is part of a forecast."""
    yearly = figure.period is not None and figure.period.kind is PeriodKind.YEAR
    ahead = Measure.FORECAST in question.measures and figure.measure is Measure.DEVIATION and yearly
    return figure.measure in question.measures or ahead


# ---- which figure of the answer a finding is about ---------------------------------------------------------------


def _touched(
    finding: Finding, answer: _Cited, figures: Mapping[Span, Figure], question: Question
) -> tuple[int, Figure] | None:
    """The answer's figure that the finding is about, with its place in the answer."""
    places: tuple[Place, ...]
    if finding.kind is FindingKind.PERIOD:
        places = finding.inputs[::2]
    elif finding.kind is FindingKind.SUM and _asks_total(question):
        places = (finding.first, *finding.inputs)
    elif finding.kind is FindingKind.VOLUME:
        half = len(finding.inputs) // 2
        rows = zip(finding.inputs[:half], finding.inputs[half:], strict=True)
        told = [cell for row in rows if _has_all(row, answer, figures) for cell in row]
        places = (finding.first, *told)  # the answer holds a row against its budget
    elif finding.operation is not None or finding.second is None:
        places = (finding.first,)
        gives = finding.kind is FindingKind.CHANGE or (finding.kind is FindingKind.SHARE and answer.percent)
        if gives and _has_all(finding.inputs, answer, figures):
            places += finding.inputs  # the answer gives both levels, which is to give their change
        elif finding.kind is FindingKind.SHARE and question.quantity == "percent":
            places += finding.inputs[:1]  # asked in percent is what the answer gives in kronor
    else:
        places = (finding.first, finding.second)
    known = [figures[place.span] for place in places if place.span in figures]
    hits = [hit for figure in known if (hit := _match(figure, answer, finding.kind)) is not None]
    return min(((answer.order(hit), hit) for hit in hits), key=lambda one: one[0], default=None)


def _has_all(places: Iterable[Place], answer: _Cited, figures: Mapping[Span, Figure]) -> bool:
    known = [figures.get(place.span) for place in places]
    return all(one is not None and _match(one, answer, FindingKind.CHANGE) is not None for one in known)


def _match(figure: Figure, answer: _Cited, kind: FindingKind) -> Figure | None:
    """The figure of the answer that is this one or says the same; this one itself where the answer quotes it."""
    for own in answer.figures:
        if own.span == figure.span:
            return own
    if any(quote.covers(figure.span) for quote in answer.quotes):
        return figure
    if kind is FindingKind.PERIOD:
        return next((own for own in answer.figures if _is_of_column(figure, own)), None)
    return _implied(figure, answer.figures) or _twin(figure, answer.figures)


def _implied(figure: Figure, own: Iterable[Figure]) -> Figure | None:
    """Of a deviation the level that the answer gives beside its budget, the difference left to the reader."""
    if figure.measure is not Measure.DEVIATION or figure.table is None or figure.line is Line.INCOME:
        return None
    row = (figure.table, figure.row, figure.period)
    levels = [one for one in own if (one.table, one.row, one.period) == row and one.measure is not Measure.DEVIATION]
    return levels[0] if {one.measure for one in levels} > {Measure.BUDGET} else None


def _is_of_column(figure: Figure, own: Figure) -> bool:
    """Whether the answer gives what the column claims to hold: another row of it, or the same thing from elsewhere."""
    if own.table is not None and (own.table, own.column) == (figure.table, figure.column):
        return True
    same = (own.measure, own.period, own.unit.kind) == (figure.measure, figure.period, figure.unit.kind)
    subject = table_subject(figure)
    return same and subject is not None and table_subject(own) == subject and own.line in (None, figure.line)


def _twin(figure: Figure, own: Iterable[Figure]) -> Figure | None:
    """The one of the figures that says the same: of the activity, the measure and the time, and as much."""
    same = [f for f in own if f.unit.kind is figure.unit.kind and f.size == figure.size]
    if figure.unit.kind is UnitKind.PERCENT:
        near = [f for f in same if abs(f.span.start - figure.span.start) <= BESIDE and f.section == figure.section]
        if near:
            return near[0]
    named = canonical(figure.activity)
    if named is None:
        return None
    alike = [f for f in same if (f.measure, f.period) == (figure.measure, figure.period)]
    return next((f for f in alike if canonical(f.activity) == named), None)


# ---- the sentence ------------------------------------------------------------------------------------------------


def _say(finding: Finding, touched: Figure, figures: Mapping[Span, Figure], shelf: Shelf, composer: Composer) -> int:
    """One contradiction as a sentence; 0 when it cannot be told or has been."""
    told = clash.tell(finding, figures, shelf.document, composer, touched)
    if told is None:
        return 0
    place = place_of(shelf.document, composer.language)
    if finding.explained_by_rounding:
        swedish = composer.language == "sv"
        lead = "Summan: " if swedish else "The total: "
        end = "; skillnaden ryms i avrundningen" if swedish else "; rounding explains it"
    else:
        first = figures.get(finding.first.span, touched)
        spoken = touched if touched.size == first.size or touched.measure is first.measure else first
        lead, end = lead_of(finding, place, clash.about(spoken, composer.language), composer.language), ""
    text = f"{lead}{told.text}{end}."
    text = text[:1].upper() + text[1:]
    if any(sentence.text == text for sentence in composer.sentences):
        return 0
    listed = bool(composer.sentences) and composer.sentences[-1].opens == "item"
    composer.say(text, *told.markers, opens="paragraph" if listed else "")
    composer.warn("conflict", text, told.markers)
    return 1


def lead_of(finding: Finding, place: str, what: str, language: Language) -> str:
    """What leads up to a contradiction of a report: that its numbers do not add up, or what it says two things of."""
    if finding.operation is not None or finding.calculated is not None:
        return (
            f"Talen i rapporten från {place} går inte ihop: "
            if language == "sv"
            else f"The numbers in the report from {place} do not add up: "
        )
    if finding.kind is FindingKind.PERIOD or not what:
        return (
            f"Rapporten från {place} motsäger sig själv: "
            if language == "sv"
            else f"The report from {place} contradicts itself: "
        )
    if finding.slight:
        return (
            f"Rapporten från {place} anger olika värden för {what}: "
            if language == "sv"
            else f"The report from {place} gives different values for the {what}: "
        )
    return (
        f"Rapporten från {place} motsäger sig själv om {what}: "
        if language == "sv"
        else f"The report from {place} contradicts itself about the {what}: "
    )
