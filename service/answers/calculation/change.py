"""A change from one time to another, in number and percent, with both ends."""

from decimal import Decimal

from index.numbers import PERCENT, POINTS, decimals_of, format_en, format_sv
from index.types import Document, Figure, Line, Unit, UnitKind
from service.answers import compare, lookup
from service.answers.calculation import apart
from service.answers.calculation.values import value_text
from service.answers.likely import likely_sentences
from service.answers.phrases import place_of, subject
from service.answers.series import series
from service.composer import Composer
from service.economy import Economy, Slot
from service.evidence import ENOUGH, Evidence
from service.question import Kind
from service.types import Status
from service.wording import amount, capital, when


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    if apart.between_places(evidence, composer) or apart.between_topics(evidence, composer):
        return "answered"
    if say_two_reports(evidence, composer):
        return "answered"
    if len(evidence.question.places) > 1 and evidence.question.kind is Kind.COMPARE:
        return None  # a change in one of them is not what was asked
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        pair = _two_times(evidence, document)
        if pair is None:
            continue
        name, before, after = pair
        say_change(name, before, after, document, composer)
        return "answered"
    return None


def say_two_reports(evidence: Evidence, composer: Composer) -> bool:
    """The change between two reports of one municipality; False when the question is not about two."""
    across = _two_reports(evidence)
    if across is None:
        return False
    (old_document, before), (new_document, after), name = across
    say_change(name, before, after, new_document, composer, old_document)
    return True


def _two_reports(evidence: Evidence) -> tuple[tuple[Document, Figure], tuple[Document, Figure], str] | None:
    """The same thing in two reports of one municipality, of the two years that the question names."""
    question = evidence.question
    if len(question.years) != 2:
        return None
    picked: list[tuple[Document, str, Figure]] = []
    for year in sorted(question.years):
        for document in evidence.scope.documents:
            if document.meta.period is not None and document.meta.period.year == year:
                found = compare.pick(evidence, document)
                if found is not None:
                    picked.append((document, *found))
    if len(picked) != 2 or picked[0][0].meta.municipality != picked[1][0].meta.municipality:
        return None
    (old, _, before), (new, name, after) = picked
    return None if before.unit.kind is not after.unit.kind else ((old, before), (new, after), name)


def _two_times(evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """What changed, and its figures before and after."""
    question = evidence.question
    identifier = lookup.activity_asked(question)
    board = not question.words and not question.activities
    accounts: Economy | None = None
    if identifier is not None:
        accounts = next((e for e in evidence.economies(identifier, _line(evidence)) if e.document is document), None)
    elif board:
        accounts = evidence.board(document, _line(evidence))
    if accounts is not None:
        before, after = accounts[Slot.PREVIOUS], accounts[Slot.OUTCOME]
        if before is not None and after is not None:
            return subject(accounts.label, identifier, document, question.language), before, after
    found = series(evidence, document)
    if found is not None:
        fact, points = found
        return subject(fact.label, fact.activity, document, question.language), points[-2], points[-1]
    return in_sentence(evidence, document)


def _line(evidence: Evidence) -> Line:
    return Line(evidence.question.line) if evidence.question.line else Line.NET


def in_sentence(evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """Two figures of one kind that one sentence sets side by side, the later one first as reports do."""
    covered = [f.fact for f in evidence.facts([document.id], limit=8) if f.coverage >= ENOUGH and f.fact.table is None]
    stated = evidence.catalogue.stated
    likely = [
        stated.get((one.document, one.statement.span.start))
        for one in likely_sentences(evidence, frozenset((document.id,)))
    ]
    for fact in [*covered, *(one for one in likely if one is not None and one.document == document.id)]:
        kinds: dict[Unit, list[Figure]] = {}
        for figure in fact.figures:
            kinds.setdefault(figure.unit, []).append(figure)
        for figures in kinds.values():
            years = {f.period.year for f in figures if f.period}
            if len(figures) == 2 and len(years) == 2:
                first, second = sorted(figures, key=lambda f: f.period.end if f.period else f.span)
                return (
                    subject(fact.label, fact.activity, document, evidence.question.language),
                    first,
                    second,
                )
    return None


def say_change(
    name: str, before: Figure, after: Figure, document: Document, composer: Composer, earlier: Document | None = None
) -> None:
    """ "... ökade med 26,2 mnkr (14,8 procent), från 177,1 mnkr ... till 203,3 mnkr ..."."""
    language = composer.language
    markers = [composer.figure(document, after), composer.figure(earlier or document, before)]
    old, new = _magnitudes(before, after)
    change = new - old
    number, percent = _entered(before, after, change, old, markers, document, composer)
    ends = (
        f"{amount(before, language)}{when(before.period, language)}",
        f"{amount(after, language)}{when(after.period, language)}",
    )
    how = f"{number} ({percent})" if percent else number
    if language == "sv":
        verb = "ökade" if change > 0 else "minskade" if change < 0 else "var oförändrat"
        text = f"{capital(name)} i {place_of(document, language)} {verb} med {how}, från {ends[0]} till {ends[1]}."
    else:
        verb = "rose" if change > 0 else "fell" if change < 0 else "was unchanged"
        text = f"{capital(name)} in {place_of(document, language)} {verb} by {how}, from {ends[0]} to {ends[1]}."
    composer.say(text, *markers)


def _magnitudes(before: Figure, after: Figure) -> tuple[Decimal, Decimal]:
    """Both values as magnitudes where they go the same way; a net income beside a net cost keeps its sign."""
    old = (before.value or Decimal(0)) * before.unit.scale / after.unit.scale
    new = after.value or Decimal(0)
    return (abs(old), abs(new)) if old * new >= 0 else (old, new)


def _entered(
    before: Figure,
    after: Figure,
    change: Decimal,
    old: Decimal,
    markers: list[int],
    document: Document,
    composer: Composer,
) -> tuple[str, str]:
    form = format_sv if composer.language == "sv" else format_en
    place = document.meta.municipality
    inputs = [(str(abs(after.value or 0)), markers[0]), (str(abs(before.value or 0)), markers[1])]
    unit = POINTS if before.unit.kind is UnitKind.PERCENT else after.unit
    decimals = min(decimals_of(before.value or Decimal(0)), decimals_of(after.value or Decimal(0)))
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
