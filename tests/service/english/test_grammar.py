"""English words that may be verbs or nouns: what stands beside them tells."""

import pytest

from service.english.rendering import render


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("why is Mallbo's spending on bought-in services above budget?", "varför är"),
        ("which services show progress", "vilka verksamheter visar"),
        ("How many providers meet the requirements", "hur många utförare uppfyller kraven"),
        ("which areas run a deficit", "vilka verksamheter går back"),
        ("Which services came in under budget?", "vilka verksamheter gick under budget?"),
        ("How does the board plan to reach the goal?", "hur planerar nämnden att nå mål?"),
        ("what would the result be without the grant", "vad skulle resultat vara utan bidrag"),
        ("What surplus does Mallbo forecast?", "vilken överskott prognostiserar Mallbo?"),
        ("a way of selling", "way av att sälja"),
    ],
)
def test_what_stands_beside_a_word_tells_a_verb_from_a_noun(english: str, swedish: str) -> None:
    assert render(english).text.startswith(swedish)


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("bought-in care", "köpt vård"),
        ("welfare-payment", "ekonomiskt bistånd"),
        ("January-August", "January-August"),
        ("Alby-Norra", "Alby-Norra"),
    ],
)
def test_a_hyphen_parts_words_that_are_known_apart(english: str, swedish: str) -> None:
    assert render(english).text == swedish


@pytest.mark.parametrize(
    ("mixed", "swedish"),
    [
        ("why is there a deficit i Mallbo", "varför är there underskott i Mallbo"),
        ("where can i apply", "där kan man ansöka"),
    ],
)
def test_a_small_i_asks_only_beside_a_verb_of_asking(mixed: str, swedish: str) -> None:
    words = render(mixed).text.split()
    assert ("man" in words) == ("man" in swedish.split())
    assert ("i" in words) == ("i" in swedish.split())
