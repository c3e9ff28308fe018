"""Case numbers, dates, places and offices by their form, and two questions in one."""

import pytest

from service.question import Kind, read_question
from service.question.parts import parts_of
from service.types import Ask
from tests.service import build
from tests.service.build import case, plain, reply, table, told

HELD = build.catalogue(
    build.written(
        "Fiktiva",
        "## Kallelse till möte\n\nTid: 2024-09-12, Kl: 17:30\n\nPlats: Ekhallen, sal 4\n\nOrdförande: Ada Exempel\n\n"
        "## Plan för lokaler\n\nDnr: FN/2024:00077\n\nFörvaltningen beskriver behovet av lokaler.\n\n"
        "## Sammanträden\n\nDessa dagar föreslås för nämndens sammanträden 2025\n\n"
        "14 januari, 11 mars och 21 oktober.\n\n"
        "## Ansökan om bidrag till fältgruppen\n\nAnsökan ska ha kommit in senast 2024-11-15.\n\n"
        "## Bidrag\n\n"
        + table(
            "Bidrag till läger | 400",
            "Bidrag till kurser | 300",
            "Summa | 700",
            columns="Erhållet 2024",
            stub="Bidrag (tkr)",
        )
        + "\n## Mått\n\n"
        + table(
            "Andel invånare som litar på nämnden | 61 % |  | 70 %",
            "Andel medarbetare som gått klimatkursen | 12 % | 14 % | 30 %",
            columns="Utfall 2023 | Utfall 2024 | Mål 2024",
            stub="Mått",
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Vad är diarienumret för planen för lokaler i Fiktiva?", "FN/2024:00077"),
        ("Vilken tid börjar mötet i Fiktiva?", "17:30"),
        ("Var hålls mötet i Fiktiva?", "Ekhallen"),
        ("Vem leder mötet i Fiktiva?", "Ada Exempel"),
        ("När har nämnden i Fiktiva möte i oktober 2025?", "21 oktober"),
        ("When is the deadline for the application for fältgruppen in Fiktiva?", "2024-11-15"),
    ],
    ids=case,
)
def test_what_has_a_form_is_found_by_it(text, quoted):
    answer = reply(text, HELD)
    assert answer.status == "answered"
    assert quoted in answer.citations[0].quote


@pytest.mark.parametrize(
    "text", ["Vad är diarienumret för skolplanen i Fiktiva?", "Vem är sekreterare i Fiktiva?"], ids=case
)
def test_what_has_the_form_of_something_else_is_no_answer(text):
    assert reply(text, HELD).status == "not_found"


def test_the_total_stands_before_its_rows():
    assert told(reply("Hur mycket bidrag fick Fiktiva?", HELD))[0].endswith(" 700")


def test_an_outcome_not_reported_is_said_before_the_target():
    answer = plain(reply("Hur stor andel av invånarna litar på nämnden i Fiktiva 2024?", HELD).answer)
    assert answer.startswith("Rapporten från Fiktiva redovisar inget utfall 2024")
    assert "70 procent" in answer


def test_a_share_answers_where_nothing_is_counted():
    assert "14 procent" in plain(reply("Hur många medarbetare har gått klimatkursen i Fiktiva?", HELD).answer)


def test_no_row_answers_who():
    assert reply("Vem litar på nämnden i Fiktiva?", HELD).figures == ()


def test_others_are_no_answer_to_a_question_about_a_group():
    held = build.catalogue(
        build.written(
            "Fiktiva", "## Ekonomi\n\n" + table("Hemtjänst för personer med funktionsnedsättning | 10 | 12 | -2")
        )
    )
    assert reply("Vad kostade hemtjänsten för pensionärer i Fiktiva?", held).status == "not_found"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hur många deltog i Fiktiva 2024, och hur många fick arbete?",
            ["Hur många deltog i Fiktiva 2024?", "och hur många fick arbete?"],
        ),
        (
            "Hur många deltog i kursen och hur många fick arbete i Fiktiva?",
            ["Hur många deltog i kursen Fiktiva?", "och hur många fick arbete i Fiktiva?"],
        ),
        (
            "Vem är ordförande i Fiktiva och var hålls mötet?",
            ["Vem är ordförande i Fiktiva?", "var hålls mötet?"],
        ),
        (
            "Vad heter projektet i Fiktiva, när slutar det och hur mycket har det kostat?",
            ["Vad heter projektet i Fiktiva?", "när slutar det", "och hur mycket har det kostat?"],
        ),
        ("Hur mycket är skillnaden i Fiktiva och vad är orsaken?", None),
        ("Hur många barn och unga är placerade i Fiktiva?", None),
    ],
    ids=case,
)
def test_two_questions_in_one_sentence(text, parts):
    ask = Ask(text)
    found = parts_of(ask, read_question(ask, HELD.municipalities), HELD.municipalities)
    assert [one.question for one in found] == (parts or [text])


def test_when_something_is_asks_for_no_figure():
    assert read_question(Ask("När räknar man med att pengarna går ihop?")).kind is Kind.FACT


OFFICE = "# Lokaler\n\nMottagningen har flyttat till Lindgatan 12 i centrum.\n\n# Löner\n\n" + build.table(
    "Sekreterare | 38 100", columns="Medellön", stub="Yrke (kr)"
)


def test_an_address_is_a_street_with_a_number():
    held = build.catalogue(build.written("Mallbo", OFFICE))
    assert "Lindgatan 12" in reply("Vilken adress har mottagningen i Mallbo?", held).answer


def test_what_is_no_mail_address_answers_for_none():
    held = build.catalogue(build.written("Mallbo", OFFICE))
    assert reply("Vad är mejladressen till sekreteraren i Mallbo?", held).status == "not_found"
