"""What sentences say again with another value: a share of one subject, and what an amount was before it changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from index.audit.findings import Finding, FindingKind, place
from index.audit.subjects import agree
from index.language import fold, stem, stop_words
from index.types import Figure, Parsed, UnitKind

_SUBJECT = re.compile(
    r"^\W*(?:(?:total[at]*|antal(?:et)?|andel(?:en|ar)?)\s+)?(?P<subject>[^\W\d_]+(?:[ -][^\W\d_]+){1,4}?)\s+"
    r"(?:är|motsvarar|utgör|uppgår\s+till|ligger\s+på)\s+(?:nu\s+|idag\s+)?(?:cirka|ca\.?|ungefär|omkring|drygt|knappt)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrån\s+(?:cirka\s+|ca\s+|drygt\s+|knappt\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^[\s\w]{0,25}?\btill\s+(?:cirka\s+|ca\s+|drygt\s+|knappt\s+)?$", re.IGNORECASE)
_BRACKETED = re.compile(r"^[\s%]*(?:[^\W\d_]+\s+){0,2}\(\s*$")
_EARLIER = re.compile(r"justera|ändra|tidigare|föregående|från\s+delår|sänk|höj|minska|öka", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")


def restated_findings(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Pairs of sentences of which one must be wrong, or speak of something else without saying so."""
    said = [figure for figure in figures if figure.table is None and figure.value is not None]
    yield from _shares(parsed, said)
    yield from _befores(parsed, said)


def _shares(parsed: Parsed, said: Sequence[Figure]) -> Iterator[Finding]:
    """Percentages that two sentences of one section give for the very same subject."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in said:
        if figure.unit.kind is not UnitKind.PERCENT:
            continue
        before = _SUBJECT.search(parsed.text[figure.quote.start : figure.span.start])
        if before is not None:
            key = (figure.section, " ".join(fold(before["subject"]).split()), figure.period)
            groups.setdefault(key, []).append(figure)
    for same in groups.values():
        first = same[0]
        other = next((one for one in same[1:] if one.quote != first.quote and not agree(first, one)), None)
        if other is not None:
            yield _finding(first, other)


def _befores(parsed: Parsed, said: Sequence[Figure]) -> Iterator[Finding]:
    """Changes to one amount of one thing that set out from two."""
    changes = list(_changes(parsed, said))
    for (old, new), (older, newer) in combinations(changes, 2):
        one_amount = new.unit == newer.unit and new.value == newer.value and new.quote != newer.quote
        if one_amount and old.unit.kind is older.unit.kind and not agree(old, older) and _one_thing(new, newer):
            yield _finding(old, older)


def _changes(parsed: Parsed, said: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """What was before and what is now: "från 5 till 2,9", "justerad till 2,9 (4,3)"."""
    for one, other in pairwise(said):
        if one.quote != other.quote or one.unit.kind is not other.unit.kind:
            continue
        between = parsed.text[one.span.end : other.span.start]
        before = parsed.text[one.quote.start : one.span.start]
        if _FROM.search(before) and _TO.search(between):
            yield one, other
        elif _BRACKETED.search(between) and _EARLIER.search(before):
            yield other, one


def _one_thing(one: Figure, other: Figure) -> bool:
    """Whether the names of the two say the same, one perhaps more fully."""
    names = [{stem(word) for word in _WORD.findall(fold(f.activity)) if word not in stop_words()} for f in (one, other)]
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def _finding(first: Figure, second: Figure) -> Finding:
    one, two = place(first), place(second)
    message = f"Texten anger {one.text} på ett ställe och {two.text} på ett annat ({one.what})."
    return Finding(FindingKind.REPEATED, message, one, two, "")
