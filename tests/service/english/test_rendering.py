"""English questions in Swedish wording: frames, phrases, forms of words, numbers, and what stays as it is."""

import pytest

from index.types import Measure
from service.english.rendering import english_words, render, swedish_words, turns
from service.question import Kind, read_question
from service.types import Ask


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("How many children are placed in foster homes?", "hur många barn placerade i familjehem?"),
        ("What does a day in an in-house foster home cost?", "vad kostar ett dygn i familjehem i egen regi?"),
        ("what is Mallbo doing to balance the budget", "vad gör Mallbo för att få budgeten i balans"),
        ("how far in the red was the social board?", "hur mycket back var socialnämnden?"),
        ("the social board's goals", "socialnämndens mål"),
        ("worried reports", "orosanmälan"),
        ("by how many percent did it rise", "med hur många procent ökade den"),
        ("sick leave by August", "sjukfrånvaro till och med augusti"),
        ("in May 2023", "i maj 2023"),
        ("it may rise", "den may öka"),
        ("a job through the labour unit", "arbete genom labour enhet"),
        ("sick leave through August", "sjukfrånvaro till och med augusti"),
        ("Which costs more, home help or foster homes?", "vad kostar mer, hemtjänst eller familjehem?"),
    ],
)
def test_phrases_and_frames(english: str, swedish: str) -> None:
    assert render(english).text == swedish


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("How much did Mallbo spend on home help?", "hur mycket lade Mallbo på hemtjänst?"),
        ("Is Mallbo spending less?", "spenderar Mallbo mindre?"),
        ("How is Mallbo preparing?", "hur förbereder Mallbo?"),
        ("What has home help cost?", "vad har hemtjänst kostat?"),
        ("Has Mallbo been spending less?", "har Mallbo spenderat mindre?"),
        ("Have savings been made?", "har besparing gjorts?"),
        ("Was the goal achieved?", "uppnåddes mål?"),
        ("Is Mallbo likely to overspend?", "väntas Mallbo dra över budget?"),
        ("What will foster homes cost?", "vad väntas familjehem kosta?"),
        ("Does it have to pay?", "måste den betala?"),
        ("for Mallbo to reach its goal", "för att Mallbo ska nå mål"),
        ("from January to August", "från januari till augusti"),
        ("Which goals did Mallbo fail to reach?", "vilka mål nådde Mallbo inte?"),
        ("Is Mallbo on track to hit its budget?", "väntas Mallbo hålla budgeten?"),
        ("Which goals will be missed?", "vilka mål ska missas?"),
        ("How much did placements set Mallbo back?", "hur mycket kostade placeringar Mallbo?"),
        ("How much does a placement cost per day?", "hur mycket kostar placering per dygn?"),
        ("Does Mallbo expect to be in balance?", "väntas Mallbo att vara i balans?"),
        ("What do staff costs add up to?", "vad uppgår personalkostnader till?"),
        ("How much did staff costs in Mallbo rise?", "hur mycket ökade personalkostnader i Mallbo?"),
    ],
)
def test_verbs_stand_where_swedish_has_them_and_in_their_form_there(english: str, swedish: str) -> None:
    assert render(english).text == swedish


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("the costs of training", "kostnad utbildning"),
        ("What does the Mallbo report say?", "vad säger Mallbo rapporten?"),
        ("the plan for next year", "plan för nästa år"),
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(english: str, swedish: str) -> None:
    assert render(english).text == swedish


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("keep within its budget", "keep within budget"),
        ("the average salary", "average salary"),
        ("the turnover of staff", "staff turnover"),
        ("labor costs", "labour costs"),
        ("family counseling", "family counselling"),
        ("Can you tell me what the deficit is?", "what the deficit is?"),
        ("I'd like to know why sick leave fell", "why sick leave fell"),
        ("Isn't it over budget?", "Is not it over budget?"),
    ],
)
def test_what_says_the_same_is_read_alike(one: str, other: str) -> None:
    assert render(one).text == render(other).text


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("What goals are there?", "vilka mål finns det?"),
        ("Which course is it?", "vilken utbildning är den?"),
        ("more households", "fler hushåll"),
        ("more money", "mer pengar"),
    ],
)
def test_one_or_several(english: str, swedish: str) -> None:
    assert render(english).text == swedish


def test_a_name_says_nothing_of_how_a_question_is_put() -> None:
    assert "list" not in turns("How long is the waiting list?")
    assert "list" in turns("Give me a list of homes")
    assert read_question(Ask("What is the average salary?")).operation is None
    assert read_question(Ask("What is the average of foster homes?")).operation == "mean"


def test_a_plain_verb_names_nothing_that_is_asked_about() -> None:
    question = read_question(Ask("How many families visited and received home help in Mallbo?"), ("Mallbo",))
    words = {word.text for word in question.words}
    assert "besökte" in words or "besök" in words
    assert not words & {"fick", "fått"}


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("SEK 10,855 thousand", "10 855 tkr"),
        ("SEK 755,000", "755 000 kr"),
        ("SEK 4.4 million", "4,4 mnkr"),
        ("7.4 percent", "7,4 procent"),
        ("7.4 million", "7,4 miljoner"),
        ("2023", "2023"),
    ],
)
def test_numbers_are_written_as_in_swedish(english: str, swedish: str) -> None:
    assert render(english).text == swedish


def test_a_plural_and_a_verb_form_need_no_entry() -> None:
    assert render("refuge").text == render("refuges").text == "skyddat boende"
    assert render("investigates").text == render("investigate").text == "utreda"


def test_what_is_quoted_or_unknown_stays() -> None:
    assert render("the “Open care” project of Xyzzy").text == "“Open care” projekt av Xyzzy"


def test_punctuation_parts_a_phrase() -> None:
    assert "familjehem" not in render("foster, home").text.split(",")[1]


def test_a_piece_remembers_its_english_and_its_other_names() -> None:
    rendered = render("Who is on welfare?")
    start = rendered.text.index("ekonomiskt bistånd")
    piece = rendered.over(start, start + 5)
    assert piece is not None
    assert piece.said == "on welfare"
    assert "försörjningsstöd" in piece.others
    assert rendered.text[piece.start : piece.end] == "ekonomiskt bistånd"


def test_no_word_is_of_both_languages() -> None:
    assert {"foster", "forecast", "households"} <= english_words()
    assert not english_words() & swedish_words()
    assert "personal" not in english_words()  # the staff, in Swedish


def test_an_english_question_is_read_by_its_swedish_wording() -> None:
    english = read_question(Ask("How many households live on benefits in Mallbo?"), ("Mallbo",))
    assert (english.language, english.quantity, english.places) == ("en", "count", ("Mallbo",))
    assert {word.text for word in english.words} >= {"hushåll", "ekonomiskt", "bistånd"}
    assert english.looked_for == "households live on benefits"
    assert english.typed == "How many households live on benefits in Mallbo?"


def test_turns_of_phrase_are_met_in_either_wording() -> None:
    blown = read_question(Ask("Why did Mallbo blow its budget?"), ("Mallbo",))
    assert (blown.kind, blown.direction) == (Kind.WHY, -1)
    assert Measure.DEVIATION in blown.measures


def test_what_no_book_knows_is_foreign() -> None:
    question = read_question(Ask("What is the quixotry of foster homes?"))
    assert {word.text: word.foreign for word in question.words} == {"quixotry": True, "familjehem": False}


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("Who pays for the field group?", "vem finansierar field grupp?"),
        ("What drove up the cost of placements?", "varför ökade kostnad placeringar?"),
        ("What does SSPF stand for?", "vad betyder SSPF?"),
        ("What do parents think of the help?", "vad tycker föräldrar om hjälp?"),
        ("Which staff groups are hardest to recruit?", "vilka personal grupper är svårast att rekrytera?"),
        ("Is the forecast in Mallbo better than last time?", "är prognos i Mallbo bättre än i förra prognosen?"),
        ("How many interviews have been done?", "hur många intervjuer har gjorts?"),
    ],
)
def test_turns_of_talk_and_of_newspapers(english: str, swedish: str) -> None:
    assert render(english).text == swedish
