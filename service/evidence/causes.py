"""Which sentences of a report state why an activity's accounts, or the whole committee's, went as they did."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from index.activities import activity as activity_of
from index.activities import canonical
from index.activities import match as match_activities
from index.language import fold
from index.types import Statement
from service.documents.catalogue import Catalogue, Said
from service.evidence.antecedents import distinct, joined
from service.evidence.causereadings import DEPENDS, ECONOMIC, by_heading, of_one_body, stated, under_result
from service.evidence.explained import Explained
from service.evidence.reasons import OUTRIGHT, has_cue

SHORTEST_CAUSE = 4
"""Words; anything shorter is a heading or a stub."""
ENOUGH = 1.5
"""Weight from which a sentence is taken for a cause."""
AS_GOOD = 1.6
"""How much less a further cause may weigh than the weightiest."""


def causes_of(
    catalogue: Catalogue, document: str, activity: str | None, favourable: int | None, limit: int = 4
) -> list[Said]:
    """Sentences that state why, the weightiest first; for one activity only those about it."""
    reader = _Reader(catalogue, document, activity, favourable)
    scored = reader.read(stated)
    if not any(under_result(reader.statements[number]) for _, number, _ in scored):
        scored = reader.comments() or scored
    best = scored[0][0] if scored else 0.0
    chosen = [one for one in scored if one[0] >= max(ENOUGH, best - AS_GOOD)]
    said = [joined(document, reader.statements, explained.numbers) for _, _, explained in _apart(chosen)]
    return distinct(said, limit)


Reading = Callable[[Sequence[Statement], int], Explained | None]


class _Reader:
    """One document read for what explains one activity's accounts, or those of the whole."""

    def __init__(self, catalogue: Catalogue, document: str, activity: str | None, favourable: int | None) -> None:
        shelf = catalogue.shelves[document]
        self.statements = shelf.statements
        self.activity, self.favourable = activity, favourable
        self.accounted = _accounted(catalogue, document)
        self.parts = _parts(catalogue, document, activity) if activity is not None else frozenset()
        self.committee = fold(shelf.document.meta.committee or "")

    def read(self, reading: Reading) -> list[tuple[float, int, Explained]]:
        """The sentences that explain them by one way of reading, with their weights, the weightiest first."""
        scored = []
        for number, said in enumerate(self.statements):
            explained = reading(self.statements, number) if len(said.text.split()) >= SHORTEST_CAUSE else None
            weight = None if explained is None else self._weighed(explained, number)
            if explained is not None and weight is not None:
                scored.append((weight, number, explained))
        return sorted(scored, key=lambda item: (-item[0], item[1]))

    def comments(self) -> list[tuple[float, int, Explained]]:
        """What stands under the heading that gives the activity's own deviation."""
        found = self.read(by_heading)
        return [one for one in found if self.activity in _activities(self.statements[one[1]].section[-1])]

    def _weighed(self, explained: Explained, number: int) -> float | None:
        """How much of a cause a sentence is; None where it is none, or one of something else."""
        if DEPENDS.match(explained.own or explained.text):
            return None
        whole = self.activity is None
        if whole and (of_one_body(explained.text, self.committee) or ECONOMIC.search(explained.text) is None):
            return None  # what goes on in a part explains nothing of the whole
        relevance = _relevance(explained, self.statements, number, self.activity, self.accounted, self.parts)
        weight = None if relevance is None else _weight(explained, self.statements[number], self.favourable)
        return None if relevance is None or weight is None else relevance + weight


def _apart(scored: list[tuple[float, int, Explained]]) -> list[tuple[float, int, Explained]]:
    """Without those that quote a sentence again which a weightier one has."""
    taken: set[int] = set()
    kept = []
    for one in scored:
        if one[1] not in taken:
            kept.append(one)
            taken |= set(one[2].numbers)
    return kept


GENERAL = frozenset(
    ("nettokostnad", "helarsprognos", "kostnader", "intakter", "namnd", "placeringar", "personalkostnader", "konsulter")
)
"""What the whole committee's accounts are told by, and no activity of its own."""


def _accounted(catalogue: Catalogue, document: str) -> frozenset[str]:
    """The activities that the document has accounts of."""
    ids = {fact.activity for fact in catalogue.facts_in(document) if fact.table is not None}
    return frozenset(one for one in ids if one is not None and one not in GENERAL)


def _parts(catalogue: Catalogue, document: str, activity: str) -> frozenset[str]:
    """The activities that the tables have as rows of an activity, and those that always are parts of it."""
    rows = (fact for fact in catalogue.facts_in(document) if fact.table is not None and fact.first.group)
    return frozenset(
        fact.activity
        for fact in rows
        if fact.activity and any(canonical(name) == activity for name in fact.first.group)
    )


@lru_cache(maxsize=1 << 12)
def _activities(text: str) -> frozenset[str]:
    return frozenset(match.id for match in match_activities(text) if not match.weak)


def _named(text: str, accounted: frozenset[str]) -> frozenset[str]:
    return _activities(text) & accounted


WHOLE = re.compile(
    r"\b(social)?namnd(en|ens)?\b|forvaltningens?\b|sammantag|nettokostnad|totalt|ekonomiska (avvikelse|prognos)"
)


def _headed(path: tuple[str, ...]) -> set[str]:
    """The activities of the innermost heading that names one."""
    for heading in reversed(path):
        found = _activities(heading) - GENERAL
        if kept := {one for one in found if not activity_of(one).topic}:
            return kept
    return set()


def _relevance(
    explained: Explained,
    statements: Sequence[Statement],
    number: int,
    activity: str | None,
    accounted: frozenset[str],
    parts: frozenset[str],
) -> float | None:
    """How directly a sentence explains the activity (None: the committee as a whole); None when it does not."""
    said = statements[number]
    named, headed = _named(explained.text, accounted), _headed(said.section)
    carried = [one for one in said.activities if one in accounted]
    if activity is None:
        whole = WHOLE.search(explained.text) is not None
        if named or headed or (carried and not whole):
            return 0.4 if whole and not headed else None
        return 0.8 if whole else 0.6
    if activity in named or (headed & _group(activity) and _kinds(activity) & _activities(explained.text)):
        return 1.0

    def is_part(one: str) -> bool:
        return one in parts or _is_part(one, activity)

    if explained.told:  # by a paragraph of its own, which knows better than a heading far above
        return 0.8 if any(activity in statements[n].activities for n in explained.told) else None

    headed -= {one for one in headed if _is_part(activity, one)}  # the heading of the whole says nothing against a part
    others = {one for one in named if not is_part(one)}
    if carried and activity not in carried and not any(map(is_part, carried)):
        # Still the activity's own, where it only serves to name the reason: consultants for child care.
        return 0.3 if not named and not headed and activity in _named(said.text, accounted) else None
    if activity in headed:
        return 0.6 if named else 0.8
    if any(map(is_part, headed)) and not others - headed:
        return 0.3
    if named or headed:
        return None
    about = statements[number - 1] if explained.leans else said
    if activity not in about.activities:
        return None
    return 0.8 if about.activities[0] == activity else 0.5


@cache
def _kinds(identifier: str) -> frozenset[str]:
    """What an activity is for one group of people: child care's "öppenvård barn" is "öppenvård"."""
    names = [name.rsplit(" ", 1)[0] for name in activity_of(identifier).words if " " in name]
    found = {one for name in names for one in _activities(name) if not activity_of(one).topic}
    return frozenset(found - {identifier} - PEOPLE)


PEOPLE = frozenset(("barn_och_unga", "vuxna"))
"""Whom care is for: under a heading of theirs its kind alone names it."""


def _group(identifier: str) -> frozenset[str]:
    """The people whom an activity is for."""
    return PEOPLE & {activity_of(identifier).parent or ""}


def _is_part(one: str, whole: str) -> bool:
    """Whether an activity is a part of another."""
    parent = activity_of(one).parent
    return parent == whole or (parent is not None and _is_part(parent, whole))


RESULT = re.compile(r"budget|avvik|underskott|overskott|progno|resultat|utfall")
MONEY = re.compile(r"budget|ekonomisk|kostnad|underskott|overskott|progno(?!sticerad)")
OF_GOALS = re.compile(r"avvikelse\w* (for|mot|fran) (\w+ )?(mal|placering)\w*")
WORSE = re.compile(
    r"\bok(at|ar|ade|ning|ad)|hogre|fler\b|dyr|oversk?rid|underskott|negativ|brist|inhyrd|konsult|inflation|forsvar"
)
BETTER = re.compile(r"minsk|lagre|farre|overskott|positiv|vakan|forsen|ej nyttja|battre|retroaktiv")
SHORTFALL = re.compile(r"negativ|underskott|samre an|over budget|overskrid|hogre an budget|mer an budget")
SURPLUS = re.compile(r"positiv|overskott|battre an|under budget|underskrid|lagre an budget|mindre an budget")
COUNTED = re.compile(r"antal|hushall|dygn|arende|vistelse")
LESS_INCOME = re.compile(r"\b(minskade|lagre|mindre) intakt|intakt\w* [^.]{0,60}\b(mindre|minskat|lagre)\b")
MORE_INCOME = re.compile(r"\bmoms\b|\b(okade|hogre) intakt|intakt\w* [^.]{0,60}\b(mer|okat|hogre)\b")
GRANTED = re.compile(r"forstark\w+|budgettillskott|tilldela\w+")
"""More budget is no reason of a deviation from it."""
OTHER_RESULT = 1.2
"""What a cause of a surplus loses where a deficit is asked about: a report explains both, part by part."""
SHRUNK = re.compile(r"\b(volym\w*|antal\w*|placer\w*|kostnad\w*)\b[^.]{0,60}\bminskat\b|\bbidra\w* till att minska\b")
OTHER_WAY = 0.6
EARLIER = 1.0
"""What the reason of a change since last year loses: it is none of a deviation from this year's budget."""
OF_BUDGET = re.compile(r"budget|avvik|overskott|underskott|progno")
TO_COME = re.compile(r"\b(i ett scenario|skulle|kommer att (kunna|sjunka|minska|redovisas)|kan komma att|bor |pa sikt)")
UNSURE = 0.8
"""What is lost where only something to come is explained."""


def _economic_section(path: tuple[str, ...]) -> bool:
    return any(re.search(r"ekonom|drift|budget|\bresultatrak|progno|avvik|volym", fold(part)) for part in path)


def _weight(explained: Explained, said: Statement, favourable: int | None) -> float | None:
    """How much of a cause a sentence is; None where it explains nothing of the accounts."""
    text, whole = explained.text, fold(f"{explained.text} {said.text}")
    result, moves = (
        RESULT.search(text) is not None,
        ECONOMIC.search(text) is not None or COUNTED.search(text) is not None,
    )
    in_accounts = _economic_section(said.section)
    if OF_GOALS.search(whole) or not (in_accounts or (result and MONEY.search(text))):
        return None
    weight = 2.0 if explained.gain >= OUTRIGHT else 1.0
    weight += 0.8 if result else 0.4 if moves else -0.4
    weight += 0.5 * in_accounts
    if favourable is not None:
        weight += _way(explained, whole, favourable)
    return weight - UNSURE * bool(TO_COME.search(whole)) - UNSURE * bool(GRANTED.search(text))


def _way(explained: Explained, whole: str, favourable: int) -> float:
    """What a cause gains by going the way that the accounts went, and loses by going the other."""
    text = explained.text
    # Which of two results a sentence explains, it says itself: "Underskottet beror på".
    told = explained.own if SHORTFALL.search(explained.own) or SURPLUS.search(explained.own) else text
    fits, against = (WORSE, BETTER) if favourable < 0 else (BETTER, WORSE)
    weight = 0.4 * bool(fits.search(whole)) - 0.5 * (bool(against.search(whole)) and not fits.search(whole))
    outright, other = (SHORTFALL, SURPLUS) if favourable < 0 else (SURPLUS, SHORTFALL)
    weight -= OTHER_RESULT * (bool(other.search(told)) and not outright.search(told))
    weight -= OTHER_WAY * (favourable < 0 and bool(SHRUNK.search(whole)))
    weight -= OTHER_RESULT * (favourable > 0 and bool(LESS_INCOME.search(whole)))
    weight -= OTHER_RESULT * (favourable < 0 and bool(MORE_INCOME.search(text)))
    return weight - EARLIER * (has_cue("over_time", text) and "kostnad" in text and not OF_BUDGET.search(text))
