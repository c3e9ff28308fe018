"""Two things set side by side in one question, of which the report tells in two places."""

import pytest

from service.answers.side_by_side import compose_sides
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question.each_side import each_side
from tests.service.build import catalogue, evidence_for, plain, written

HELD = catalogue(
    written(
        "Mallbo",
        "# Boenden\n\nPlaceringarna på Lövhagen har gett en positiv avvikelse om 3,3 miljoner kronor.\n\n"
        "# Träffpunkter\n\nPå mottagningen går 49 utövare i behandling. "
        "Därutöver har 19 utsatta fått stöd via mottagningen.\n\n"
        "# Skola\n\nAv barnen går 17 barn i lågstadiet, 12 barn i mellanstadiet och 21 barn i högstadiet.\n",
        2024,
    ),
    written("Provsjö", "# Boenden\n\nEtt dygn på institution kostar 5 700 kr.\n", 2024),
)


def composed(text):
    whole = evidence_for(text, HELD)
    composer = Composer(whole.question.language)

    def opened(question) -> Evidence:
        held = evidence_for(question.text, HELD)
        return Evidence(held.catalogue, question, held.scope, held.near, None)

    def on(part, *, instead=False) -> Evidence:
        return evidence_for(part.question, HELD)

    sides = each_side(whole.question, ("Mallbo", "Provsjö"))
    status = compose_sides(whole, (), on, sides, opened, composer)
    return status, plain(" ".join(sentence.text for sentence in composer.sentences))


def test_what_stands_in_two_sentences_is_told_from_both():
    status, said = composed("Hur många utövare respektive utsatta har fått stöd på mottagningen i Mallbo?")
    assert status == "answered"
    assert "49 utövare" in said
    assert "19 utsatta" in said


@pytest.mark.parametrize(
    "text",
    [
        "Går det fler barn i lågstadiet än i mellanstadiet i Mallbo?",
        "Hur många barn går i lågstadiet jämfört med mellanstadiet i Mallbo?",
    ],
)
def test_a_sentence_of_both_is_said_once(text):
    _, said = composed(text)
    assert said.count("17 barn i lågstadiet, 12 barn i mellanstadiet") == 1


def test_one_that_is_not_told_leaves_the_answer_as_it_was():
    _, said = composed("Hur många utövare respektive volontärer har fått stöd på mottagningen i Mallbo?")
    assert "19 utsatta" not in said


def test_a_price_and_a_number_of_people_are_not_held_together():
    _, said = composed("Vad kostar ett dygn på institution i Provsjö jämfört med utsatta på mottagningen i Mallbo?")
    assert not ("5 700" in said and "19 utsatta" in said)
