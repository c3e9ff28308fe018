"""The answer to a question that asks several things: one after the other, each with what was told before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from index.language import fold, stem, tokenise
from index.numbers import NumberKind, find_quantities
from service.answers import compose
from service.answers.sentences.lacking import say_lacking
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.coordinated import Pair, pairs_in
from service.question.parts import ONE
from service.question.phrases import named
from service.question.two_times import two_times
from service.types import Ask, Language, Status, Turn

WITH_ANY = (None, "mean", "share", "per_month")
"""Arithmetic that each of two things may want for itself."""


class EvidenceOn(Protocol):
    """What the reports hold on a question; `instead` reads a follow-up's words in place of those before."""

    def __call__(self, part: Ask, *, instead: bool = False) -> Evidence: ...


def compose_parts(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    """Compose the answer to each part of a question; to the whole where no part has one of its own."""
    status = _parts_or_whole(whole, parts, on, composer)
    if status in ("answered", "partial"):
        say_lacking(whole, composer)
    return status


def _parts_or_whole(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    if len(parts) > 1:
        found = _each(parts, on, composer)
        if found:
            complete = len(found) == len(parts) and all(status == "answered" for status in found)
            return "answered" if complete else "partial"
    asked = parts[0] if parts else None
    if asked is None or not _may_join(whole.question):
        return compose(whole, composer)
    made = Composer(composer.language)
    status = compose(whole, made)
    pairs = [one for one in pairs_in(asked.question) if not _is_name(one, whole.question)]
    lacking = (one for one in pairs if status == "not_found" or not _tells(made, one.left, one.right))
    pair = next(lacking, None)
    if pair is not None:
        told = _of_each(pair, asked, on, composer.language)
        if len(told) > (status != "not_found"):
            for one in told:
                take_over(composer, one)
            if sum(one.table is not None for one in told) > 1:
                composer.table = None  # the first one's alone would say nothing of the other
            return "answered" if len(told) > 1 else "partial"
    take_over(composer, made)
    times = two_times(asked.question)
    if times is not None and status == "answered" and _of_one_time(made):
        _say_other_time(times, asked, on, composer)
    return status


def _of_one_time(composer: Composer) -> bool:
    """Whether an answer has figures of rows, and none of them of an earlier year than the others."""
    figures = [figure for held in composer.sources.values() for figure in held]
    rows = any(figure.table is not None for figure in figures)
    return rows and composer.table is None and len({figure.period.year for figure in figures if figure.period}) == 1


def _say_other_time(times: tuple[str, str], asked: Ask, on: EvidenceOn, composer: Composer) -> None:
    """Add what the same was at the other time, from the row of the answer or a sentence that tells the same."""
    first, second = times
    held = {(figure.table, figure.row) for figures in composer.sources.values() for figure in figures}
    made = Composer(composer.language)
    told = " ".join(sentence.text for sentence in composer.sentences)
    part = replace(asked, question=second, history=(*asked.history, Turn(first, told)))
    if compose(on(part), made) != "answered":
        return
    same = any((figure.table, figure.row) in held for figures in made.sources.values() for figure in figures)
    said = {number.text for number in find_quantities(told) if number.kind is NumberKind.QUANTITY}
    again = any(number.text in said for sentence in made.sentences for number in find_quantities(sentence.text))
    if same or again:
        take_over(composer, made)


def _each(parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> list[Status]:
    """Compose the parts that have an answer; each later one knows what those before it were answered."""
    found: list[Status] = []
    turns: tuple[Turn, ...] = ()
    for part in parts:
        made = Composer(composer.language)
        evidence = on(replace(part, history=(*part.history, *turns)))
        status = compose(evidence, made)
        told = " ".join(sentence.text for sentence in made.sentences) if status != "not_found" else ""
        turns = (*turns, Turn(part.question, told))
        if status != "not_found":
            found.append(status)
            take_over(composer, made)
    return found


def _may_join(question: Question) -> bool:
    """Whether a question is of how much something is, and neither adds up nor compares what it joins."""
    counts = question.kind in (Kind.LOOKUP, Kind.TREND) and question.operation in WITH_ANY
    return counts and len(question.places) < 2 and not ONE.search(question.folded)


def _is_name(pair: Pair, question: Question) -> bool:
    """Whether what is joined is one activity by its name: "barn och unga"."""
    if question.language == "en":  # the places are those of its Swedish wording
        return any(" och " in question.bare[one.start : one.end] for one in question.activities)
    return any(one.start <= pair.at < one.end for one in question.activities)


def _of_each(pair: Pair, asked: Ask, on: EvidenceOn, language: Language) -> list[Composer]:
    """The answers about each of two things, those that tell of them."""
    found = []
    for side, text in ((pair.left, pair.first), (pair.right, pair.second)):
        made = Composer(language)
        if compose(on(replace(asked, question=text)), made) == "answered" and _tells(made, side):
            found.append(made)
    return found


def _tells(composer: Composer, *sides: str) -> bool:
    """Whether one sentence of an answer, or its table, has the words of all the sides, or figures of their line."""
    told = [(sentence.text, sentence.markers) for sentence in composer.sentences]
    if composer.table is not None:
        told.append((" ".join(cell for row in (composer.table.columns, *composer.table.rows) for cell in row), ()))
    return any(all(_has(text, _lines(composer, markers), side) for side in sides) for text, markers in told)


def _lines(composer: Composer, markers: Sequence[int]) -> set[str]:
    return {str(figure.line) for marker in markers for figure in composer.sources.get(marker, ()) if figure.line}


def _has(text: str, lines: set[str], side: str) -> bool:
    if named("lines", fold(side)) in lines:
        return True
    held = {stem(token) for token in tokenise(text)}
    return all(any(_same(stem(token), one) for one in held) for token in tokenise(side))


def _same(one: str, other: str) -> bool:
    """Whether two stems are of one word, or the one begins the other: "inled" of "inledd"."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST_STEM and long.startswith(short))


SHORTEST_STEM = 4
