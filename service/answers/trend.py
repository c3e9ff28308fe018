"""Trend: the series of a row over time, its direction, and the change in number and percent."""

from decimal import Decimal

from index.numbers import PERCENT, POINTS, decimals_of, format_en, format_sv
from index.types import Document, Figure, Line, Measure, UnitKind
from service.answers import calculation, lookup
from service.answers.compare import signed
from service.answers.selection.series import series
from service.answers.sentences.phrases import place_of, subject, with_group
from service.composer import Composer
from service.documents.catalogue import Fact
from service.documents.economy import is_whole
from service.english.agreement import agreeing
from service.evidence.evidence import Evidence
from service.types import AnswerTable, Language, Status
from service.wording import amount, capital, listed, when


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question, sentences, figures = evidence.question, len(composer.sentences), len(composer.figures)
    if calculation.say_forecasts(evidence, composer) is not None:
        return "answered"
    if calculation.say_two_reports(evidence, composer) is not None:
        calculation.say_way(question, composer, sentences, figures)
        return "answered"
    said = False
    for document in lookup.latest(evidence.scope.documents, question):
        found = series(evidence, document)
        if found is not None and not calculation.in_months(found[1], question, document):
            found = found if calculation.in_sentence(evidence, document) is None else None
        if found is not None:
            fact, points = found
            say_series(fact, points, document, composer)
            said = True
        elif (told := calculation.in_sentence(evidence, document)) is not None:
            calculation.say_change(*told, document, composer)
            said = True
        if len(composer.sentences) >= lookup.PLACES:
            break
    if said:
        calculation.say_way(question, composer, sentences, figures)
    return "answered" if said else calculation.say_step(evidence, composer)


def say_series(fact: Fact, points: list[Figure], document: Document, composer: Composer) -> None:
    language = composer.language
    marker = composer.figure(document, points[0])
    for point in points[1:]:
        composer.figure(document, point)
    first, last = points[0], points[-1]
    name = subject(fact.label, fact.activity, document, language)
    if fact.first.group and fact.label not in fact.first.group:
        name = with_group(name, fact.first.group, language)
    if last.line is Line.INCOME and is_whole(fact.label):
        name = f"Intäkter, {name}" if language == "sv" else f"income of {name}"
    if first.measure is Measure.DEVIATION:
        steps = [f"{signed(p, language)}{when(p.period, language)}" for p in points]
        place = place_of(document, language)
        composer.say(f"{capital(name)} {'i' if language == 'sv' else 'in'} {place}: {listed(steps, language)}.", marker)
        show(points, marker, composer)
        return
    change = level(last) - level(first)
    text = _moved(name, place_of(document, language), first, last, change, language)
    details = _derive(first, last, change, document, marker, composer)
    composer.say(text + details + ".", marker)
    if len(points) > 2:
        steps = [f"{_amount(p, language)}{when(p.period, language)}" for p in points]
        composer.say(("Serien: " if language == "sv" else "The series: ") + listed(steps, language) + ".", marker)
    show(points, marker, composer)


def show(points: list[Figure], marker: int, composer: Composer) -> None:
    """The series as a table, where the answer has none yet."""
    language = composer.language
    if composer.table is not None:
        return
    columns = ("Period", "Värde") if language == "sv" else ("Period", "Value")
    rows = tuple((capital(when(p.period, language).strip()), f"{_shown(p, language)} [{marker}]") for p in points)
    composer.table = AnswerTable(columns, rows)


def _shown(figure: Figure, language: Language) -> str:
    return signed(figure, language) if figure.measure is Measure.DEVIATION else _amount(figure, language)


def level(figure: Figure) -> Decimal:
    """What has moved: of money the size, whose sign only tells cost from income, of all else the value."""
    value = figure.value or Decimal(0)
    return abs(value) if figure.unit.kind is UnitKind.MONEY else value


def _amount(figure: Figure, language: Language) -> str:
    return amount(figure, language, signed=figure.unit.kind is not UnitKind.MONEY and level(figure) < 0)


def _moved(name: str, place: str, first: Figure, last: Figure, change: Decimal, language: Language) -> str:
    old = f"{_amount(first, language)}{when(first.period, language)}"
    new = f"{_amount(last, language)}{when(last.period, language)}"
    if language == "sv":
        verb = "ökade" if change > 0 else "minskade" if change < 0 else "var oförändrat"
        return f"{capital(name)} i {place} {verb} från {old} till {new}"
    verb = "rose" if change > 0 else "fell" if change < 0 else f"{agreeing('was', name)} unchanged"
    return f"{capital(name)} in {place} {verb} from {old} to {new}"


def _derive(first: Figure, last: Figure, change: Decimal, document: Document, marker: int, composer: Composer) -> str:
    """The change in number and percent, entered as calculated with its inputs."""
    if not change or not first.value or not last.value or first.value * last.value < 0:
        return ""
    if decimals_of(first.value) != decimals_of(last.value):
        return ""  # the coarser figure does not carry a difference as fine as the other
    language = composer.language
    form = format_sv if language == "sv" else format_en
    decimals = decimals_of(first.value)
    share = (change / abs(first.value) * 100).quantize(Decimal("0.1"))
    inputs = [(str(last.value), marker), (str(first.value), marker)]
    unit = POINTS if first.unit.kind is UnitKind.PERCENT else first.unit
    number, percent = form(abs(change), unit, decimals), form(abs(share), PERCENT, 1)
    place = document.meta.municipality
    composer.derive(number, str(change), unit.symbol, "difference", inputs, first, place)
    lead = CHANGED[language][change > 0]
    if first.unit.kind is UnitKind.PERCENT:
        return f", {lead} {number}"
    composer.derive(percent, str(share), "%", "percent_change", inputs, first, place)
    return f", {lead} {number} ({percent})"


CHANGED: dict[Language, tuple[str, str]] = {
    "sv": ("en minskning med", "en ökning med"),
    "en": ("a decrease of", "an increase of"),
}
