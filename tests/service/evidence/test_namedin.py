"""A name in a question that only one report has points to that report, however it is typed."""

import pytest

from service.answers import compose
from service.composer import Composer
from service.evidence.namedin import of_naming_reports
from tests.service import build

MALLBO = "# Stöd\n\nI området Lindholm har 12 familjer fått råd. Stödet är öppet för alla familjer.\n"
GRANBY = "# Stöd\n\nAv 40 familjer har 14 familjer sökt råd. Det finns stöd vid parken.\n"
HELD = build.catalogue(build.written("Mallbo", MALLBO), build.written("Granby", GRANBY))


def places(question):
    evidence = of_naming_reports(build.evidence_for(question, HELD))
    return {document.meta.municipality for document in evidence.scope.documents}


@pytest.mark.parametrize("name", ["lindholm", "Lindholm"])
def test_the_report_that_knows_the_name(name):
    assert places(f"hur många familjer fick råd i {name}") == {"Mallbo"}


def test_a_common_word_of_one_report_is_no_name():
    assert places("hur många familjer har stöd vid parken") == {"Mallbo", "Granby"}


def test_another_report_does_not_answer():
    composer = Composer("sv")
    compose(build.evidence_for("hur många familjer fick råd i lindholm", HELD), composer)
    told = " ".join(sentence.text for sentence in composer.sentences)
    assert "14 familjer" not in told
    assert "12 familjer" in told
