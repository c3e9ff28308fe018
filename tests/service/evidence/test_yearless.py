"""A time without its year is of the year that the reports looked at are of."""

from datetime import date

from index.types import Period, PeriodKind
from service.evidence.yearless import of_reported_year
from service.question import read_question
from service.types import Ask
from tests.service.build import catalogue, table, written

HALF = Period(date(2024, 1, 1), date(2024, 6, 30), PeriodKind.SPAN)
REPORT = "## Ekonomi\n\n" + table("Barn och unga | 40 000 | 44 000 | -4 000")


def asked(text: str, *places: str):
    documents = [shelf.document for shelf in catalogue(*(written(one, REPORT) for one in places)).shelves.values()]
    return of_reported_year(read_question(Ask(text), places), documents)


def test_half_a_year_is_of_the_reported_year():
    question = asked("Hur många utredningar inleddes i Stenby första halvåret?", "Stenby")
    assert (question.periods, question.years) == ((HALF,), (2024,))
    assert [word.text for word in question.words] == ["utredningar", "inleddes"]


def test_a_year_that_is_named_stays():
    question = asked("Hur många utredningar inleddes i Stenby första halvåret 2022?", "Stenby")
    assert question.years == (2022,)


def test_a_year_before_is_no_part_of_the_reported_one():
    assert asked("Hur många utredningar inleddes i Stenby förra året?", "Stenby").years == ()
