"""What a sentence claims besides its numbers: that something is not, is to come, why, which is most, good or bad."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.numbers.direction import direction_by_words
from service.rewriting.glue import weights, word_lists
from service.rewriting.reading import Sentence, key_of


def changed_claim(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """What a rewritten sentence claims otherwise than the checked ones; "" for nothing."""
    return (
        _negation(rewritten, sources)
        or _forecast(rewritten, sources)
        or _weight(rewritten, sources)
        or _extreme(rewritten, sources)
        or _side(rewritten, sources)
    )


def _negation(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    negated = [one.negative for one in sources]
    if rewritten.negative and not any(negated):
        return "negation added"
    return "negation lost" if all(negated) and not rewritten.negative else ""


def _forecast(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    words = word_lists(rewritten.language)["forecast"]
    own = [one.has(words) for one in sources if one.keys & rewritten.keys]
    if not rewritten.numbers:
        return ""
    if rewritten.has(words) and not any(own):
        return "forecast added"
    return "forecast lost" if all(own) and not rewritten.has(words) else ""


def _weight(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """A weighty word where the sources have none of its like; "mer" and "mindre" may also tell a checked side."""
    said = {word for one in sources for word in one.words}
    compared = any(_directions(rewritten))
    for like in weights(rewritten.language):
        if not said.isdisjoint(like.words) or (like.compares and compared):
            continue
        found = next((word for word in rewritten.words if word in like.words), "")
        if found:
            return f"word {found}"
    return ""


def _extreme(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """ "Högst" said of another number than the sources say it of."""
    said = {found for one in sources for found in extremes(one)}
    kinds = {kind for kind, _ in said}
    return next((f"most: {kind}" for kind, key in extremes(rewritten) if kind in kinds and (kind, key) not in said), "")


def extremes(sentence: Sentence) -> Iterator[tuple[str, tuple[Decimal, str]]]:
    """Each word such as "högst" or "minst" with the number that it speaks of: the next one, else the last."""
    lists = word_lists(sentence.language)
    body = sentence.body.lower()
    for kind in ("highest", "lowest"):
        for start in sentence.places_of(lists[kind]):
            after = [number for number in sentence.numbers if number.start > start]
            before = [number for number in sentence.numbers if number.start < start]
            clause = next((at for at in (body.find(joint, start) for joint in _JOINTS) if at >= 0), len(body))
            near = [number for number in after if number.start < clause] or before[-1:] or after[:1]
            if near:
                yield kind, key_of(near[0])


_JOINTS = (" medan ", " while ", " whereas ", ";")


def _side(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """Words that say good or bad for the budget beyond the sources' own and the numbers whose side is checked."""
    lists = word_lists(rewritten.language)
    checked = _directions(rewritten)
    for name, ways in (("unfavourable", (-1,)), ("favourable", (1,)), ("beyond", (-1, 1))):
        own = sum(one.count(lists[name]) for one in sources)
        if rewritten.count(lists[name]) > max(sum(way in ways for way in checked), own):
            return f"direction word: {name}"
    return ""


def _directions(sentence: Sentence) -> list[int]:
    found = (direction_by_words(sentence.body, number.start, number.end) for number in sentence.numbers)
    return [way for way in found if way]
