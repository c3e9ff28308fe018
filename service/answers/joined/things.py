"""Two things of which a question asks the same, each looked up where no sentence of the answer tells of both."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Prefix

from index.language import fold, tokenise
from service.answers import compose
from service.answers.joined.evidenceon import EvidenceOn
from service.composer import Composer
from service.english.rendering import render
from service.question import Kind, Question
from service.question.coordinated import Pair, pairs_in
from service.question.parts import ONE
from service.question.phrases import named
from service.types import Ask, Language

WITH_ANY = (None, "mean", "share", "per_month")
"""Arithmetic that each of two things may want for itself."""


def of_each(
    asked: Ask, question: Question, whole: Composer | None, on: EvidenceOn, language: Language
) -> list[Composer]:
    """The answers about each of two things; none where the whole answer (None: not found) tells of both, or of more."""
    if not _may_join(question):
        return []
    pairs = [one for one in pairs_in(asked.question) if not _is_name(one, question, asked.question)]
    pair = next((one for one in pairs if whole is None or not _tells(whole, question, one.left, one.right)), None)
    if pair is None:
        return []
    found = []
    for side, text in ((pair.left, pair.first), (pair.right, pair.second)):
        made = Composer(language)
        missing = [place for place in question.places if fold(place) not in fold(text)]
        text = f"{text.rstrip(' ?')} {' '.join(missing)}?" if missing else text
        if compose(on(replace(asked, question=text)), made) == "answered" and _tells(made, question, side):
            found.append(made)
    return found if len(found) > (whole is not None) else []


def _may_join(question: Question) -> bool:
    """Whether a question is of how much something is, and neither adds up nor compares what it joins."""
    counts = question.kind in (Kind.LOOKUP, Kind.TREND) and question.operation in WITH_ANY
    return counts and len(question.places) < 2 and not ONE.search(question.folded)


def _is_name(pair: Pair, question: Question, asked: str) -> bool:
    """Whether what is joined is one activity by its name: "barn och unga"."""
    if question.language == "en":  # the places are those of its Swedish wording
        names = [question.bare[one.start : one.end] for one in question.activities]
        return any(" och " in name and name not in asked for name in names)
    return any(one.start <= pair.at < one.end for one in question.activities)


def _tells(composer: Composer, question: Question, *sides: str) -> bool:
    """Whether one sentence of an answer, or its table, has the words of all the sides, or figures of their line."""
    warned = {warning.message for warning in composer.warnings}
    told = [(sentence.text, sentence.markers) for sentence in composer.sentences if sentence.text not in warned]
    if composer.table is not None:
        told.append((" ".join(cell for row in (composer.table.columns, *composer.table.rows) for cell in row), ()))
    return any(all(_has(text, _lines(composer, markers), side, question) for side in sides) for text, markers in told)


def _lines(composer: Composer, markers: Sequence[int]) -> set[str]:
    return {str(figure.line) for marker in markers for figure in composer.sources.get(marker, ()) if figure.line}


def _has(text: str, lines: set[str], side: str, question: Question) -> bool:
    if named("lines", fold(side)) in lines:
        return True
    held = set(tokenise(text))
    where = {token for place in question.places for token in tokenise(place)}
    wordings = (side, render(side).text) if question.language == "en" else (side,)

    def has(wording: str) -> bool:
        keys = [key for key in tokenise(wording) if key not in where]
        return all(any(_same(key, one) for one in held) for key in keys)

    return any(map(has, wordings))


def _same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: "inleddes" and "inledda", and not "placeringar" and "placerade"."""
    alike = Prefix.similarity(one, other)
    return one == other or alike >= max(SHORTEST, min(len(one), len(other)) - ENDING)


SHORTEST, ENDING = 3, 2
"""Letters that two forms of a word have in common at least, and of the shorter that may be its ending."""
