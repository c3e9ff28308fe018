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


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("How many families joined the home visit scheme?", "hur många familjer tog del av hembesöksprogram?"),
        ("How many people joined the board?", "hur många personer började nämnden?"),
        ("Which towns does Mallbo measure itself against?", "vilka kommuner jämför Mallbo sig med?"),
        ("Why does Mallbo struggle to hang on to staff?", "varför Mallbo svårt att behålla personal?"),
        ("What's driving up costs in Mallbo?", "varför ökar kostnader i Mallbo?"),
        ("Why did more domestic violence cases come in?", "varför kom fler våld i nära relation ärenden i?"),
        ("How much is Mallbo asking the government for?", "hur mycket ansöker Mallbo om från staten?"),
        ("How many people live in housing in Mallbo?", "hur många personer bor i boende i Mallbo?"),
        ("Why did Mallbo miss its budget?", "varför drog Mallbo över budget?"),
        ("Who runs the foster home unit in Mallbo?", "vem är chef för familjehem enhet i Mallbo?"),
        ("Who runs Mamma United?", "vem bedriver Mamma United?"),
        ("How many foster kids are there in Mallbo?", "hur många familjehemsplacerade barn finns det i Mallbo?"),
    ],
)
def test_verbs_of_everyday_english(english: str, swedish: str) -> None:
    assert render(english).text == swedish
