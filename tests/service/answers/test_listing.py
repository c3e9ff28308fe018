import pytest

from tests.service import build
from tests.service.build import case, plain, reply


def quotes(answer):
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Vilka mål nås inte i Exempelköping?",
            ["”Fler familjer får stöd tidigt” – Delvis uppfyllt", "”Nämnden håller sin budget” – Ej uppfyllt"],
        ),
        (
            "Vilka etappmål nås inte i Exempelköping?",
            [
                "”Andel ärenden där insats påbörjats inom 14 dagar (%)” – 44 mot 60",
                "”Antal familjer som fått råd och stöd utan utredning” – 298 mot 400",
            ],
        ),
        (
            "Vilka risker finns i Exempelköping?",
            [
                "”Risk att avtal med familjehem inte följs upp i tid”",
                "”Risk att placeringar inte kommer med i prognosen”",
                "”Risk att behörigheter ligger kvar när någon slutat”",
            ],
        ),
        (
            "Vilka åtgärder görs för en budget i balans i Exempelköping?",
            [
                "”rekrytera tio nya egna familjehem före årsskiftet”",
                "”avsluta inhyrningen av socionomer senast den 30 november”",
                "”pröva samtliga placeringar som pågått längre än sex månader”",
            ],
        ),
        (
            "Vilka statsbidrag fick Testhamn?",
            ["”Omställning till ny socialtjänstlag”", "”Subvention av familjehem”", "”Föräldraskapsstöd”"],
        ),
    ],
    ids=case,
)
def test_a_list_is_given_whole(text, items):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    told = plain(answer.answer)
    places = [told.find(item) for item in items]
    assert -1 not in places
    assert places == sorted(places)
    assert told.count("”") // 2 in (len(items), len(items) + 1)  # the heading may be quoted as well


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("Vilka statsbidrag har Mallbo fått?", 5, "Habiliteringsersättning 2024"),
        ("Vilka ärenden tas upp i Testhamn?", 5, "Förvaltningschefen informerar"),
        ("Vilka uppdrag har nämnden gett i Exempelköping?", 2, "Öppna en gemensam mottagning"),
    ],
    ids=case,
)
def test_each_entry_has_its_own_citation(text, count, first):
    answer = reply(text, build.samples())
    assert len(answer.citations) == count
    assert first in answer.citations[0].quote
    assert first in answer.answer


def test_met_goals_are_not_among_the_unmet():
    answer = reply("Vilka mål nås inte i Exempelköping?", build.samples())
    assert not any("I hög grad uppfyllt" in quote for quote in quotes(answer))


def test_the_goal_is_named_and_not_the_area_it_belongs_to():
    answer = reply("Which goals are not met in Exempelköping?", build.samples())
    assert answer.language == "en"
    assert "Nämnden håller sin budget" in answer.answer
    assert "En hållbar ekonomi" not in answer.answer


def report(place, lines):
    listed = "\n".join(f"- {line}" for line in lines)
    return build.written(place, f"# Risker\n\nNämnden följer dessa risker:\n\n{listed}\n")


def test_each_report_gives_its_own_list():
    held = build.catalogue(
        report("Mallbo", ["Risk att avtal löper ut", "Risk för låg bemanning"]),
        report("Provsjö", ["Risk för fel i utbetalningar", "Risk för sena beslut"]),
    )
    answer = reply("Vilka risker finns?", held)
    assert len(answer.citations) == 4
    assert {citation.municipality for citation in answer.citations} == {"Mallbo", "Provsjö"}


def test_a_list_that_is_cut_short_says_so():
    held = build.catalogue(report("Mallbo", [f"Risk för fel i system {letter}" for letter in "abcdefghijklmnopqrst"]))
    answer = reply("Vilka risker finns i Mallbo?", held)
    assert len(answer.citations) == 14
    assert [warning.message for warning in answer.warnings] == ["Listan fortsätter i rapporten."]


def test_what_is_not_listed_is_not_found():
    answer = reply(
        "Vilka investeringar gör Mallbo?", build.catalogue(report("Mallbo", ["Risk för brist", "Risk för fel"]))
    )
    assert answer.status == "not_found"
