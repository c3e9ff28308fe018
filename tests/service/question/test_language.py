import pytest

from service.question.language import language_of


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why is barn och unga over budget?", "en"),
        ("Varför gick barn och unga över budget?", "sv"),
        ("hur stor ar sjukfranvaron i huddinge", "sv"),
        ("How many children are placed in familjehem in Botkyrka?", "en"),
        ("sick leave in Nacka 2023", "en"),
        ("sjukfrånvaro Nacka 2023", "sv"),
        ("prognos enkoping", "sv"),
        ("What is Enköping's full-year forecast?", "en"),
        ("Vilka mål nås inte i Botkyrka?", "sv"),
        ("compare ekonomiskt bistånd between Huddinge and Botkyrka", "en"),
        ("och i Nacka?", "sv"),
        ("and in Nacka?", "en"),
        ("", "sv"),
    ],
)
def test_language_of_a_question(question, expected):
    assert language_of(question) == expected


def test_the_same_question_always_gets_the_same_language():
    assert len({language_of("budget Huddinge kontroll") for _ in range(20)}) == 1
