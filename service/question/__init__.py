"""A question taken apart: language, kind, places, years, periods, measures, activities and what remains to look for.

Pure but for the data files it reads once (`phrases.toml` in `service`, the activities in `index.lexicon`).
"""

from service.question.follow import follow_up
from service.question.kinds import asks_how_much, asks_number
from service.question.reading import read, without
from service.question.topics import asking
from service.question.types import Kind, Question, TopicWord
from service.types import Ask

__all__ = ["Kind", "Question", "TopicWord", "asking", "asks_how_much", "asks_number", "read_question", "without"]


def read_question(ask: Ask, stored: tuple[str, ...] = (), *, instead: bool = False) -> Question:
    """Take a question apart. `stored` are the municipality names of the stored reports, made-up ones included.

    `instead` reads the words of a follow-up as being in place of those before.
    """
    question = read(ask.question, ask.language, stored)
    if ask.history:
        question = follow_up(question, ask.history, stored, instead=instead)
    return question
