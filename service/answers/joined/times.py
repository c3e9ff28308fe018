"""The other time that a question names, where the answer has only one."""

from dataclasses import replace

from index.numbers import NumberKind, find_quantities
from service.answers import compose
from service.answers.joined.evidenceon import EvidenceOn
from service.composer import Composer, take_over
from service.question import Kind, Question
from service.question.two_times import two_times
from service.types import Ask, Turn


def say_other_time(asked: Ask, question: Question, on: EvidenceOn, composer: Composer) -> None:
    """Add what the same was at the other time, from the row of the answer or a sentence that tells the same."""
    times = two_times(asked.question)
    if times is None or question.kind is not Kind.LOOKUP or not _of_one_time(composer):
        return
    first, second = times
    rows = {(figure.table, figure.row) for figures in composer.sources.values() for figure in figures}
    told = " ".join(sentence.text for sentence in composer.sentences)
    made = Composer(composer.language)
    if compose(on(replace(asked, question=second, history=(*asked.history, Turn(first, told)))), made) != "answered":
        return
    same = any((figure.table, figure.row) in rows for figures in made.sources.values() for figure in figures)
    said = {number.text for number in find_quantities(told) if number.kind is NumberKind.QUANTITY}
    again = any(number.text in said for sentence in made.sentences for number in find_quantities(sentence.text))
    if same or again:
        take_over(composer, made)


def _of_one_time(composer: Composer) -> bool:
    """Whether an answer has figures of rows, and none of them of an earlier year than the others."""
    figures = [figure for held in composer.sources.values() for figure in held]
    rows = any(figure.table is not None for figure in figures)
    return rows and composer.table is None and len({figure.period.year for figure in figures if figure.period}) == 1
