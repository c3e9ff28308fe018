"""How large a part of the whole something is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import PERCENT, format_en, format_sv
from index.types import Document, Figure, Line, Measure, UnitKind
from service.answers import lookup
from service.answers.calculation.share_counts import counted_pair, is_smaller, of_stated_whole, pair_of_which
from service.answers.calculation.share_parts import named_part
from service.answers.calculation.share_rows import share_row, stated_in_row
from service.answers.calculation.values import percent_text
from service.answers.selection.choice import main_figure
from service.answers.selection.likely import likely_facts, ranked, stated
from service.answers.sentences.phrases import place_of, subject
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.english.agreement import agreeing
from service.evidence.evidence import ENOUGH, Evidence
from service.types import Status
from service.wording import amount, capital, when


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """A part of the whole: of the committee's accounts, of the table it stands in, or of what its sentence counts."""
    of_number = of_stated_whole(evidence)
    if of_number is not None:
        fact, part, whole, document = of_number
        _say_counted(fact, (part, whole), evidence, document, composer)
        return "answered"
    if (status := _divided(evidence, composer)) is not None:
        return status
    if _whole_named(evidence):
        return _of_table(evidence, composer) or _in_sentence(evidence, composer)
    if (
        status := stated_in_row(evidence, composer) or _told(evidence, composer) or share_row(evidence, composer)
    ) is not None:
        return status
    if (
        lookup.OF_COSTS.search(evidence.question.folded)
        and (status := _of_table(evidence, composer, Line.COST)) is not None
    ):
        return status
    return _of_accounts(evidence, composer) or _in_sentence(evidence, composer) or _of_table(evidence, composer)


def _divided(evidence: Evidence, composer: Composer) -> Status | None:
    """A part of a whole that a sentence divides into all of its parts."""
    for fact in _sentences(evidence):
        document = evidence.document(fact.document)
        pair = named_part(fact, evidence.question, document)
        if pair is not None:
            say_quote(fact, document, composer, says(document, composer))
            _say(*pair, document, composer, "")
            return "answered"
    return None


def _told(evidence: Evidence, composer: Composer) -> Status | None:
    """The sentence that gives the share itself: the report's own figure goes before ours."""
    asked = replace(evidence, question=replace(evidence.question, quantity="percent"))
    documents = frozenset(d.id for d in lookup.latest(evidence.scope.documents, evidence.question))
    for one in ranked(asked, documents)[:1]:
        text = fold(one.said.statement.text)
        fact = stated(asked, one.said)
        if fact is None or one.score < SURELY or one.coverage < HALF or not IS_SHARE.search(text):
            continue
        if is_of_other_side(text, evidence.question.folded):
            continue
        if _has_row(asked, one.said.document, one.coverage):
            continue
        say_quote(
            fact,
            evidence.document(one.said.document),
            composer,
            says(evidence.document(one.said.document), composer),
        )
        return "answered"
    return None


def is_of_other_side(said: str, asked: str) -> bool:
    """Whether a sentence's share is of all costs where one of income is asked for, or the other way round."""
    wholes = [{match[1] for match in OF_SIDE.finditer(text)} for text in (said, asked)]
    return all(wholes) and wholes[0].isdisjoint(wholes[1])


OF_SIDE = re.compile(r"\b(?:av|of) (?:\w+ ){0,2}?\w*?(intakt|kostnad|income|cost)\w*")


def _has_row(evidence: Evidence, document: str, coverage: float) -> bool:
    """Whether a row of the report has as much of the question in its name and gives a percentage."""
    reported = evidence.document(document).meta.period
    return any(
        found.fact.table is not None
        and found.coverage >= coverage
        and main_figure(found.fact, evidence.question, reported) is not None
        for found in evidence.facts([document], limit=8)
    )


SURELY, HALF = 2.0, 0.5
"""Score, and share of the question's words, from which a sentence is taken to give the share that is asked for."""
IS_SHARE = re.compile(r"\bandel\w*|\butgor\w*|\bmotsvara\w*|\b(?:procent|%) av\b|\bstar for\b")


WHOLE = re.compile(
    r"\b(?:av|of)\b(?P<whole>.+?)\b(?:ar|utgor\w*|utgors|avser|galler|gar|gick|kommer|laggs|bestar|handlar|is|are|was|goes|went"
    r"|comes)\b(?P<part>.+)"
)
"""The whole and its part as a question names them: "hur stor del av LSS-kostnaden är boende"."""


def _whole_named(evidence: Evidence) -> bool:
    """Whether the one activity named is the whole, and other words its part: the committee is not the whole then."""
    question = evidence.question
    split = WHOLE.search(fold(question.bare)) if len(fold(question.bare)) == len(question.bare) else None
    strong = [m for m in question.activities if not m.weak]
    if split is None or not strong:
        return False
    inside = all(split.start("whole") <= m.start and m.end <= split.end("whole") for m in strong)
    return inside and any(word.start >= split.start("part") for word in question.words)


def _in_sentence(evidence: Evidence, composer: Composer) -> Status | None:
    """ "120 ungdomar, varav 23 ...": the part and the whole that one sentence counts."""
    for fact in _sentences(evidence):
        document = evidence.document(fact.document)
        pair = counted_pair(fact, document)
        if pair is not None:
            _say_counted(fact, pair, evidence, document, composer)
            return "answered"
        pair = pair_of_which(fact, document)
        if pair is not None:
            say_quote(fact, document, composer, says(document, composer))
            _say(*pair, document, composer, "")
            return "answered"
    return None


def _say_counted(
    fact: Fact, pair: tuple[Figure, Figure], evidence: Evidence, document: Document, composer: Composer
) -> None:
    """The sentence, and the share that the next one gives, else the one that its counts make."""
    say_quote(fact, document, composer, says(document, composer))
    if not _say_share_after(fact, evidence, document, composer):
        _say(*pair, document, composer, "")


def _say_share_after(fact: Fact, evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Quote the next sentence where it gives the share in percent: the report's own figure goes before ours."""
    for other in evidence.catalogue.facts_in(document.id):
        close = other.table is None and 0 <= other.quote.start - fact.quote.end < NEXT
        if close and any(f.unit.kind is UnitKind.PERCENT and f.measure is Measure.SHARE for f in other.figures):
            say_quote(other, document, composer, "")
            return True
    return False


NEXT = 12
"""Characters between two sentences of which the one follows on the other."""


def _sentences(evidence: Evidence) -> list[Fact]:
    """Sentences with figures that are likely to be about what is asked, then those that have its words."""
    documents = frozenset(d.id for d in lookup.latest(evidence.scope.documents, evidence.question))
    named = [found.fact for found in evidence.facts(documents, limit=8) if found.sure >= ENOUGH]
    return [fact for fact in (*likely_facts(evidence, documents), *named) if fact.table is None]


def _of_table(evidence: Evidence, composer: Composer, line: Line | None = None) -> Status | None:
    """A row as a part of the total of its table, in one column; of all costs where `line` says so."""
    for document, fact, part, total in parts_of_totals(evidence):
        if line is None or total.line is line:
            name = subject(fact.label, fact.activity, document, composer.language)
            _say(part, total, document, composer, f"{name} i " if composer.language == "sv" else f"{name} in ")
            return "answered"
    return None


def parts_of_totals(evidence: Evidence) -> Iterator[tuple[Document, Fact, Figure, Figure]]:
    """Rows of tables about what is asked, each with its figure and that of the total it adds up to."""
    question = replace(evidence.question, quantity="money" if evidence.question.asks(Measure.OUTCOME) else None)
    evidence = replace(evidence, question=question)
    for document in lookup.latest(evidence.scope.documents, question):
        rows = [f for f in evidence.facts([document.id], limit=8) if f.sure >= ENOUGH and f.fact.table is not None]
        for found in rows:
            open_question = replace(question, quantity=None)
            usable = [f for f in found.fact.figures if f.unit.kind in AMOUNTS and f.value and f.measure not in GAPS]
            part = main_figure(replace(found.fact, figures=tuple(usable)), open_question, document.meta.period)
            total = part and _total(evidence, document, found.fact, part)
            if part is not None and total is not None:
                yield document, found.fact, part, total


GAPS = (Measure.DEVIATION, Measure.CHANGE, Measure.ATTAINMENT)
AMOUNTS = (UnitKind.MONEY, UnitKind.COUNT, UnitKind.UNKNOWN)
"""What has parts that add up to it: a share of a share is none."""


def _total(evidence: Evidence, document: Document, fact: Fact, part: Figure) -> Figure | None:
    """The figure of the total that the part's row adds up to: the next one below it in its column, else one above.

    None where the column mixes income and cost, of whose net nothing is a share.
    """
    at = part.row or 0
    column = [
        (f.row or 0, other.total, f)
        for other in evidence.catalogue.facts_in(document.id)
        if other.table == fact.table
        for f in other.figures
        if f.header == part.header and f.unit == part.unit and f.value and (f.line is part.line or part.line is None)
    ]
    held = ((row, f) for row, total, f in column if total and row != at)
    totals = sorted((one for one in held if is_smaller(part, one[1]) and _alike(part, one[1])), key=lambda one: one[0])
    below = [one for one in totals if one[0] > at]
    if not totals:
        return None
    end, whole = below[0] if below else totals[0]
    if whole.line in (Line.COST, Line.INCOME):
        return whole  # which says itself that it is of one side
    start = max((row for row, total, _ in column if total and row < at), default=-1)
    block = [
        f for row, total, f in column if not total and start < row <= max(end, at) and f.line in (None, whole.line)
    ]
    return whole if all(_alike(part, f) for f in block) else None


def _alike(one: Figure, other: Figure) -> bool:
    """Whether both have the same sign, as parts of one sum have."""
    return (one.value or 0) * (other.value or 0) > 0


def _say(part: Figure, whole: Figure, document: Document, composer: Composer, lead: str) -> None:
    """ "23 av 120 är 19,2 procent"."""
    language = composer.language
    markers = [composer.figure(document, part), composer.figure(document, whole)]
    share = (abs(part.base_value or Decimal(0)) / abs(whole.base_value or Decimal(1)) * 100).quantize(Decimal("0.1"))
    percent = percent_text(share, language)
    inputs = [(str(abs(f.value or 0)), marker) for f, marker in zip((part, whole), markers, strict=True)]
    composer.derive(percent, str(share), "%", "share", inputs, part, document.meta.municipality)
    values = f"{amount(part, language)} {'av' if language == 'sv' else 'of'} {amount(whole, language)}"
    if lead:
        name = f"{lead}{place_of(document, language)}"
        told = f"{name} {'är' if language == 'sv' else agreeing('is', name)} {percent}"
        composer.say(f"{capital(told)}{when(part.period, language)}: {values}.", *markers)
    else:
        composer.say(f"Det är {percent}: {values}." if language == "sv" else f"That is {percent}: {values}.", *markers)


COUNTED = re.compile(r"(?:person|kund|brukar|klient|deltagar|anstalld|medarbetar)")
"""Those of whom a share is none of the money."""


PAID_BACK = re.compile(r"ersatt|aterbetal|atersok|tack(?:er|t|te|s)|bidrag|statsbidrag|avtal|merkostnad|dyrare")
"""What is paid for an activity by others, or adds to what it costs."""


def _of_accounts(evidence: Evidence, composer: Composer) -> Status | None:
    """An activity's part of the whole committee's outcome."""
    question, language = evidence.question, composer.language
    strong = [m.id for m in question.activities if not m.weak]
    if len(set(strong)) != 1 or any(COUNTED.match(fold(word.text)) for word in question.words):
        return None
    if any(PAID_BACK.match(fold(word.text)) for word in question.words):
        return None  # of what it cost some part, and of all money it none
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
            verb = agreeing("is", name)
            text = f"{capital(name)} in {place} {verb} {percent} of the whole{stretch}: {values[0]} of {values[1]}."
        composer.say(text, *markers)
        return "answered"
    return None
