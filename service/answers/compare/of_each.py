"""Things set side by side of which the answer has found only one: each is looked up by itself, then told together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.language import fold
from index.types import Figure, Measure, UnitKind
from service.answers.compare.gap import gap_between
from service.answers.compare.likeness import counted_in, of_a_time
from service.answers.compare.verdict import is_so
from service.answers.sentences.leads import lead
from service.composer import NUMBER, Composer, Sentence, take_over
from service.question import Question
from service.question.each_side import Side
from service.types import Status
from service.wording import amount, capital

DIFFERENCES = ("difference", "percent_change")
LETTERS = 5
"""Letters of a word that a sentence which speaks of it has, whatever its ending."""
TOLD = 2
"""Sentences that are told of each."""


def tells_all(made: Composer, status: Status, sides: Sequence[Side]) -> bool:
    """Whether an answer holds the things against each other, or quotes a sentence that does.

    A difference alone may be the one to the budget; of two times of one thing it is what is asked for.
    """
    if status != "answered":
        return False
    asked = [side.question for side in sides]
    cited = {citation.municipality for citation in made.citations}
    if any(place not in cited for one in asked if len(one.places) == 1 for place in one.places):
        return False
    if any(figure.derived is not None and figure.derived.operation not in DIFFERENCES for figure in made.figures):
        return True  # what was to be calculated of them is
    measures = {figure.measure for figure in made.figures if figure.derived is None}
    if made.table is not None and len(made.table.rows) > 1 and ("deviation" not in measures or len(measures) == 1):
        return True
    if len({one.years for one in asked}) == len(asked):
        apart = any(figure.derived is not None and figure.derived.operation in DIFFERENCES for figure in made.figures)
        return apart or _quotes_change(made, {str(year) for one in asked for year in one.years})
    own = [_keys(one, [other for other in asked if other is not one]) for one in asked]
    return any(_speaks_of_all(fold(one.text), own) for one in made.sentences)


def _quotes_change(made: Composer, years: set[str]) -> bool:
    """Whether sentences that an answer quotes tell a value of each year and by how much it changed between them."""
    quoted = [one for one in made.figures if all(f.table is None for f in made.sources.get(one.marker, ()))]
    changed = any(one.measure == Measure.CHANGE for one in quoted)
    return changed and years <= {(one.period or "")[:4] for one in quoted}


def _speaks_of_all(said: str, own: Sequence[set[str]]) -> bool:
    """Whether a sentence names all of the things, and tells a value of each or how they stand to each other."""
    named = all(any(key in said for key in keys) for keys in own)
    return named and (len(_values(said)) >= len(own) or RELATIVE.search(said) is not None)


RELATIVE = re.compile(r"\b(?:halften|halv\w*|dubbel\w*|dubbl\w*|tredubb\w*|ganger|lika|samma)\b")


def _keys(side: Question, others: Sequence[Question]) -> set[str]:
    """The beginnings of the words that only one of the things is asked for by, each as long as tells them apart."""
    shared = {fold(word.text) for other in others for word in other.words}
    own = {fold(word.text) for word in side.words} - shared
    return {one[: max((LETTERS, *(_alike(one, other) + 1 for other in shared)))] for one in own}


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def say_each(
    names: Sequence[str], made: Sequence[Composer], statuses: Sequence[Status], question: Question, composer: Composer
) -> Status | None:
    """What is found of each, and how far they are apart; None where one is not found, or two are one and the same."""
    if any(status != "answered" for status in statuses) or not all(one.sentences for one in made):
        return None
    if _say_shared(names, made, composer):
        return "answered"
    own = [_named_by(name) for name in names]
    found = [
        _led(_less(one, keys, [other for other in made if other is not one]), question)
        for one, keys in zip(made, own, strict=True)
    ]
    heads = [_values(one.sentences[0].text) for one in found]
    if not all(heads) or any(one[0] in other for n, one in enumerate(heads) for other in heads[:n]):
        return None
    parts = [_opening(one) for one in found]
    told = [figure for one in parts if (figure := _main(one)) is not None]
    if len(told) == len(parts) and len({figure.unit.kind for figure in told}) > 1:
        return None  # a price and a number of people are no two of one thing
    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        part.sentences = [_headed(part.sentences[0], name), *part.sentences[1:]]
        if not number and len(told) == PAIR and (holds := is_so(told[0], told[1], question)) is not None:
            part.sentences[0] = replace(part.sentences[0], text=f"{lead(holds, composer)}. {part.sentences[0].text}")
        take_over(composer, part)
    moved = any(figure.derived is not None for part in parts for figure in part.figures)
    if len(told) == len(parts) == PAIR and not moved:  # of two changes the levels are not to be held together
        _say_gap(told[0], told[1], composer)
    return "answered"


PAIR = 2


def _say_shared(names: Sequence[str], made: Sequence[Composer], composer: Composer) -> bool:
    """Say the sentence that is found for each of the things, where it names all of them with a value of each."""
    own = [_named_by(name) for name in names]
    for sentence in made[0].sentences:
        said = fold(sentence.text)
        shared = all(any(sentence.text == one.text for one in other.sentences) for other in made[1:])
        named = all(keys and any(key.search(said) for key in keys) for keys in own)
        if shared and named and len(_values(said)) >= len(own):
            less = replace(made[0], sentences=[sentence])
            take_over(composer, _opening(less))
            return True
    return False


def _headed(sentence: Sentence, name: str) -> Sentence:
    """A sentence under the name that the question has for its thing, where it does not say it itself."""
    if fold(name) in fold(sentence.text):
        return sentence
    return replace(sentence, text=f"{capital(name)} – {sentence.text}")


def _named_by(name: str) -> list[re.Pattern[str]]:
    """What a sentence about a thing has: the beginnings of the words of its name, and letters that stand for one."""
    words = re.findall(r"[^\W\d_]{5,}|\b[A-ZÅÄÖ]{2,4}\b", name)
    return [re.compile(rf"\b{fold(word)[:LETTERS]}") for word in words]


def _less(made: Composer, own: Sequence[re.Pattern[str]], others: Sequence[Composer]) -> Composer:
    """An answer without what is said of the other things as well, where it has more to say of its own."""
    said = {sentence.text for other in others for sentence in other.sentences}
    kept = [sentence for sentence in made.sentences if sentence.text not in said]
    if not kept or len(kept) == len(made.sentences):
        return made
    headings = [" ".join(one.section) for one in made.citations if one.marker in kept[0].markers]
    told = fold(" ".join((kept[0].text, *headings)))
    return replace(made, sentences=kept) if all(key.search(told) for key in own) else made


def _led(made: Composer, question: Question) -> Composer:
    """An answer with the sentence first that tells of a deviation, where that is what is asked for."""
    if not question.asks(Measure.DEVIATION):
        return made
    deviates = [
        any(f.measure is Measure.DEVIATION for m in one.markers for f in made.sources.get(m, []))
        for one in made.sentences
    ]
    first = deviates.index(True) if True in deviates else 0
    return replace(made, sentences=[made.sentences[first], *made.sentences[:first], *made.sentences[first + 1 :]])


def _values(text: str) -> list[str]:
    return [value for value in NUMBER.findall(text) if not YEAR.fullmatch(value)]


YEAR = re.compile(r"(?:19|20)\d\d")


def _opening(made: Composer) -> Composer:
    """The first sentence of an answer and what it rests on, with a second of the same row."""
    first, rest = made.sentences[0], made.sentences[1:TOLD]
    kept = [first, *(one for one in rest if one.markers and set(one.markers) <= set(first.markers))]
    used = {marker for sentence in kept for marker in sentence.markers}
    return replace(
        made,
        sentences=kept,
        citations=[one for one in made.citations if one.marker in used],
        sources={marker: held for marker, held in made.sources.items() if marker in used},
        figures=[figure for figure in made.figures if figure.marker in used],
        warnings=[one for one in made.warnings if used.issuperset(one.markers)],
        readings={marker: shown for marker, shown in made.readings.items() if marker in used},
        table=None,
    )


def _main(made: Composer) -> Figure | None:
    """The figure that an answer gives first, before any change; None where that is not known."""
    first = made.sentences[0]
    held = [figure for marker in first.markers for figure in made.sources.get(marker, [])]
    levels = [figure for figure in held if figure.measure is not Measure.CHANGE] or held
    said = [(amount(figure, made.language), figure.text, figure) for figure in levels if figure.value]
    places = [
        (place, figure)
        for *texts, figure in said
        for text in texts
        if len(text) > 1 and (place := first.text.find(text)) >= 0
    ]
    return min(places, key=lambda one: one[0], default=(0, None))[1]


def _say_gap(one: Figure, other: Figure, composer: Composer) -> None:
    """How far two figures of one sort and time are from each other."""
    if not of_a_time(one, other) or (one.unit.kind is UnitKind.COUNT and len(counted_in((one, other))) > 1):
        return
    low, high = sorted((one, other), key=lambda figure: figure.size)
    marks = {id(figure): marker for marker, held in composer.sources.items() for figure in held}
    if id(high) not in marks or id(low) not in marks:
        return
    markers = [marks[id(high)], marks[id(low)]]
    gap = gap_between(high, low, markers, None, composer, one_report=True)
    if gap is not None:
        text = f"Skillnaden är {gap.told}." if composer.language == "sv" else f"The difference is {gap.told}."
        composer.say(text, *markers)
