"""Broad questions as people type them: a matter over all reports, a summary of a length, what is left."""

import pytest

from tests.service.build import catalogue, plain, reply, table, warned, written

LAW = (
    "# Omställning\n\nDen nya socialtjänstlagen väntas träda i kraft 1 juli 2025. "
    "Förvaltningen har börjat ställa om till den nya socialtjänstlagen.\n"
)
OTHER = "# Resultat\n\nInsatserna enligt socialtjänstlagen visar ett svagt överskott. Nya arbetssätt har prövats.\n"
YEAR = "Budget 2024 | Prognos 2024 | Avvikelse 2024 | Utfall jan-aug 2024"
GOOD = table("Summa | -90 000 | -88 000 | 2 000 | -58 000", columns=YEAR, stub="tkr")
BAD = table("Summa | -90 000 | -95 000 | -5 000 | -63 000", columns=YEAR, stub="tkr")
BOTH = catalogue(written("Mallbo", f"# Ekonomi\n\n{GOOD}"), written("Granby", f"# Ekonomi\n\n{BAD}"))


def test_a_matter_is_told_by_the_reports_that_speak_of_it():
    answer = reply("hur påverkar nya socialtjänstlagen", catalogue(written("Mallbo", LAW), written("Granby", OTHER)))
    assert "Mallbo" in answer.answer
    assert "Granby" not in answer.answer


@pytest.mark.parametrize("question", ["summera Mallbo i tre meningar", "sum up Mallbo in 50 words", "summera mallbo"])
def test_how_long_a_summary_is_to_be_is_no_topic(question):
    answer = reply(question, BOTH)
    assert answer.status == "answered"
    assert "2,0" in answer.answer or "2.0" in answer.answer


def test_what_is_left_is_of_the_budget():
    answer = plain(reply("hur mycket pengar har Mallbo kvar", BOTH).answer)
    assert "32,0 mnkr" in answer, answer


def test_what_costs_add_up_to_is_no_summary():
    assert "väntas" not in reply("summera kostnaderna i Mallbo", BOTH).answer


def test_who_is_worst_off_is_told_by_the_deviations():
    assert reply("which committee is worst off?", BOTH).answer.startswith("Worst against budget is Granby")


MOVED = (
    "# Placeringar\n\nVolymen jourhemsplacerade har minskat jämfört med i fjol. "
    "Det beror på att fler barn blivit placerade i det egna nätverket.\n\n"
)


def test_that_one_kind_fell_does_not_deny_that_all_rose():
    answer = reply("vad beror det på att fler barn placeras i Mallbo", catalogue(written("Mallbo", MOVED)))
    assert "stämmer inte" not in answer.answer
    assert "egna nätverket" in answer.answer


SHARES = table(
    "Andel anmälningar om oro som sker digitalt (%) | 34 | 31", columns="Utfall 2023 | Utfall 2024", stub="Mått"
)
FEWER = table("Antal anmälningar om oro | 340 | 310", columns="Utfall 2023 | Utfall 2024", stub="Mått")


@pytest.mark.parametrize(("rows", "denied"), [(SHARES, False), (FEWER, True)])
def test_a_share_of_what_does_something_else_is_no_premise(rows, denied):
    answer = reply("varför ökar anmälningarna om oro i Mallbo?", catalogue(written("Mallbo", f"# Mått\n\n{rows}")))
    assert ("premise" in warned(answer)) is denied, answer.answer


def test_a_budget_is_not_answered_by_a_salary():
    rows = table("Ledning IFO | 57 977", columns="Genomsnitt lön augusti 2024", stub="Befattning (kr)")
    answer = plain(
        reply("hur stor är budgeten för ledning IFO i Mallbo", catalogue(written("Mallbo", f"# Lön\n\n{rows}"))).answer
    )
    assert "57 977" not in answer, answer


def test_an_entry_that_another_quotes_whole_is_left_out():
    text = (
        "# Arbetsmiljö\n\nFör att minska sjukfrånvaron har cheferna fått kontakt med HR. "
        "På så sätt kan tidiga signaler på sjukfrånvaro upptäckas.\n"
    )
    answer = reply("vad har Mallbo gjort för att minska sjukfrånvaron", catalogue(written("Mallbo", text)))
    assert answer.answer.count("tidiga signaler") <= 1


COUNTED = "# Samverkan\n\nIdag är 120 barn aktuella för samverkan mellan skola, socialtjänst och polis.\n"


def test_what_stands_beside_what_is_counted_is_not_counted():
    assert reply("hur många poliser finns i Mallbo", catalogue(written("Mallbo", COUNTED))).status == "not_found"


HIGH = "# Personal\n\nMerkostnaden för konsulter beror på att utredningarna blivit fler. Arbetsbelastningen är hög.\n"


@pytest.mark.parametrize(
    "question", ["varför är kostnaden för konsulter hög i Mallbo?", "why are consultant costs high in Mallbo"]
)
def test_how_a_thing_is_said_to_be_is_no_topic(question):
    assert "utredningarna blivit fler" in reply(question, catalogue(written("Mallbo", HIGH))).answer


FEWER_PLACES = "# Barn\n\nAntalet barn som bor i familjehem är 14 färre än budgeterat.\n"


def test_how_many_fewer_there_are_is_compared_with_no_level():
    rows = table("Barn som bor i familjehem | 48", columns="Antal augusti 2024", stub="Mått")
    held = catalogue(written("Mallbo", FEWER_PLACES), written("Granby", f"# Barn\n\n{rows}"))
    answer = reply("hur många barn bor i familjehem i Mallbo jämfört med Granby", held)
    assert "14" not in (answer.table.rows[0][-1] if answer.table else ""), answer


def test_the_meetings_of_a_year_are_their_dates():
    text = "# Möten\n\nFöljande datum föreslås för nämndens sammanträden 2025: 28 januari, 18 februari och 18 mars.\n"
    talk = "Digitala möten används allt mer, och 2025 fortsätter det.\n"
    answer = reply("vilka möten har nämnden i Mallbo 2025", catalogue(written("Mallbo", text + talk)))
    assert "28 januari" in answer.answer
    assert "Digitala" not in answer.answer


def test_that_something_is_so_is_not_that_it_has_changed():
    text = "# Barn\n\nBarn och unga prognostiserar ett överskott på 7,0 mnkr.\n"
    answer = reply("har prognosen för barn och unga i Mallbo ändrats sen sist?", catalogue(written("Mallbo", text)))
    assert not answer.answer.startswith("Ja")
