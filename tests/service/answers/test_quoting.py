"""What leads up to a quotation, and in English what the causes that follow are of."""

from service.answers.sentences.quoting import says
from service.answers.sentences.topic_named import in_english
from service.composer import Composer
from service.question import read_question
from service.types import Ask
from tests.service import build


def test_a_quotation_says_whose_it_is_and_in_what_language() -> None:
    document = build.shelf(build.written("Mallbo", "# Ekonomi\n\nNämnden höll fyra möten.\n")).document
    english, swedish = Composer("en"), Composer("sv")
    assert says(document, swedish) == "Mallbo: "
    assert says(document, english) == "The report from Mallbo says (in Swedish): "
    english.say(f"{says(document, english)}“Nämnden höll fyra möten.”")
    assert says(document, english) == "The report from Mallbo also says: "


def test_causes_are_named_by_what_was_asked_about() -> None:
    assert in_english(read_question(Ask("Why has sick leave risen?"))) == "sick leave (sjukfrånvaro)"
    assert in_english(read_question(Ask("Why did nobody come?"))) == ""
