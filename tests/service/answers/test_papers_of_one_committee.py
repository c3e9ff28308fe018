"""A report and its appendices: tables in one paper, the words on them in another, both of one committee and time."""

from tests.service.build import catalogue, plain, reply, table, warned, written

YEAR = "Budget 2024 | Prognos 2024 | Avvikelse 2024"
ROWS = table(
    "Köp av tjänster | -65 000 | -69 500 | -4 500", "Summa | -65 000 | -69 500 | -4 500", columns=YEAR, stub="tkr"
)
WORDS = "# Ekonomi\n\nKöp av tjänster ligger över budget till följd av många korta uppdrag under våren.\n"


def held(*bodies):
    return catalogue(
        *[(f"{number}{name}", data) for number, (name, data) in enumerate(written("Mallbo", b) for b in bodies)]
    )


def test_the_cause_may_stand_in_another_paper_than_the_row():
    for papers in ((f"# Tabeller\n\n{ROWS}", WORDS), (WORDS, f"# Tabeller\n\n{ROWS}")):
        answer = reply("Varför är köp av tjänster över budget?", held(*papers))
        assert "4,5 mnkr över budget" in plain(answer.answer), answer.answer
        assert any("korta uppdrag" in citation.quote for citation in answer.citations)


def test_a_committee_in_line_with_its_budget_has_no_deficit_and_no_surplus():
    rows = table("Årets resultat | -65 000 | -65 000 | 0", columns=YEAR, stub="Belopp i tkr")
    answer = reply("Varför går socialnämnden i Mallbo back?", catalogue(written("Mallbo", f"# Ekonomi\n\n{rows}")))
    assert "i linje med budget" in answer.answer
    assert "överskott" not in answer.answer
    assert "premise" in warned(answer)
