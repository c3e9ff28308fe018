"""Whether a rewritten sentence says what the checked ones say. Pure but for the word lists that it reads once.

The gate holds numbers, directions, places and dates against the citations. What it cannot see is a number given to
another activity, measure or period of the same citation, and a claim without a number. So a rewritten sentence must
say of each number what the answer's records or a checked sentence say of it, and must not bring words that the checked
ones do not have.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from index.activities import ancestors, match
from index.numbers import Quantity, find_quantities
from service.rewriting.glue import stems_of, word_lists
from service.rewriting.reading import ACCOUNTS, Mention, Sentence, key_of, letters, months_of
from service.rewriting.tone import changed_claim
from service.types import AnswerFigure, Language

SHORTEST_PART = 4
"""Letters of a word before it is looked for inside a longer one."""

INCOME = frozenset({"intakter", "taxor", "forsaljning", "statsbidrag", "bidrag_intakter", "migrationsverket"})
"""Topics that cost nothing."""


def objection(rewritten: Sentence, checked: Sequence[Sentence], figures: Sequence[AnswerFigure] = ()) -> str:
    """Why a rewritten sentence may not stand for the checked ones that share its marks; "" when it may.

    `figures` are the answer's records. A sentence without marks may only lead into what follows.
    """
    leads = [one for one in checked if not one.markers]
    if not rewritten.markers:
        return _not_a_lead(rewritten, leads)
    conflict = word_lists(rewritten.language)["conflict"]
    if rewritten.has(conflict):
        return "a contradiction"  # which figure stands where is all that it says: it is told as it is
    sources = [one for one in checked if one.markers & rewritten.markers and not one.has(conflict)]
    if not sources:
        return "no source"
    figures = [figure for figure in figures if figure.marker in rewritten.markers]
    return (
        _strange_number(rewritten, sources)
        or _without_number(rewritten, sources)
        or _misplaced_number(rewritten, sources, figures)
        or _strange_mention(rewritten, sources, figures)
        or changed_claim(rewritten, sources)
        or _strange_word(rewritten, [*sources, *leads], figures)
    )


def _not_a_lead(rewritten: Sentence, leads: Sequence[Sentence]) -> str:
    if not rewritten.text.endswith(":") or rewritten.numbers or not leads:
        return "no source"
    return _strange_mention(rewritten, leads, ()) or changed_claim(rewritten, leads) or _strange_word(rewritten, leads)


def _strange_number(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    known = frozenset().union(*(one.keys for one in sources))
    return next((f"number {n.text}" for n in rewritten.numbers if key_of(n) not in known), "")


def _without_number(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """A sentence that gives none of the numbers of what it stands for is a remark on them."""
    return "no number" if not rewritten.numbers and all(one.numbers for one in sources) else ""


def _misplaced_number(rewritten: Sentence, sources: Sequence[Sentence], figures: Sequence[AnswerFigure]) -> str:
    """A number that is said to be of another measure, activity, place or period than it is.

    What it is of, the answer's records say; where they do not tell, the checked sentences must have said the same.
    """
    for number, now in rewritten.claims:
        known = truth_of(number, rewritten.language, sources, figures)
        if now.measure is not None and not known.may_be(now.measure):
            return f"measure of {number.text}"
        if now.activity is not None and now.activity not in known.activities:
            return f"activity of {number.text}"
        if now.place is not None and now.place not in known.places:
            return f"place of {number.text}"
        if now.period is not None and now.period not in known.periods:
            return f"period of {number.text}"
        if now.basis is not None and known.bases and now.basis not in known.bases:
            return f"{now.basis} for {'/'.join(known.bases)} of {number.text}"
    return ""


@dataclass(frozen=True)
class Truth:
    """All that may be said of a number. `bases`: what a deviation is of, the outcome or the forecast."""

    measures: frozenset[str]
    bases: frozenset[str]
    activities: frozenset[str]
    places: frozenset[str]
    periods: frozenset[str]

    def may_be(self, measure: str) -> bool:
        return measure in self.measures or (measure == "level" and self.measures != {"deviation"})


def truth_of(
    number: Quantity, language: Language, sources: Sequence[Sentence], figures: Sequence[AnswerFigure]
) -> Truth:
    """What a number is of: by the records of its value, and by what the checked sentences say of it."""
    key = key_of(number)
    own = [figure for figure in figures if key in _keys(figure.text, language)]
    told = [told for one in sources for other, told in one.claims if key_of(other) == key]
    named = {id for figure in own for id in _subjects(figure.activity)}
    for one in sources:  # a sentence about one row alone says all that it says of that row
        rows = {figure.activity for figure in figures if one.keys & _keys(figure.text, language)}
        if key in one.keys and len(rows) == 1:
            named |= {id for id, _ in one.subjects}
    named |= {one.activity for one in told if one.activity}
    periods = {figure.period for figure in own if figure.period} | {one.period for one in told if one.period}
    periods |= {months_of(period) for period in periods}
    return Truth(
        measures=frozenset(figure.measure for figure in own) | {one.measure for one in told if one.measure},
        bases=frozenset(one.basis for one in told if one.basis),
        activities=frozenset(part for id in named for part in (id, *ancestors(id))),
        places=frozenset(f.municipality for f in own if f.municipality) | {one.place for one in told if one.place},
        periods=frozenset(periods),
    )


@lru_cache(maxsize=1024)
def _keys(text: str, language: Language) -> frozenset[tuple[Decimal, str]]:
    return frozenset(key_of(number) for number in find_quantities(text, language == "en"))


@lru_cache(maxsize=1024)
def _subjects(label: str) -> frozenset[str]:
    return frozenset(found.id for found in match(label) if not found.weak) - ACCOUNTS


def _strange_mention(rewritten: Sentence, sources: Sequence[Sentence], figures: Sequence[AnswerFigure]) -> str:
    """An activity that no source names, nor names a part of."""
    known = {id for one in sources for id, _ in one.activities} | ACCOUNTS
    known |= {id for figure in figures for id in _subjects(figure.activity)}
    known |= {above for id in known for above in ancestors(id)}
    strange = next((f"activity {id}" for id, _ in rewritten.activities if id not in known), "")
    costs = rewritten.has(word_lists(rewritten.language)["cost"]) and not any(
        id in INCOME for id, _ in rewritten.activities
    )
    return strange or ("cost for income" if costs and any(id in INCOME for id in known) else "")


def _strange_word(rewritten: Sentence, sources: Sequence[Sentence], figures: Sequence[AnswerFigure] = ()) -> str:
    """A word that nobody said. A compound with a hyphen may also stand as its parts."""
    known = frozenset().union(*(one.stems for one in sources)) | word_lists(rewritten.language)["stems"]
    for figure in figures:
        known |= _label_stems(f"{figure.activity} {figure.municipality or ''}")
    strange = [word for word in sorted(rewritten.stems) if not _known(word, known)]
    if strange and all(_known(word, known) for word in stems_of(rewritten.body.replace("-", " "))):
        return ""
    return f"word {strange[0]}" if strange else ""


@lru_cache(maxsize=1024)
def _label_stems(text: str) -> frozenset[str]:
    return stems_of(text)


def _known(word: str, known: frozenset[str]) -> bool:
    """Whether a stem is a known one, a part of one ("prognos" of "helårsprognos"), or two known ones put together."""
    if word in known or any(char.isdigit() for char in word):
        return True
    if len(word) >= SHORTEST_PART and any(word in other for other in known if len(other) > len(word)):
        return True
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(word[:cut].removesuffix("s") in known or word[:cut] in known for cut in cuts if word[cut:] in known)


def lost(rewritten: Sequence[Sentence], checked: Sequence[Sentence]) -> str:
    """What the checked answer has that the rewritten one has not; "" when nothing of weight is gone."""
    kinds: tuple[tuple[str, Callable[[Sentence], Iterable[object]]], ...] = (
        ("mark", lambda one: one.markers),
        ("number", lambda one: one.keys),
        ("activity", lambda one: (id for id, _ in one.subjects)),
        ("place", lambda one: (name for name, _ in one.places)),
        ("period", lambda one: (code for code, _ in one.stretches if code != months_of(code))),
    )
    for name, of in kinds:
        gone = {item for one in checked for item in of(one)} - {item for one in rewritten for item in of(one)}
        if gone:
            return f"{name} {sorted(map(str, gone))[0]}"
    opening = checked[0].words[:1]
    if opening in (["ja"], ["nej"], ["yes"], ["no"]) and rewritten[0].words[:1] != opening:
        return f"opening {opening[0]}"
    kept = {letters(one) for one in rewritten}
    for number, one in enumerate(checked):
        if one.text.endswith(":"):  # leads into a list, which may have become running text
            continue
        if (not one.markers or (number == 0 and not one.numbers)) and letters(one) not in kept:
            return f"sentence {number + 1}"
    return ""


def strays(rewritten: Sequence[Sentence], checked: Sequence[Sentence], figures: Sequence[AnswerFigure]) -> str:
    """A number whose sentence names nobody, after a sentence about somebody else than it is of; "" when there is none.

    What the composed answer itself leaves to its order is no fault.
    """
    kinds: tuple[tuple[str, Callable[[Sentence], list[Mention]], Callable[[Truth], frozenset[str]]], ...] = (
        ("activity", lambda one: one.subjects, lambda truth: truth.activities),
        ("place", lambda one: one.places, lambda truth: truth.places),
    )
    for name, mentions, known in kinds:
        before = {(key, context) for key, context, _ in _in_context(checked, mentions)}
        for key, context, number in _in_context(rewritten, mentions):
            if (key, context) in before:
                continue
            allowed = known(truth_of(number, rewritten[0].language, checked, figures))
            if allowed and context not in allowed:
                return f"{name} of {number.text}"
    return ""


def _in_context(
    sentences: Sequence[Sentence], mentions: Callable[[Sentence], list[Mention]]
) -> Iterator[tuple[tuple[Decimal, str], str, Quantity]]:
    """Each number of a sentence that names nobody, with whom the text named last."""
    last = None
    for one in sentences:
        named = mentions(one)
        if named:
            last = named[-1][0]
        elif last is not None:
            yield from ((key_of(number), last, number) for number in one.numbers)
