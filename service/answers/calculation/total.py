"""Parts put together, and the whole with one part left out."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.activities import canonical
from index.numbers import decimals_of
from index.types import Document, Figure, Line, Measure, UnitKind
from service.answers import compare, lookup
from service.answers.calculation.joint import joint
from service.answers.calculation.share import parts_of_totals
from service.answers.calculation.values import months_of, value_text
from service.answers.selection.alike import alike_figures
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer, signed_value
from service.evidence.evidence import Evidence
from service.question.sides import parts_of
from service.types import Language, Status
from service.wording import MEASURES, amount, result_noun, when


def together(evidence: Evidence, composer: Composer) -> Status | None:
    """Two or more named activities of one report, or one thing of several municipalities, put together."""
    question, language = evidence.question, composer.language
    if question.quantity not in (None, "money"):
        return _named(evidence, composer) or _of_places(evidence, composer)
    ids = list(dict.fromkeys(m.id for m in question.activities if not m.weak))
    documents = lookup.latest(evidence.scope.documents, question)
    if not ids:
        return _named(evidence, composer) or _of_places(evidence, composer)
    groups = [[(document, one) for one in ids] for document in documents]
    if len(ids) == 1:
        groups = [[(document, ids[0]) for document in documents]]
    for group in groups:
        terms = [term for document, one in group if (term := _term(evidence, document, one)) is not None]
        if len(terms) < 2 or (len(ids) > 1 and len(terms) != len(ids)) or len({f.unit.kind for _, _, f in terms}) != 1:
            continue
        _say_sum(terms, composer, language)
        return "answered"
    return _named(evidence, composer) or _of_places(evidence, composer)


def _of_places(evidence: Evidence, composer: Composer) -> Status | None:
    """The same thing of several municipalities put together: whole committees' accounts, or what a row tells."""
    documents = lookup.latest(evidence.scope.documents, evidence.question)
    if len({document.meta.municipality for document in documents}) < 2:
        return None
    picked = alike_figures(evidence, documents)
    figures = [figure for _, _, figure in picked]
    if len(picked) < 2 or len({(f.unit.kind, f.measure, months_of(f)) for f in figures}) > 1:
        return None
    if figures[0].unit.kind in (UnitKind.PERCENT, UnitKind.INDEX, UnitKind.POINTS):
        return None  # shares of different wholes make no sum
    language = composer.language
    _say_sum([(d, f"{name} ({place_of(d, language)})", figure) for d, name, figure in picked], composer, language)
    absent = [document for document in documents if document not in [d for d, _, _ in picked]]
    compare.say_absent(absent, evidence, composer)
    return "partial" if absent or evidence.scope.absent_places else "answered"


def _named(evidence: Evidence, composer: Composer) -> Status | None:
    """Rows of one table that the question names one after the other, put together."""
    parts = parts_of(evidence.question)
    if parts is None:
        return None
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        found = joint(evidence, document, parts)
        if found is None or len({term.fact.table for term in found}) != 1 or found[0].fact.table is None:
            continue
        if found[0].figure.unit.kind in (UnitKind.PERCENT, UnitKind.INDEX):
            continue  # shares of different wholes make no sum
        language = composer.language
        names = [subject(term.fact.label, term.fact.activity, document, language) for term in found]
        place = place_of(document, language)
        terms = [
            (document, f"{name} ({place})" if n == 0 else name, term.figure)
            for n, (name, term) in enumerate(zip(names, found, strict=True))
        ]
        _say_sum(terms, composer, language)
        return "answered"
    return None


def _term(evidence: Evidence, document: Document, identifier: str) -> tuple[Document, str, Figure] | None:
    line = Line(evidence.question.line) if evidence.question.line else Line.NET
    part = next((e for e in evidence.economies(identifier, line) if e.document is document), None)
    if part is None:
        return None
    figure = next((f for slot in lookup.slots_asked(evidence.question) if (f := part[slot]) is not None), None)
    if figure is None or figure.value is None:
        return None
    name = subject(part.label, identifier, document, evidence.question.language)
    return document, f"{name} ({place_of(document, evidence.question.language)})", figure


def _say_sum(terms: list[tuple[Document, str, Figure]], composer: Composer, language: Language) -> None:
    figures = [figure for _, _, figure in terms]
    unit = max((figure.unit for figure in figures), key=lambda one: one.scale)
    decimals = min(decimals_of(f.value or Decimal(0)) for f in figures if f.unit == unit)
    below = all(f.line is Line.NET and (f.value or 0) < 0 for f in figures) and figures[0].measure is Measure.AMOUNT
    deviates = all(f.measure is Measure.DEVIATION and f.favourable is not None for f in figures)
    signs = [f.favourable or 0 if deviates else -1 if below else 1 for f in figures]
    values = [abs(f.value or Decimal(0)) * sign for f, sign in zip(figures, signs, strict=True)]
    total = sum((v * f.unit.scale / unit.scale for v, f in zip(values, figures, strict=True)), Decimal(0))
    total = total.quantize(Decimal(1).scaleb(-decimals))
    text = ("−" if below else "") + value_text(abs(total), unit, decimals, language)
    markers = [composer.figure(document, figure) for document, _, figure in terms]
    inputs = [(str(value), m) for value, m in zip(values, markers, strict=True)]
    composer.derive(text, str(total), unit.symbol, "sum", inputs, figures[0], None)
    lead = "Tillsammans" if language == "sv" else "Together"
    several = len({f.period for f in figures}) > 1  # each with its own time
    stretch = "" if several else when(figures[0].period, language)
    own = ["" if not several else when(f.period, language) for f in figures]
    if deviates and total:
        told_of = zip(terms, own, strict=True)
        parts = ", ".join(f"{name} {compare.signed(figure, language)}{time}" for (_, name, figure), time in told_of)
        noun = result_noun(1 if total > 0 else -1, language)
        told = f"{noun} {text}" if language == "sv" else f"{noun} of {text}"
        composer.say(f"{lead}{stretch}: {told} ({parts}).", *markers)
        return
    parts = " + ".join(
        f"{name} {amount(figure, language, signed=below)}{time}"
        for (_, name, figure), time in zip(terms, own, strict=True)
    )
    composer.say(f"{lead}{stretch}: {text} = {parts}.", *markers)


def without(evidence: Evidence, composer: Composer) -> Status | None:
    """The whole committee's figure with one activity left out, or a table's total less one of its rows."""
    if not evidence.question.measures and compare.HOW_WENT.search(evidence.question.folded):
        evidence = replace(evidence, question=replace(evidence.question, measures=(Measure.DEVIATION,)))
    for document, whole, left, name in (*_of_accounts(evidence, composer.language), *_of_rows(evidence, composer)):
        _say_rest(whole, left, name, document, composer)
        return "answered"
    return None


def _of_accounts(evidence: Evidence, language: Language) -> Iterator[tuple[Document, Figure, Figure, str]]:
    question = evidence.question
    strong = list(dict.fromkeys(m.id for m in question.activities if not m.weak))
    for document in lookup.latest(evidence.scope.documents, question) if len(strong) == 1 else ():
        board = evidence.board(document)
        part = next((e for e in evidence.economies(strong[0]) if e.document is document), None)
        if board is None or part is None:
            continue
        pairs = ((board[slot], part[slot]) for slot in lookup.slots_asked(question))
        found = next(((w, p) for w, p in pairs if w is not None and p is not None and w.unit == p.unit), None)
        if found is not None:
            yield document, *found, subject(part.label, strong[0], document, language)


def _of_rows(evidence: Evidence, composer: Composer) -> Iterator[tuple[Document, Figure, Figure, str]]:
    for document, fact, part, total in parts_of_totals(evidence):
        if part.unit == total.unit:
            rows = [one for one in evidence.catalogue.facts_in(document.id) if one.table == fact.table]
            alike = fact.first.group and sum(one.label == fact.label for one in rows) > 1  # told apart by their groups
            label = fact.first.group[-1] if alike else fact.label
            yield document, total, part, subject(label, canonical(label), document, composer.language)


def _say_rest(whole: Figure, left: Figure, name: str, document: Document, composer: Composer) -> None:
    language, found = composer.language, (whole, left)
    deviates = whole.measure is Measure.DEVIATION  # of all else the sign only tells cost from income
    values = [Decimal(str(signed_value(f))) if deviates else abs(f.value or Decimal(0)) for f in found]
    rest = values[0] - values[1]
    markers = [composer.figure(document, figure) for figure in found]
    decimals = min(decimals_of(value) for value in values)
    text = value_text(abs(rest), whole.unit, decimals, language)
    inputs = [(str(value), marker) for value, marker in zip(values, markers, strict=True)]
    composer.derive(text, str(rest), whole.unit.symbol, "difference", inputs, whole, document.meta.municipality)
    noun = MEASURES[language].get(whole.measure, "totalt" if language == "sv" else "the total")
    if deviates:
        noun = f"{noun} ({result_noun(1 if rest > 0 else -1, language)})"
    place = place_of(document, language)
    ends = [f"{compare.signed(whole, language)}", f"{compare.signed(left, language)}"]
    stretch = when(whole.period, language)
    if language == "sv":
        parts = f"{ends[0]} minus {ends[1]}" if deviates else f"{ends[0]}, varav {name} {ends[1]}"
        said = f"I {place} är {noun}{stretch} utan {name} {text}: {parts}."
    else:
        parts = f"{ends[0]} less {ends[1]}" if deviates else f"{ends[0]}, of which {name} {ends[1]}"
        said = f"In {place}, {noun}{stretch} without {name} is {text}: {parts}."
    composer.say(said, *markers)
