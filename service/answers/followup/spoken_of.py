"""A follow-up about what the answer before told: what the sentence that states it, or one beside it, says further.

"20 våldsutsatta ... tillsammans med 27 medföljande barn": who has been told of the twenty and asks how many children
there were wants this sentence, not another that has children in it.
"""

import re
from collections.abc import Iterator

from index.language import fold, stem, stop_words, tokenise
from index.types import Document, UnitKind
from service.answers import lookup
from service.answers.calculation.share_counts import OF_WHICH
from service.answers.fact import HAS_DATE
from service.answers.followup.spoken_change import asks_change, compared, moved_next, say_step, verdict_of
from service.answers.followup.spoken_place import NEARBY, Place, nearby
from service.answers.selection.choice import fits_unit
from service.answers.selection.usable import has_one, says_again
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import NOISY, Fact, Said
from service.documents.terms import fact_terms
from service.evidence.antecedents import joined, same_paragraph
from service.evidence.counting import OF_THEM
from service.evidence.evidence import Evidence
from service.evidence.relevance import relevant
from service.question import Kind, Question, asks_how_much, asks_number
from service.question.amounts import changes, measures_of
from service.question.reading import WHOLE
from service.told import is_told
from service.types import Status
from service.vocabulary.termindex import Word

HELD = 0.5
"""Share of the words that a follow-up adds that a sentence must have."""
COUNTED = 0.5
"""What a sentence gains whose number is of what the follow-up asks to be counted."""
SHARED = 0.3
"""Share of what was asked before that a sentence must have to be where the answer stands."""
SEVERAL, AROUND = 0.3, 0.3
"""How directly a sentence must be about a word, and is about those of the sentences around it."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Quote the sentence; None where none that states what was told says more of it."""
    question = evidence.question
    if not question.told or question.kind is Kind.WHY or not _asks_further(question):
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        reported = document.meta.period
        if question.told_of and reported is not None and reported.year not in question.told_of:
            continue
        places = sorted(_places(evidence, document), key=lambda one: -one.shared)[:NEARBY]
        found = next(_found(places, evidence, document, composer), None)
        if found is not None:
            verdict, said = found
            say_quote(said, document, composer, f"{verdict}{says(document, composer)}")
            place = next((one for one in places if one.fact is said), None)
            if place is not None and asks_change(question):
                say_step(place, question, document, composer)
            return "answered"
    return None


def _asks_further(question: Question) -> bool:
    """Whether more is asked of what was told: its change, its share, its time, another year, something beside it."""
    more = asks_number(question) and bool(question.own or _verbs(question))
    time = _asked_time(question) is not None or _asks_other_year(question)
    return more or time or asks_change(question) or _asks_share(question)


def _asks_other_year(question: Question) -> bool:
    return question.moved and not question.own and question.kind is not Kind.YESNO


def _found(
    places: list[Place], evidence: Evidence, document: Document, composer: Composer
) -> Iterator[tuple[str, Fact | Said]]:
    """The sentences that say it, the likeliest first, each with a verdict where yes or no is asked for."""
    question = evidence.question
    for place in places if asks_change(question) else ():
        if compared(place, question, document):
            verdict = verdict_of(place, question, composer)
            if verdict or question.kind is not Kind.YESNO:
                yield verdict, place.fact
        after = moved_next(place, evidence, document)
        if after is not None:
            yield "", after
    for place in places if _asks_other_year(question) else ():
        fact = _of_other_year(place, evidence, document)
        if fact is not None:
            yield "", fact
    when = _asked_time(question)
    for place in places if when is not None or _asks_share(question) else ():
        beside = _beside(place, evidence, document, when)
        if beside is not None:
            yield "", beside
    further = [_further(place, evidence, document) for place in places] if asks_number(question) else []
    for fact in sorted((one for one in further if one is not None), key=lambda one: not _has_measure(one, question)):
        yield "", fact
    if question.own and OF_THEM.search(question.folded) and asks_number(question):
        part = _part(evidence, document)
        if part is not None:
            yield "", part


def _has_measure(fact: Fact, question: Question) -> bool:
    """Whether a sentence has a figure of a measure that the question asks for: "mot hur många i budgeten"."""
    return any(question.asks(figure.measure) for figure in fact.figures)


def _asked_time(question: Question) -> re.Pattern[str] | None:
    """How the report tells what is asked for: a date, or that it is so now; None where neither is asked."""
    if WHEN.search(question.typed.casefold()):
        return HAS_DATE
    return HAS_NOW if NOW.search(question.folded) and not question.own else None


NOW = re.compile(r"\b(?:just nu|idag|i dag|nu|nulaget|dagslaget|for narvarande|now|currently|today|at present)\b")
HAS_NOW = re.compile(r"\b(?:for narvarande|idag|i dag|just nu|i nulaget|i dagslaget|pagaende)\b")
WHEN = re.compile(r"\b(?:när|when|vilket datum|vilken månad|hur länge)\b")
SHARE = re.compile(r"\bandel\w*|\bmotsvara\w*|\bdel av\b|\bvilket ar\b|\beller \d")
"""What a report says that tells an amount as a part of something."""


def _asks_share(question: Question) -> bool:
    """Whether what was told, in another unit, is asked for as a share: "hur många procent är det?"."""
    asked = PART_ASKED.search(question.folded) is not None
    told = any(one.unit.kind is UnitKind.PERCENT for one in question.told)
    return asked and not told and question.operation != "percent_change"


PART_ASKED = re.compile(r"\bprocent\b|\bper ?cent\b|%|\bstor (?:del|andel)\b|\b(?:share|proportion)\b")


def _beside(
    place: Place, evidence: Evidence, document: Document, pattern: re.Pattern[str] | None
) -> Fact | Said | None:
    """What was told, or the sentences next to it say: when (`pattern`), or how large a share."""
    stated = evidence.catalogue.stated
    alone = pattern is None and evidence.question.operation == "of_budget"
    statements = nearby(place.fact, evidence, document, own=True)[: 1 if alone else 1 + 2]
    for one in statements:
        folded = fold(one.text)
        if pattern is not None:
            if pattern is HAS_NOW and (document.id, one.span.start) in stated and pattern.search(folded):
                return stated[document.id, one.span.start]
            if pattern is HAS_DATE and pattern.search(folded):
                return Said(document.id, one, evidence.catalogue.shelves[document.id].statements.index(one))
            continue
        fact = stated.get((document.id, one.span.start))
        shares = [f for f in fact.figures if f.unit.kind is UnitKind.PERCENT] if fact is not None else []
        if shares and (_holds_own(evidence, one.text) if evidence.question.own else SHARE.search(folded)):
            return fact
    return None


def _holds_own(evidence: Evidence, text: str) -> bool:
    """Whether a sentence has most of what the follow-up says itself."""
    own, stems = evidence.own_words(), _stems(text)
    return bool(own) and sum(has_one([word], stems) for word in own) / len(own) > HELD


def _of_other_year(place: Place, evidence: Evidence, document: Document) -> Fact | None:
    """The same for the asked year, as the sentence that states what was told or the next one goes on to say."""
    years = evidence.question.years
    stated = evidence.catalogue.stated
    for one in nearby(place.fact, evidence, document, own=True)[:2]:
        fact = stated.get((document.id, one.span.start))
        same = [
            f
            for f in (fact.figures if fact is not None else ())
            if f.unit == place.told.unit and f.measure is place.told.measure and not is_told(f, evidence.question)
        ]
        of_year = [f for f in same if f.period is not None and f.period.year in years]
        if len(of_year) == 1 and one.span.start >= place.fact.quote.start:
            return fact
    return None


def _part(evidence: Evidence, document: Document) -> Said | None:
    """ "Av dem": the sentence likeliest to count a part of what was told, with the one that it leans on."""
    own = evidence.own_words()
    statements = evidence.catalogue.shelves[document.id].statements
    for one in relevant(evidence, frozenset((document.id,)), PARTS):
        fact = evidence.catalogue.stated.get((document.id, one.said.statement.span.start))
        if fact is None or not (one.fits and one.named) or one.coverage < COVERED or one.other:
            continue
        if says_again(fact, evidence, document) or not own:
            continue
        before = statements[one.said.number - 1] if one.said.number else None
        lead = before if before is not None and same_paragraph(before, one.said.statement) else None
        stems = _stems(f"{lead.text if lead else ''} {one.said.statement.text}")
        if sum(has_one([word], stems) for word in own) / len(own) <= HELD:
            continue
        leads = lead is not None and not has_one(own, _stems(one.said.statement.text))
        numbers = range(one.said.number - 1 if leads else one.said.number, one.said.number + 1)
        return joined(document.id, statements, numbers)
    return None


PARTS = 12
COVERED = 0.4
"""Share of the words, before and now, that a sentence on a part must have."""


def _places(evidence: Evidence, document: Document) -> Iterator[Place]:
    """The sentences of a report that state a figure of the answer before, about what was asked before."""
    question = evidence.question
    words = [word for word in evidence.words() if not word.foreign or word.others]
    own = {stem(token) for word in question.own for token in tokenise(word.text)}
    before = [word for word in words if word.stem not in own]
    facts = [fact for fact in evidence.catalogue.facts_in(document.id) if fact.table is None]
    shelf = evidence.catalogue.shelves[document.id]
    for fact in facts:
        told = next((figure for figure in fact.figures if is_told(figure, question)), None)
        if told is None or (question.line and fact.line is not None and fact.line != question.line):
            continue  # costs are asked of after income
        terms = fact_terms(shelf, [fact])[0]
        for beside in nearby(fact, evidence, document):
            terms = {**dict.fromkeys(_stems(beside.text), AROUND), **terms}
        whole = _is_distinct(fact, question) or fact.activity is None or fact.activity in WHOLE  # asked about by itself
        shared = sum(_weight(word, terms) for word in before) / len(before) if before else float(whole)
        if shared >= SHARED:
            yield Place(fact, told, shared)


def _is_distinct(fact: Fact, question: Question) -> bool:
    """Whether a sentence states several of the figures that were told, which another would hardly do."""
    return len({figure.value for figure in fact.figures if is_told(figure, question)}) > 1


def _weight(word: Word, terms: dict[str, float]) -> float:
    return max(1.0 if terms.get(key, 0.0) >= SEVERAL else 0.0 for key in (word.stem, *word.others))


def _further(place: Place, evidence: Evidence, document: Document) -> Fact | None:
    """The sentence, or one near to it in its section, that has what the follow-up asks for with a number of its own."""
    question = evidence.question
    stated = evidence.catalogue.stated
    beside = (stated.get((document.id, one.span.start)) for one in nearby(place.fact, evidence, document))
    near = [place.fact, *(fact for fact in beside if fact is not None)]
    own = [word for word in evidence.own_words() if not word.foreign or word.others] or [
        GIVEN if GOT.fullmatch(one) else Word(one) for one in _verbs(question)
    ]
    best: tuple[float, Fact] | None = None
    for number, fact in enumerate(near):
        fitting = [f for f in fact.figures if fits_unit(f, question) and f.value is not None]
        counted = any(has_one(own, _stems(f.unit.symbol)) for f in fitting)  # "27 medföljande barn"
        more = counted or any(not is_told(f, question) for f in fitting)
        if not own or not (more or (number == 0 and document.meta.noise >= NOISY)):
            continue  # of a garbled number only the sentence can be shown
        stems = _stems(fact.text or fact.quote.of(document.text)) | {f"#{fact.activity}"}
        stems |= {stem(token) for f in fact.figures for token in tokenise(f.unit.symbol)}
        held = sum(has_one([word], stems) for word in own) / len(own)
        score = held + COUNTED * counted - 0.01 * number
        told_part = number == 0 and bool(OF_WHICH.search(fold(fact.text or fact.quote.of(document.text))))
        if (held > HELD or (told_part and held > 0)) and (best is None or score > best[0]):
            best = (score, fact)
    return best[1] if best is not None else None


def _stems(text: str) -> set[str]:
    return {stem(token) for token in tokenise(text)}


def _verbs(question: Question) -> list[str]:
    """Everyday verbs of a follow-up that says nothing else: "hur många saknas?"."""
    if question.own or question.moved or measures_of(question.folded) or changes(question.folded):
        return []
    if not asks_how_much(question.text):
        return []
    tokens = [token for token in tokenise(question.text) if token not in stop_words() and len(token) > 3]
    got = GOT.search(question.folded)
    said = [stem(token) for token in tokens if fold(token) not in SAYS_NOTHING]
    return [got.group(), *said] if got else said


GOT = re.compile(r"\b(?:fick|fatt|erholl)\b")
GIVEN = Word("fick", tuple(map(stem, ("tilldelad", "tilldelats", "beviljad", "beviljats", "erhållit"))))
"""What came of what was applied for, as reports say it."""
SAYS_NOTHING = frozenset(
    ("manga", "mycket", "stor", "stort", "stora", "blev", "blir", "vilket", "vilken", "siffran", "stallet")
)
