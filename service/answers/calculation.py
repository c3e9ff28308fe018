"""Calculated: a change, a share or a sum that no report prints, with the calculation and its inputs shown."""

from collections.abc import Callable
from decimal import Decimal

from index.numbers import MNKR, PERCENT, POINTS, decimals_of, format_en, format_sv
from index.types import Document, Figure, Line, Measure, Unit, UnitKind
from service.answers import compare, lookup
from service.answers.phrases import place_of, subject
from service.answers.series import series
from service.composer import Composer, signed_value
from service.economy import Economy, Slot
from service.evidence import ENOUGH, Evidence
from service.question import Kind
from service.types import Language, Status
from service.wording import MEASURES, amount, capital, result_noun, when

CHANGES = ("difference", "percent_change")


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the calculation that the question asks for; None when its inputs are not there."""
    operation = evidence.question.operation
    if operation in CHANGES:
        return _change(evidence, composer)
    if operation == "without":
        return _without(evidence, composer)
    if operation == "share":
        return _share(evidence, composer)
    if operation == "sum":
        return _sum(evidence, composer)
    return None


def _change(evidence: Evidence, composer: Composer) -> Status | None:
    if _between_places(evidence, composer) or _between_topics(evidence, composer):
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


def _between_places(evidence: Evidence, composer: Composer) -> bool:
    """The difference between two municipalities in the same thing; False when the question is not about two."""
    question = evidence.question
    if len(question.places) != 2:
        return False
    documents = lookup.latest(evidence.scope.documents, question)
    slot = compare.common_slot(evidence, documents)
    found = [(document, compare.pick(evidence, document, slot)) for document in documents]
    picked = [(document, *one) for document, one in found if one is not None]
    return _say_apart(picked, composer, name=lambda document, _: place_of(document, composer.language))


def _between_topics(evidence: Evidence, composer: Composer) -> bool:
    """The difference between two activities of one report; False when the question is not about two."""
    picked = compare.pick_topics(evidence)
    return _say_apart(picked, composer, name=lambda _, label: label)


def _months(figure: Figure) -> tuple[int, int] | None:
    period = figure.period
    return (period.start.month, period.end.month) if period is not None else None


def _say_apart(picked: list[compare.Picked], composer: Composer, name: Callable[[Document, str], str]) -> bool:
    """How far apart two figures are, the larger first; False when they are not two of one kind."""
    language = composer.language
    if len(picked) != 2 or picked[0][2].unit.kind is not picked[1][2].unit.kind:
        return False
    if picked[0][2].unit.kind is UnitKind.MONEY and _months(picked[0][2]) != _months(picked[1][2]):
        return False  # a whole year's cost and eight months' are set side by side, never subtracted
    picked = sorted(picked, key=lambda entry: -compare.order(entry[2]))
    (top, _, high), (bottom, _, low) = picked
    signs = [-1 if f.measure is Measure.DEVIATION and f.favourable == -1 else 1 for f in (high, low)]
    markers = [composer.figure(top, high), composer.figure(bottom, low)]
    unit = max(high.unit, low.unit, key=lambda one: one.scale)
    values = [
        abs(f.value or Decimal(0)) * f.unit.scale / unit.scale * sign
        for f, sign in zip((high, low), signs, strict=True)
    ]
    decimals = min(decimals_of(f.value or Decimal(0)) for f in (high, low) if f.unit == unit)
    apart = (values[0] - values[1]).quantize(Decimal(1).scaleb(-decimals))
    shown = POINTS if unit.kind is UnitKind.PERCENT else unit
    text = _shown(abs(apart), shown, decimals, language)
    inputs = [
        (str(abs(f.value or Decimal(0)) * sign), m) for f, sign, m in zip((high, low), signs, markers, strict=True)
    ]
    composer.derive(text, str(apart), shown.symbol, "difference", inputs, high, None)
    ends = [
        f"{name(document, label)} {compare.signed(figure, language)}{when(figure.period, language)}"
        for document, label, figure in picked
    ]
    lead = f"Skillnaden är {text}" if language == "sv" else f"The difference is {text}"
    composer.say(f"{lead}: {ends[0]}, {ends[1]}.", *markers)
    return True


def _without(evidence: Evidence, composer: Composer) -> Status | None:
    """The whole committee's figure with one activity left out."""
    question, language = evidence.question, composer.language
    strong = list(dict.fromkeys(m.id for m in question.activities if not m.weak))
    if len(strong) != 1:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        board = evidence.board(document)
        part = next((e for e in evidence.economies(strong[0]) if e.document is document), None)
        if board is None or part is None:
            continue
        pairs = ((board[slot], part[slot]) for slot in lookup.slots_asked(question))
        found = next(((w, p) for w, p in pairs if w is not None and p is not None and w.unit == p.unit), None)
        if found is None:
            continue
        whole, left = found
        values = [Decimal(str(signed_value(figure))) for figure in found]
        rest = values[0] - values[1]
        markers = [composer.figure(document, figure) for figure in found]
        decimals = min(decimals_of(value) for value in values)
        text = _shown(abs(rest), whole.unit, decimals, language)
        inputs = [(str(value), marker) for value, marker in zip(values, markers, strict=True)]
        composer.derive(text, str(rest), whole.unit.symbol, "difference", inputs, whole, document.meta.municipality)
        noun = MEASURES[language][whole.measure]
        if whole.measure is Measure.DEVIATION:
            noun = f"{noun} ({result_noun(1 if rest > 0 else -1, language)})"
        name, place = subject(part.label, strong[0], document, language), place_of(document, language)
        ends = [f"{compare.signed(whole, language)}", f"{compare.signed(left, language)}"]
        if language == "sv":
            said = f"I {place} är {noun}{when(whole.period, language)} utan {name} {text}: {ends[0]} minus {ends[1]}."
        else:
            said = (
                f"In {place}, {noun}{when(whole.period, language)} without {name} is {text}: {ends[0]} less {ends[1]}."
            )
        composer.say(said, *markers)
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
    return _in_sentence(evidence, document)


def _line(evidence: Evidence) -> Line:
    return Line(evidence.question.line) if evidence.question.line else Line.NET


def _in_sentence(evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """Two figures of one kind that one sentence sets side by side, the later one first as reports do."""
    for found in evidence.facts([document.id], limit=8):
        if found.coverage < ENOUGH or found.fact.table is not None:
            continue
        kinds: dict[Unit, list[Figure]] = {}
        for figure in found.fact.figures:
            kinds.setdefault(figure.unit, []).append(figure)
        for figures in kinds.values():
            years = {f.period.year for f in figures if f.period}
            if len(figures) == 2 and len(years) == 2:
                first, second = sorted(figures, key=lambda f: f.period.end if f.period else f.span)
                return (
                    subject(found.fact.label, found.fact.activity, document, evidence.question.language),
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
        change = change.quantize(Decimal(1).scaleb(-max(decimals, 1)))
        decimals = max(decimals, 1)
    number = _shown(abs(change), unit, decimals, composer.language)
    composer.derive(number, str(change), unit.symbol, "difference", inputs, before, place)
    if before.unit.kind is UnitKind.PERCENT or old <= 0:
        return number, ""
    share = (abs(change) / old * 100).quantize(Decimal("0.1"))
    percent = form(share, PERCENT, 1)
    composer.derive(percent, str(share if change > 0 else -share), "%", "percent_change", inputs, before, place)
    return number, percent


def _shown(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    form = format_sv if language == "sv" else format_en
    if unit.kind is UnitKind.MONEY and unit.scale < MNKR.scale and value * unit.scale >= MNKR.scale:
        return f"{form(value * unit.scale / MNKR.scale, MNKR, 1)}"
    return form(value, unit, decimals)


def _share(evidence: Evidence, composer: Composer) -> Status | None:
    """An activity's part of the whole committee's outcome."""
    question, language = evidence.question, composer.language
    strong = [m.id for m in question.activities if not m.weak]
    if len(set(strong)) != 1:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        board = evidence.board(document)
        part = next((e for e in evidence.economies(strong[0]) if e.document is document), None)
        if board is None or part is None:
            continue
        slot = lookup.slots_asked(question)[0]
        one, whole = part[slot], board[slot]
        if one is None or whole is None or not one.value or not whole.value or one.unit != whole.unit:
            continue
        share = (abs(one.value) / abs(whole.value) * 100).quantize(Decimal("0.1"))
        markers = [composer.figure(document, one), composer.figure(document, whole)]
        form = format_sv if language == "sv" else format_en
        percent = form(share, PERCENT, 1)
        inputs = [(str(abs(one.value)), markers[0]), (str(abs(whole.value)), markers[1])]
        composer.derive(percent, str(share), "%", "share", inputs, one, document.meta.municipality)
        name, place = subject(part.label, strong[0], document, language), place_of(document, language)
        values, stretch = (amount(one, language), amount(whole, language)), when(one.period, language)
        if language == "sv":
            text = f"{capital(name)} i {place} är {percent} av det hela{stretch}: {values[0]} av {values[1]}."
        else:
            text = f"{capital(name)} in {place} is {percent} of the whole{stretch}: {values[0]} of {values[1]}."
        composer.say(text, *markers)
        return "answered"
    return None


def _sum(evidence: Evidence, composer: Composer) -> Status | None:
    """Two or more named activities of one report, or one activity of several municipalities, put together."""
    question, language = evidence.question, composer.language
    ids = list(dict.fromkeys(m.id for m in question.activities if not m.weak))
    documents = lookup.latest(evidence.scope.documents, question)
    groups = [[(document, one) for one in ids] for document in documents]
    if len(ids) == 1:
        groups = [[(document, ids[0]) for document in documents]]
    for group in groups:
        terms = [term for document, one in group if (term := _term(evidence, document, one)) is not None]
        if len(terms) < 2 or (len(ids) > 1 and len(terms) != len(ids)) or len({f.unit.kind for _, _, f in terms}) != 1:
            continue
        _say_sum(terms, composer, language)
        return "answered"
    return None


def _term(evidence: Evidence, document: Document, identifier: str) -> tuple[Document, str, Figure] | None:
    part = next((e for e in evidence.economies(identifier) if e.document is document), None)
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
    total = sum((abs(f.value or Decimal(0)) * f.unit.scale / unit.scale for f in figures), Decimal(0))
    total = total.quantize(Decimal(1).scaleb(-decimals))
    text = _shown(total, unit, decimals, language)
    markers = [composer.figure(document, figure) for document, _, figure in terms]
    inputs = [(str(abs(f.value or Decimal(0))), m) for f, m in zip(figures, markers, strict=True)]
    composer.derive(text, str(total), unit.symbol, "sum", inputs, figures[0], None)
    parts = " + ".join(f"{name} {amount(figure, language)}" for _, name, figure in terms)
    lead = "Tillsammans" if language == "sv" else "Together"
    composer.say(f"{lead}{when(figures[0].period, language)}: {text} = {parts}.", *markers)
