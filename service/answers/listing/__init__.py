"""Lists: goals with their status, risks, measures, grants, taken whole from what lists them, else from the prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.language import fold, stem, tokenise
from index.types import Document, PartKind, Span
from service.answers import lookup
from service.answers.listing.acts import stated
from service.answers.listing.decisions import decisions
from service.answers.listing.goals import all_met, goal_list, judged_goals
from service.answers.listing.indicators import falls_short, held_against, indicators
from service.answers.listing.items import headings, item_lists, labelled, led_lists, prose_sections
from service.answers.listing.lawchange import asks_law_change, changing
from service.answers.listing.members import happened_to, within
from service.answers.listing.records import record_lists
from service.answers.listing.source import Entry, Source
from service.answers.listing.state import LEADS_UNMET, State, asked_state, grade_asked, is_in, is_of_grade
from service.answers.listing.tables import table_lists
from service.answers.listing.telling import say_list
from service.answers.listing.topic import Topic, topic_of
from service.answers.listing.verdicts import say_verdicts
from service.answers.listing.went import went
from service.composer import Composer
from service.documents.catalogue import NOISY
from service.draft.body import bare
from service.evidence.evidence import Evidence
from service.evidence.relevance import NUMBERED
from service.question.bounds import Bound, bound_of
from service.question.happened import happened
from service.question.kinds import opens_with_verb
from service.question.listed import ListKind, asked_kinds
from service.types import Status

__all__ = ["answer", "falls_short", "held_against", "judged_goals"]

COVERED = 0.45
"""Share of the topic that a list has to be about."""
COVERED_ALONE = 0.72
"""The same where the question names no known kind of list, so that its words are all there is to go by."""
SHORT_HEADING = 5
"""Words of a heading that names what stands under it, wherever in it the word is."""
ASIDE = 0.2
"""What a list of a bundle's other papers is behind one of its report."""
LONG_WORD = 9
"""Letters of a word that is no bare name of a kind of list."""
LONG_LEAD = 18
"""Words of a sentence that says more than what list follows."""
ALIKE = 0.05
"""Scores nearer than this are alike."""
OWN_WORDS = 0.3
"""What a heading's own name of the kind in the question adds."""
FEW = 2
"""Entries below which a second source may add its own."""
NUMERIC = re.compile(r"etappmal|malvarde|indikator|\bmatt\b|malniva|targets?\b|indicators?\b")
NOUN = re.compile(r"\b(?:vilka|which|what)\s+(?:(?:ar|are|de|the|olika|nya|new)\s+)*(\w{4,})")


@dataclass(frozen=True)
class _Asked:
    """What the question wants listed."""

    kind: ListKind | None
    noun: str  # the stem of the word after "vilka", where no kind is known
    topic: Topic
    state: State | None
    every: bool  # whether all were reached, and not which
    tokens: frozenset[str]
    told: re.Pattern[str] | None  # how the report tells what must have happened to each of them
    bound: Bound | None  # how large each must be


@dataclass(frozen=True)
class _Candidate:
    source: Source
    entries: tuple[Entry, ...]
    score: float
    none_in_state: bool = False


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The best list of each report of the scope; None where no report has one."""
    asked = _asked(evidence)
    said = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        goals = asked.kind is not None and asked.kind.name == "goal" and (asked.state is not None or asked.every)
        if goals and _in_words(evidence, document, asked) and say_verdicts(evidence, document, composer, fewest=2):
            said = True
            continue
        candidates = sorted(_candidates(evidence, document, asked), key=lambda c: (-c.score, -len(c.entries)))
        if not candidates and asked.kind is not None and asked.kind.name == "riskmeasure":
            plainly = _asked(evidence, narrow=False)  # where no list is of such measures alone, any that has them
            candidates = sorted(_candidates(evidence, document, plainly), key=lambda c: (-c.score, -len(c.entries)))
        if asks_law_change(evidence.question):
            told = [replace(one, entries=changing(one.source, one.entries)) for one in candidates]
            candidates = [one for one in told if one.entries]
        if (grade := grade_asked(evidence.question.folded)) is not None:
            graded = [
                replace(c, entries=tuple(e for e in c.entries if is_of_grade(grade, fold(e.status))))
                for c in candidates
            ]
            candidates = [one for one in graded if one.entries] or candidates
        if asked.bound is not None:
            within_it = [replace(c, entries=within(asked.bound, c.entries)) for c in candidates]
            candidates = [one for one in within_it if one.entries]
        candidates = _without_chapters(candidates)
        if not candidates and (asked.kind is None or asked.kind.weak):
            gone = went(evidence, document)
            candidates = [_Candidate(gone, gone.entries, 0.0)] if gone is not None else []
        if candidates:
            _say_all_met(evidence, document, composer, asked)
            _say(candidates, document, composer, asked, amounts=_of_amounts(evidence, document))
            said = True
        elif goals:
            said = say_verdicts(evidence, document, composer) or said
    return "answered" if said else None


def _say_all_met(evidence: Evidence, document: Document, composer: Composer, asked: _Asked) -> None:
    """The verdict before a list of all goals, where one report is asked whether all of them were met."""
    alone = not composer.sentences and len(evidence.question.places) == 1
    if not alone or not asked.every or asked.kind is None or asked.kind.name != "goal" or asked.topic.words:
        return
    met = all_met(evidence, document)
    if met is not None:
        sv, en = ("Ja, alla.", "Yes, all of them.") if met else ("Nej, inte alla.", "No, not all of them.")
        composer.say(sv if composer.language == "sv" else en)


WHETHER_ALL = re.compile(
    r"\W*(?:har|hade|nar|nas|kom|klarar|did|has|have|were|are)\b(?!.*\b(?:vilka|vad|which|what)\b).*\b(?:alla|samtliga|sina|all|its|their)\b"
)
"""Asks whether all goals have been reached, in words that are no verb's usual form."""


def _in_words(evidence: Evidence, document: Document, asked: _Asked) -> bool:
    """Whether a report that has no goals with their states is asked for them, and not for its indicators."""
    plain = not asked.topic.words and NUMERIC.search(evidence.question.folded) is None
    return plain and goal_list(evidence, document, None) is None


def _asked(evidence: Evidence, *, narrow: bool = True) -> _Asked:
    """What is to be listed; without `narrow`, of a kind that is part of another that other."""
    folded = evidence.question.folded
    kinds = [kind for kind in asked_kinds(folded) if narrow or kind.name != "riskmeasure"]
    kind = kinds[0] if kinds else None
    match = NOUN.search(folded) if kind is None else None
    # "Nåddes målen?" is answered by all of them with their verdicts, and not by those that were reached.
    put = (evidence.question.typed, evidence.question.text)
    every = any(map(opens_with_verb, put)) or WHETHER_ALL.match(folded) is not None
    state = asked_state(folded) if kind is not None and kind.status and not every else None
    noun = stem(match[1]) if match else ""
    told = happened(evidence.question)
    tokens, bound = frozenset(tokenise(folded)), bound_of(evidence.question)
    return _Asked(kind, noun, topic_of(evidence, kind), state, every, tokens, told, bound)


def _of_amounts(evidence: Evidence, document: Document) -> bool:
    """Whether what is listed is income or costs, or is asked for with how much of each, so that amounts are wanted."""
    if AND_HOW_MUCH.search(evidence.question.folded) and document.meta.noise < NOISY:
        return True  # a garbled row's cells cannot be proven
    return evidence.question.line is not None or evidence.question.quantity == "money"


AND_HOW_MUCH = re.compile(
    r"\b(?:och|samt|med|and|with) (?:\w+ )?(?:hur (?:mycket|mkt|manga|stora?|stort|hoga?)|belopp\w*|summ\w+|siffr\w+"
    r"|how (?:much|many|large|big)|amounts?)\b"
)


def _say(candidates: list[_Candidate], document: Document, composer: Composer, asked: _Asked, *, amounts: bool) -> None:
    best = candidates[0]
    kind = asked.kind
    amounts = (
        amounts
        or asked.bound is not None
        or (kind is not None and (kind.amounts or kind.name in ("indicator", "goal")))
    )
    if best.none_in_state:
        sv = "Ingen av dem som rapporten listar har den status som frågan gäller; så här står de:"
        en = "None of those that the report lists has the status asked for; they stand like this:"
        composer.say(sv if composer.language == "sv" else en, opens="paragraph" if composer.sentences else "")
    say_list(best.source, best.entries, document, composer, amounts=amounts)
    for other in candidates[1:]:
        if _is_sister(other, best):
            say_list(other.source, other.entries, document, composer, amounts=amounts)
    if len(best.entries) < FEW:
        known = {entry.text for entry in best.entries}
        for other in candidates[1:2]:
            entries = tuple(entry for entry in other.entries if entry.text not in known)
            say_list(other.source, entries, document, composer, amounts=amounts, lead=False)


def _without_chapters(candidates: list[_Candidate]) -> list[_Candidate]:
    """The lists, but for a first one of headings each of which heads a list of its own: those are what is asked for."""
    if not candidates or not candidates[0].source.of_headings:
        return candidates
    best, *others = candidates
    own = [one for one in others if one.source.of_headings and one.source.path[:-1] == best.source.path]
    return others if best.source.path and len(own) == len(best.entries) else candidates


def _is_sister(other: _Candidate, best: _Candidate) -> bool:
    """Whether two lists of headings stand side by side in one chapter and fit alike: both are what is asked for."""
    one, two = best.source, other.source
    beside = len(one.path) > 1 and one.path[:-1] == two.path[:-1] and one.path != two.path
    return beside and two.of_headings and one.of_headings and abs(other.score - best.score) < ALIKE


def _candidates(evidence: Evidence, document: Document, asked: _Asked) -> Iterator[_Candidate]:
    """Everything in a report that lists what was asked for, with how well it fits."""
    kind, topic, state = asked.kind, asked.topic, asked.state
    folded = evidence.question.folded
    if kind is not None and kind.name in ("goal", "indicator"):
        # Where no goal is said to be in the state asked for, the targets with their outcomes tell.
        numeric = NUMERIC.search(folded) is not None or goal_list(evidence, document, state) is None
        if state in (State.UNMET, State.MET) and numeric:
            source = indicators(evidence, document, topic, missed=state is State.UNMET)
            every = source or indicators(evidence, document, topic, missed=None)
            if every is not None:
                yield _Candidate(every, every.entries, 6.0, none_in_state=source is None)
        if kind.name == "goal":
            goals = list(_goals(evidence, document, topic, state))
            yield from goals
            if goals and NUMBERED.search(folded) is not None:
                return  # those of the one area that the question numbers, which no other list keeps apart
    if state is None and not topic.words:
        yield from _labelled(evidence, document, asked)
    if kind is not None and kind.name == "decision":
        yield from _decisions(evidence, document, topic)
    noisy = document.meta.noise >= NOISY
    sources = [source for source in _sources(evidence, document, asked, noisy) if source.entries]
    covers = topic.covers(sources, noisy=noisy, entries=kind is not None)
    report = next((part.span for part in document.parts if part.kind is PartKind.REPORT), None)
    for source, cover in zip(sources, covers, strict=True):
        candidate = _weighed(source, cover, asked, noisy, report)
        if candidate is not None:
            yield candidate
    found = stated(evidence, document, kind, topic, asked.told)
    if found is not None:
        source, cover = found
        yield _Candidate(source, source.entries, 0.2 * source.known + 1.1 * cover)


def _labelled(evidence: Evidence, document: Document, asked: _Asked) -> Iterator[_Candidate]:
    """The headings that bear the very label that is asked for: "vilka nämndmål"."""
    stems = {stem(token) for token in asked.tokens}
    for label, source in labelled(document, evidence.catalogue.shelves[document.id].statements):
        if stem(label) in stems:
            yield _Candidate(source, source.entries, 3.0)


def _goals(evidence: Evidence, document: Document, topic: Topic, state: State | None) -> Iterator[_Candidate]:
    source = goal_list(evidence, document, state)
    if source is None:
        return
    if not topic.words:
        yield _Candidate(source, source.entries, 2.6)
        return
    about = topic.entries_of(source, 0.5 * COVERED)
    if about:
        yield _Candidate(source, about, 2.4)


def _decisions(evidence: Evidence, document: Document, topic: Topic) -> Iterator[_Candidate]:
    """What a bundle's papers decide, each of them or those about the topic."""
    for source in decisions(evidence.catalogue.shelves[document.id].statements):
        about = topic.entries_of(source, 0.5 * COVERED)
        if about:
            yield _Candidate(source, about, 2.6)


def _sources(evidence: Evidence, document: Document, asked: _Asked, noisy: bool) -> Iterator[Source]:
    statements = evidence.catalogue.shelves[document.id].statements
    yield from table_lists(evidence, document, asked.kind, asked.noun)
    yield from item_lists(statements)
    yield from headings(document, statements)
    yield from prose_sections(statements)
    if asked.kind is not None:
        yield from led_lists(statements)
        yield from record_lists(statements, asked.kind.asked, noisy=noisy)


def _weighed(source: Source, cover: float, asked: _Asked, noisy: bool, report: Span | None) -> _Candidate | None:
    """A source with its entries of the state asked for, and how well it fits; None when it does not."""
    kind = asked.kind
    if kind is None:
        if cover < COVERED_ALONE:
            return None
        named = 0.3 + 0.5 * any(asked.noun and asked.noun in fold(column) for column in source.columns)
    else:
        named = _named(source, kind, noisy)
        if named <= 0 or cover < COVERED:
            return None
    entries, none_in_state, certain = source.entries, False, False
    if asked.state is not None:
        certain = asked.state is State.UNMET and LEADS_UNMET.search(fold(source.lead)) is not None
        fitting = tuple(entry for entry in entries if is_in(asked.state, fold(entry.status)))
        none_in_state = not fitting and not certain and any(entry.status for entry in entries)
        if not fitting and not certain and not none_in_state:
            return None
        entries = fitting if fitting and not certain else entries
    if asked.told is not None and asked.state is None:
        entries = happened_to(asked.told, source, entries)
        if not entries:
            return None
    score = named * source.worth + 1.2 * cover + 0.4 * certain + 0.4 * (asked.state is not None) - none_in_state
    score += OWN_WORDS * _says_heading(source, asked)
    score -= ASIDE * (report is not None and not report.covers(entries[0].span))
    return _Candidate(source, entries, score, none_in_state)


def _says_heading(source: Source, asked: _Asked) -> bool:
    """Whether the question has the heading's own name of the kind: "utvecklingsmål", where goals are asked for."""
    kind = asked.kind
    own = [token for token in tokenise(source.heading) if len(token) >= LONG_WORD and token in asked.tokens]
    return kind is not None and any(kind.names(token) for token in own)


def _named(source: Source, kind: ListKind, noisy: bool) -> float:
    """How plainly a source says that it lists the kind: in a column, in what leads in, in its heading, in entries."""
    if any(kind.names(fold(column)) for column in source.columns if column):
        return 1.2
    if source.lead and kind.names(fold(source.lead)):
        return 1.1 if len(source.lead.split()) <= LONG_LEAD else 0.8
    heading = bare(source.heading)
    if heading and (kind.names(heading) or (noisy and kind.names_garbled(source.heading))):
        plain = noisy or len(heading.split()) <= SHORT_HEADING or kind.names(" ".join(heading.split()[:2]))
        return 1.0 if plain else 0.6
    own = sum(kind.names(fold(entry.text)) or kind.stated(fold(entry.text)) >= 1 for entry in source.entries)
    if source.worth >= 1 and own >= 0.6 * len(source.entries):
        return 0.8
    above = source.path[-2] if len(source.path) > 1 else ""
    return 0.5 if above and kind.names(fold(above)) and source.worth >= 1 else 0.0
