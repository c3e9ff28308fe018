"""Sentences of a paragraph that tell of one figure together: the level, what it is held against, how it has moved.

"Sammanlagt hade 9 samtal genomförts. Samma period förra året var de 6. Samtalen har ökat med 50 procent." A reader who
is told one of them wants the others, and one that says "det" or "samma period" is told of nothing without them.
"""

from collections.abc import Mapping, Sequence

from index.language import fold, stem, stop_words, tokenise
from index.types import Figure, Measure, Period, Statement, UnitKind
from service.documents.catalogue import Fact
from service.documents.leaning import SAME_TIME, leans
from service.evidence.antecedents import leans_back, same_paragraph

MOST = 2
"""Sentences that are told beside one."""
LEAST = 4
"""Letters of a word by which two sentences are known to speak of one thing."""
OPENING = 6
"""Words of a sentence among which its subject stands."""


def companions(
    statements: Sequence[Statement], stated: Mapping[int, Fact], number: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the sentences before and after one that belong to its figures, at most `MOST` together.

    `stated` has the figures of a sentence by where it starts.
    """

    def tied(before: int, after: int) -> bool:
        one, other = statements[before], statements[after]
        if not same_paragraph(one, other):
            return False
        facts = stated.get(one.span.start), stated.get(other.span.start)
        return facts[0] is not None and facts[1] is not None and goes_with(one, facts[0], other, facts[1])

    first = last = number
    while first and number - first < MOST and tied(first - 1, first):
        first -= 1
    while last + 1 < len(statements) and last - first < MOST and tied(last, last + 1):
        last += 1
    return tuple(range(first, number)), tuple(range(number + 1, last + 1))


def goes_with(before: Statement, first: Fact, after: Statement, second: Fact) -> bool:
    """Whether a sentence goes on with the figure of the one before it."""
    folded = fold(after.text)
    if after.cause or not (_kinds(first) & _kinds(second) or _relative(second)):
        return False
    if leans(after.text):
        return True
    named = _same_subject(before.text, after.text) and not _contrasted(before.text, after.text)
    if _moved(second):
        return named or leans_back(after.text)
    if SAME_TIME.search(folded) and _earlier(second, first):
        return named
    return all(figure.measure is Measure.TARGET for figure in second.figures)


def _kinds(fact: Fact) -> set[UnitKind]:
    kinds = {figure.unit.kind for figure in fact.figures}
    return kinds | {UnitKind.COUNT, UnitKind.UNKNOWN} if kinds & {UnitKind.COUNT, UnitKind.UNKNOWN} else kinds


def _relative(fact: Fact) -> bool:
    """Whether a sentence tells a share or a change, which any level may have."""
    return any(one.unit.kind in (UnitKind.PERCENT, UnitKind.POINTS) for one in fact.figures)


def _moved(fact: Fact) -> bool:
    return fact.first.measure is Measure.CHANGE


def _earlier(fact: Fact, than: Fact) -> bool:
    """Whether all that a sentence tells is of an earlier time than the other's."""
    latest = max((one.end for one in map(_period, than.figures) if one is not None), default=None)
    ends = [one.end for one in map(_period, fact.figures) if one is not None]
    return latest is not None and bool(ends) and all(end < latest for end in ends)


def _period(figure: Figure) -> Period | None:
    return figure.period


def _same_subject(before: str, after: str) -> bool:
    """Whether what a sentence opens with is spoken of in the one before: "samtalen har ökat" after "9 samtal"."""
    opening = _stems(" ".join(after.split()[:OPENING]))
    return any(one.endswith(other) or other.endswith(one) for one in opening for other in _stems(before))


HALVES = (
    ("man", "kvinn"),
    ("pojk", "flick"),
    ("intern", "extern"),
    ("vux", "barn"),
    ("vux", "ungdom"),
    ("kort", "lang"),
)
"""How the two halves of a thing begin: what is told of the one is not told of the other."""


def _contrasted(before: str, after: str) -> bool:
    """Whether a sentence is of the other half of what the one before is of: "kvinnornas sjukfrånvaro"."""

    def of(text: str, half: str) -> bool:
        return any(fold(word).startswith(half) for word in text.split()[:OPENING])

    return any(of(before, one) and of(after, other) for pair in HALVES for one, other in (pair, pair[::-1]))


def _stems(text: str) -> set[str]:
    words = (fold(one) for one in tokenise(text) if one not in stop_words())
    return {stem(word) for word in words if len(word) >= LEAST and word.isalpha() and SAME_TIME.search(word) is None}
