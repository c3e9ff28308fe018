"""Which facts of a report may answer: of the asked kind, rows only where a figure is asked for, the named one first."""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.activities import activity
from index.language import fold, stem, stop_words, tokenise
from index.types import Document, Figure, UnitKind
from service.answers.selection.choice import figure_of_named_time, fits_unit, main_figure
from service.answers.selection.committees import committees_asked
from service.answers.selection.person import asks_person
from service.documents.catalogue import NOISY, Fact
from service.evidence.counting import OF_THEM, PEOPLE, SOMEBODY, STAFF, counted_stems, of_other_people, same_thing
from service.evidence.evidence import ENOUGH, Evidence, Found
from service.evidence.onebody import of_a_part
from service.evidence.overlap import Terms
from service.evidence.relevance import quantities
from service.question import Kind, Question, asks_how_much
from service.question.committees import named_in
from service.told import is_told
from service.vocabulary.termindex import Word

SURE = 0.85
"""Coverage of a row by which a share answers "hur många", where nothing counted covers nearly as much."""
BEHIND = 0.25
NEARLY = 0.7
"""The same where nothing at all is counted, and the share's row is near in meaning as well."""
OTHER_THAN_FIGURES = re.compile(
    r"(?m)^\W*(?:vem|vilka kommuner|which municipalit\w+|who|whom|when|where|var (?:halls|ligger|finns))\b"
)


def usable_facts(evidence: Evidence, document: Document) -> list[Found]:
    """The facts that cover the question and have a figure of the asked kind and time."""
    question = evidence.question
    if asks_person(question):
        return []
    named = committees_asked(evidence, document)
    sure = [found for found in evidence.facts([document.id]) if found.sure >= ENOUGH]
    if named:
        sure = [found for found in sure if _of_committee(found.fact, named, document)]
    if not wants_figure(question):
        sure = [found for found in sure if found.fact.table is None]
    words = evidence.words()
    counted = counted_stems(question, words) if document.meta.noise < NOISY else frozenset()
    usable = [
        found
        for found in sure
        if the_figure(found.fact, question, document) is not None
        and not _counts_other(found.fact, counted, words, document)
        and not (found.fact.table is None and of_a_part(found.fact.quote.of(document.text), question, document))
    ]
    usable = [
        found
        for found in usable
        if not (says_again(found.fact, evidence, document) or is_no_part(found.fact, evidence, document))
    ]
    most = max((found.coverage for found in usable), default=0.0)
    shares = [found for found in sure if any_share(found.fact, question, document) is not None]
    best = max(shares, key=lambda found: found.score, default=None)
    if best is not None and best.coverage >= SURE and best.coverage >= most + BEHIND:
        return [best]
    if best is not None and not usable and best.coverage >= NEARLY and best.sure >= SURE:
        return [best]  # nothing is counted at all
    return usable


def _of_committee(fact: Fact, names: tuple[str, ...], document: Document) -> bool:
    """Whether a fact is of one of the committees that the question names, and not only of some committee."""
    if fact.table is not None:
        return any(fold(name) in names for name in (fact.label, *fact.first.group))
    return bool(named_in(fold(fact.text or fact.quote.of(document.text)), names))


def _counts_other(fact: Fact, counted: frozenset[str], words: list[Word], document: Document) -> bool:
    """Whether a sentence counts something else and does not speak of what is to be counted by that name at all."""
    if fact.table is not None:
        return of_visits(fact, counted)
    if not counted or SOMEBODY in counted:
        return False
    text = fact.text or fact.quote.of(document.text)
    _, nouns = quantities(text)
    ids = {other[1:] for word in words if word.stem in counted for other in word.others if other[:1] == "#"}
    names = counted | {key for one in ids for key in _stems(activity(one).name)}
    if not nouns or any(same_thing(noun, asked) for noun in nouns for asked in names):
        return False
    terms = Terms.words(text)
    # Where a question has no other word, to speak of the thing beside what is counted is not to count it.
    return {word.stem for word in words} <= counted or not any(terms.has(Word(one)) for one in counted)


def of_visits(fact: Fact, counted: frozenset[str]) -> bool:
    """Whether a row counts what people do, or the staff, where others are to be counted: "besök" are no children."""
    nouns = {stem(fold(figure.unit.symbol)) for figure in fact.figures if figure.unit.kind is UnitKind.COUNT}
    return _others(nouns, counted)


def counts_others(text: str, counted: frozenset[str]) -> bool:
    """The same of a sentence: whether it counts only visits or the staff, where others are to be counted."""
    return _others(quantities(text)[1], counted)


def _others(nouns: Iterable[str], counted: frozenset[str]) -> bool:
    people = [one for one in counted if one.startswith(PEOPLE)]
    held = list(nouns)
    return bool(people and held) and all(
        noun.startswith(DONE) or (noun.startswith(STAFF) and all(of_other_people(noun, one) for one in people))
        for noun in held
    )


DONE = ("besok", "samtal", "dygn", "timm", "traff", "mot")
"""What is counted once a time, and not once a person."""


def says_again(fact: Fact, evidence: Evidence, document: Document) -> bool:
    """Whether a fact tells only what the answer before did, where a follow-up asks for something else."""
    question = evidence.question
    if not question.told or not question.own or question.moved or question.operation or question.scope:
        return False
    text = fact.label if fact.table is not None else fact.text or fact.quote.of(document.text)
    stems = _stems(text)
    own = [stem(token) for word in question.own for token in tokenise(word.text)]
    if all(fold(one) in stems for one in own):
        return False
    if fact.table is not None:
        main = main_figure(fact, question, document.meta.period)
        return main is not None and is_told(main, question)
    fitting = [f for f in fact.figures if fits_unit(f, question) and TIME.match(fold(f.unit.symbol)) is None]
    return all(is_told(figure, question) for figure in fitting)


def is_no_part(fact: Fact, evidence: Evidence, document: Document) -> bool:
    """Whether a part of what was told is asked for ("hur många av dem") and a fact has nothing of what makes it one."""
    question = evidence.question
    if not question.told or not question.own or OF_THEM.search(question.folded) is None:
        return False
    header = " ".join(figure.header for figure in fact.figures)
    text = f"{fact.label} {header}" if fact.table is not None else fact.text or fact.quote.of(document.text)
    return not has_one(evidence.own_words(), {stem(token) for token in tokenise(text)})


def has_one(words: list[Word], stems: set[str]) -> bool:
    """Whether a text of these stems has one of the words, or of what means the same."""
    return any(_held(stems, key) for word in words for key in (word.stem, *word.others))


def _held(stems: set[str], key: str) -> bool:
    return key in stems or (len(key) >= SHORTEST and any(one.startswith(key) or one.endswith(key) for one in stems))


SHORTEST = 4
TIME = re.compile(r"tertial|kvartal|manad|ar$|aren|half|month|year|quarter")


def wants_figure(question: Question) -> bool:
    """Whether a figure of a table may be the answer at all; not to who, where, or which municipalities."""
    if question.quantity is not None or asks_how_much(question.text):
        return True
    return question.kind is not Kind.FACT and OTHER_THAN_FIGURES.search(question.folded) is None


def the_figure(fact: Fact, question: Question, document: Document) -> Figure | None:
    """The figure of a fact that is asked for: of the asked time, or told by a sentence that names it."""
    found = main_figure(fact, question, document.meta.period)
    return found if found is not None else figure_of_named_time(fact, question, document)


def any_share(fact: Fact, question: Question, document: Document) -> Figure | None:
    """A row's share, where a count is asked for: the report may tell "hur många" only as a part of all."""
    if question.quantity != "count" or fact.table is None:
        return None
    figure = main_figure(fact, replace(question, quantity=None), document.meta.period)
    return figure if figure is not None and figure.unit.kind is UnitKind.PERCENT else None


def told_apart(found: list[Found], question: Question) -> list[Found]:
    """The facts less the rows of a table of which another row has more of the question in its name.

    "Kunder i snitt per månad" and "unika kunder" are as near by their topic; the words of time and measure, which say
    nothing of the topic, tell them apart.
    """
    asked = _stems(question.text)
    shared = {id(one): len(_stems(one.fact.label) & asked) for one in found}

    def behind(one: Found) -> bool:
        rows = [other for other in found if other.fact.table == one.fact.table]
        return one.fact.table is not None and any(shared[id(other)] > shared[id(one)] for other in rows)

    if RATIO.search(question.folded) is None:
        found = [one for one in found if one.fact.table is None or RATIO.search(fold(one.fact.label)) is None] or found
    return [one for one in found if not behind(one)]


RATIO = re.compile(r"\b(?:per|i snitt|genomsnitt\w*|medel\w*|average|varje|each)\b")
"""A row of so many for each is no answer to how many there are."""


def _stems(text: str) -> set[str]:
    words = (fold(word) for word in re.findall(r"[^\W\d_]+", text))
    return {stem(word) for word in words if word not in stop_words()}
