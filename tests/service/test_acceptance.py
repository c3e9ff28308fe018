"""The questions of the first users about their own five reports, with the figures that must be in the answers."""

import pytest

from tests.service import build
from tests.service.build import case, digits, plain, reply, told, warned


def ask(text, **how):
    return reply(text, build.real(), **how)


def quote_of(answer, value, municipality):
    """The cited quote that a figure of the answer rests on."""
    figure = next(f for f in answer.figures if (f.value.lstrip("-"), f.municipality) == (value, municipality))
    return answer.citations[figure.marker - 1].quote


MIXED = [
    "why is barn och unga over budget?",
    "why are barn och unga over the budget",
    "how come barn & unga is over budget",
    "What is the reason that barn och unga exceeds its budget?",
    "why did barn och unga overspend?",
    "why is there a deficit in barn och unga?",
    "why is BoU over budget?",
    "Why does barn och unga have an underskott?",
    "explain why barn och ungdom is over budget",
    "what explains the deficit for children and youth?",
    "why is child and youth care over budget?",
]


@pytest.mark.parametrize("text", MIXED, ids=case)
def test_the_mixed_question_in_many_phrasings(text):
    answer = ask(text)
    assert (answer.status, answer.language) == ("answered", "en")
    figures = set(told(answer))
    assert {
        "Huddinge deviation 2023-01/2023-08 -19947",
        "Huddinge deviation 2023-01/2023-12 -24107",
        "Nacka deviation 2023-01/2023-08 -4.9",
        "Nacka deviation 2023-01/2023-12 -9.8",
        "Botkyrka deviation 2024-01/2024-12 7002",
    } <= figures
    said = plain(answer.answer)
    assert "In Huddinge, child and youth care (Barn & ungdomsvård) was SEK 19.9 million over budget" in said
    assert "The full-year forecast is SEK 24.1 million over budget" in said
    assert "The full-year forecast is SEK 9.8 million over budget" in said
    assert "SEK 4.9 million" in said
    assert "Botkyrka, by contrast, forecasts a surplus of SEK 7.0 million" in said


def test_the_mixed_question_names_the_stated_causes_with_their_places():
    answer = ask(MIXED[0])
    assert "Causes that the report states (in Swedish)" in plain(answer.answer)
    causes = [c for c in answer.citations if not {c.marker} & {figure.marker for figure in answer.figures}]
    assert {c.municipality for c in causes} >= {"Huddinge", "Nacka"}
    assert any("volymen kopplat till ungdomar" in " ".join(c.quote.split()) for c in causes)
    assert any("kostnader för heldygnsvårdsinsatser" in " ".join(c.quote.split()) for c in causes)


def test_a_report_that_contradicts_itself_is_shown_to_do_so():
    answer = ask("Vad blev avvikelsen för personer med funktionsnedsättning i Nacka?")
    assert "conflict" in warned(answer)
    assert {"9.4", "9.0"} <= {figure.value for figure in answer.figures}
    assert "uträkningen stöder 9,4 mnkr" in plain(answer.answer)


@pytest.mark.parametrize(
    ("text", "first", "printed"),
    [
        ("Hur stor är sjukfrånvaron i Huddinge 2023?", "Huddinge outcome 2023-01/2023-08 7", "7"),
        (
            "Vad kostade köpt vård till barn och unga i Huddinge till och med augusti 2023?",
            "Huddinge outcome 2023-01/2023-08 73.6",
            "73,6 miljoner kronor",
        ),
        (
            "Hur många barn är placerade i familje- och jourhem i Botkyrka?",
            "Botkyrka outcome 2024-08/2024-08 128",
            "128",
        ),
        ("Vad är Enköpings helårsprognos?", "Enköping forecast 2024-01/2024-12 274.7", "274,7"),
    ],
    ids=case,
)
def test_the_figures_of_the_first_questions(text, first, printed):
    answer = ask(text)
    assert answer.status == "answered"
    assert told(answer)[0] == first
    assert printed in answer.citations[answer.figures[0].marker - 1].quote


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("hur stor ar sjukfranvaron i huddinge 2023", "Hur stor är sjukfrånvaron i Huddinge 2023?"),
        ("vad ar enkopings helarsprognos", "Vad är Enköpings helårsprognos?"),
        (
            "hur manga barn ar placerade i familje- och jourhem i botkyrka",
            "Hur många barn är placerade i familje- och jourhem i Botkyrka?",
        ),
        (
            "vad kostade kopt vard till barn och unga i huddinge till och med augusti 2023",
            "Vad kostade köpt vård till barn och unga i Huddinge till och med augusti 2023?",
        ),
        ("varfor gick barn och unga over budget i nacka", "Varför gick barn och unga över budget i Nacka?"),
    ],
    ids=case,
)
def test_questions_without_dots_and_rings(text, same):
    assert (ask(text).answer, ask(text).figures) == (ask(same).answer, ask(same).figures)


def test_the_forecast_through_the_ocr_noise():
    answer = ask("Vad är Enköpings helårsprognos?")
    assert "Enköping forecast 2024-01/2024-12 274.7" in told(answer)
    assert "274,7 mnkr" in answer.answer
    assert "helåret 2024, 5,0 mnkr under budget" in answer.answer
    assert set(warned(answer)) == {"reconstructed"}


def test_the_sick_leave_has_its_target_beside_it():
    answer = ask("Hur stor är sjukfrånvaron i Huddinge 2023?")
    assert "Huddinge target 2023-01/2023-12 7.2" in told(answer)
    assert plain(answer.answer).startswith("Sjukfrånvaro, totalt (%) i Huddinge: 7 procent")


def test_what_is_not_there():
    answer = ask("Vad kostade skolskjutsarna i Solna 2023?")
    assert (answer.status, answer.figures, answer.table) == ("not_found", (), None)
    assert "Ingen rapport från Solna är inläst." in answer.answer
    assert "Huddinge januari–augusti 2023" in answer.answer


@pytest.mark.parametrize(
    ("history", "text", "figure"),
    [
        (
            ["Hur mycket drog barn och unga över budget i Huddinge 2023?"],
            "och i Nacka?",
            "Nacka deviation 2023-01/2023-12 -9.8",
        ),
        (
            ["Vad är helårsprognosen för barn och unga i Nacka?"],
            "och i Botkyrka?",
            "Botkyrka deviation 2024-01/2024-12 7002",
        ),
        (
            ["why is barn och unga over budget?"],
            "and in Nacka?",
            "Nacka deviation 2023-01/2023-12 -9.8",
        ),
    ],
    ids=case,
)
def test_follow_ups(history, text, figure):
    answer = ask(text, history=history)
    assert answer.status == "answered"
    assert figure in told(answer)
    assert len({f.municipality for f in answer.figures}) == 1


def test_why_after_a_figure_asks_for_its_causes():
    answer = ask("varför?", history=["Hur mycket drog barn och unga över budget i Huddinge 2023?"])
    assert told(answer)[0] == "Huddinge deviation 2023-01/2023-08 -19947"
    assert "Orsaker som rapporten anger" in answer.answer


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (MIXED[0], "19947", "Huddinge"),
        (MIXED[0], "9.8", "Nacka"),
        (MIXED[0], "7002", "Botkyrka"),
        ("Hur stor är sjukfrånvaron i Huddinge 2023?", "7", "Huddinge"),
    ],
    ids=case,
)
def test_a_citation_s_quote_holds_the_figure(text, value, place):
    assert digits(value) in digits(quote_of(ask(text), value, place))


def test_the_other_year_of_the_same_board():
    answer = ask("Hur mycket överskott hade socialnämnden i Huddinge 2020?")
    assert answer.status == "answered"
    assert {figure.period[:4] for figure in answer.figures} == {"2020"}
    assert "15,8 mnkr under budget" in plain(answer.answer)
