import pytest

from tests.service import build
from tests.service.build import case, plain, reply, told, warned


def report(place, deviation, year=2024, columns=None):
    outcome = 100_000 - deviation
    rows = [f"Hemtjänst | 100 000 | {outcome} | {deviation}", f"Summa | 100 000 | {outcome} | {deviation}"]
    how = {"columns": columns} if columns else {}
    return build.written(place, "# Ekonomi\n\n" + build.table(*rows, **how), year)


HELD = (report("Mallbo", -8_000), report("Provsjö", -2_000), report("Testhamn", 3_000))


@pytest.fixture(scope="module")
def held():
    return build.catalogue(*HELD)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Vilken kommun har störst underskott för hemtjänst?",
            "Sämst mot budget ligger Mallbo (−8,0 mnkr januari–augusti 2024), "
            "bäst Testhamn (+3,0 mnkr januari–augusti 2024); skillnaden är 11,0 mnkr.",
        ),
        (
            "Vilken kommun har störst överskott för hemtjänst?",
            "Bäst mot budget ligger Testhamn (+3,0 mnkr januari–augusti 2024), "
            "sämst Mallbo (−8,0 mnkr januari–augusti 2024); skillnaden är 11,0 mnkr.",
        ),
        (
            "Vilken kommun har högst kostnad för hemtjänst?",
            "Högst ligger Mallbo (108,0 mnkr januari–augusti 2024), lägst Testhamn (97,0 mnkr januari–augusti 2024); "
            "skillnaden är 11,0 mnkr (11,3 procent).",
        ),
        (
            "Vilken kommun har lägst kostnad för hemtjänst?",
            "Lägst ligger Testhamn (97,0 mnkr januari–augusti 2024), högst Mallbo (108,0 mnkr januari–augusti 2024); "
            "skillnaden är 11,0 mnkr (11,3 procent).",
        ),
        (
            "Which municipality has the largest deficit for home care?",
            "Worst against budget is Mallbo (−SEK 8.0 million for January–August 2024), "
            "best is Testhamn (+SEK 3.0 million for January–August 2024); the difference is SEK 11.0 million.",
        ),
    ],
    ids=case,
)
def test_the_end_that_is_asked_for_comes_first(text, sentence, held):
    answer = reply(text, held)
    assert answer.status == "answered"
    assert plain(answer.answer) == sentence


def test_every_report_has_a_row_in_the_table(held):
    answer = reply("Vilken kommun har störst underskott för hemtjänst?", held)
    assert answer.table.columns == ("Kommun", "Uppgift", "Period", "Värde")
    assert [(row[0], row[1], row[2], plain(row[3])) for row in answer.table.rows] == [
        ("Testhamn", "Hemtjänst", "januari–augusti 2024", "+3,0 mnkr"),
        ("Provsjö", "Hemtjänst", "januari–augusti 2024", "−2,0 mnkr"),
        ("Mallbo", "Hemtjänst", "januari–augusti 2024", "−8,0 mnkr"),
    ]
    assert warned(answer) == []
    assert [figure.derived is None for figure in answer.figures].count(True) == 3


def test_the_named_places_alone_are_compared(held):
    answer = reply("Jämför hemtjänst i Mallbo och Provsjö", held)
    assert [row[0] for row in answer.table.rows] == ["Mallbo", "Provsjö"]
    assert told(answer) == [
        "Mallbo outcome 2024-01/2024-08 108000",
        "Provsjö outcome 2024-01/2024-08 102000",
        "Mallbo change None 6000",
        "Mallbo change None 5.9",
    ]


def test_a_report_without_the_figure_says_so():
    body = "# Ekonomi\n\n" + build.table("Förskola | 10 | 11 | -1", "Summa | 10 | 11 | -1")
    held = build.catalogue(*HELD, build.written("Skissby", body))
    answer = reply("Jämför hemtjänst i Mallbo och Skissby", held)
    assert answer.status == "partial"
    assert answer.table.rows[-1] == ("Skissby", "redovisas inte", "januari–augusti 2024", "")
    assert plain(answer.answer).endswith("För Skissby redovisas ingen sådan uppgift.")
    assert told(answer) == ["Mallbo outcome 2024-01/2024-08 108000"]


def test_an_older_report_of_the_same_place_is_told_by_its_year():
    body = "# Ekonomi\n\n" + build.table("Förskola | 10 | 11 | -1", "Summa | 10 | 11 | -1")
    held = build.catalogue(report("Mallbo", -8_000), build.written("Mallbo", body, 2021))
    answer = reply("Jämför hemtjänst i Mallbo 2021 och 2024", held)
    assert plain(answer.answer).endswith("För Mallbo 2021 redovisas ingen sådan uppgift.")


def test_a_place_without_a_report_is_named(held):
    answer = reply("Jämför hemtjänst i Mallbo och Solna", held)
    assert answer.status == "partial"
    assert "För Solna redovisas ingen sådan uppgift" in answer.answer


def test_different_periods_are_warned_of():
    held = build.catalogue(report("Mallbo", -8_000, 2024), report("Provsjö", -2_000, 2023))
    answer = reply("Jämför hemtjänst i Mallbo och Provsjö", held)
    assert answer.status == "answered"
    assert [(warning.kind, warning.message) for warning in answer.warnings] == [
        ("definition", "Jämför med försiktighet: perioderna är olika.")
    ]
    assert set(answer.warnings[0].markers) == {1, 2}


def test_like_is_compared_with_like_when_one_report_has_only_a_forecast():
    whole = "Budget helår | Prognos helår | Avvikelse helår"
    both = "# Ekonomi\n\n" + build.table(
        "Hemtjänst | 100 000 | 90 000 | 10 000 | 66 000 | 68 000 | -2 000",
        "Summa | 100 000 | 90 000 | 10 000 | 66 000 | 68 000 | -2 000",
        columns=f"{whole} | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug",
    )
    held = build.catalogue(report("Provsjö", -5_000, columns=whole), build.written("Mallbo", both))
    answer = reply("Vilken kommun har störst avvikelse för hemtjänst?", held)
    assert {figure.period for figure in answer.figures if figure.derived is None} == {"2024-01/2024-12"}
    assert [row[0] for row in answer.table.rows] == ["Mallbo", "Provsjö"]


def test_activities_of_one_report_are_set_side_by_side():
    answer = reply("Jämför barn och unga och ekonomiskt bistånd i Provsjö", build.samples())
    assert plain(answer.answer) == (
        "I Provsjö är Barn och unga (75,4 mnkr januari–augusti 2023) högst, "
        "Ekonomiskt bistånd (39,6 mnkr januari–augusti 2023) lägst; skillnaden är 35,8 mnkr (90,4 procent)."
    )
    assert [row[0] for row in answer.table.rows] == ["Barn och unga", "Ekonomiskt bistånd"]


def test_what_no_report_has_is_not_compared(held):
    answer = reply("Jämför skolskjutsar i Mallbo och Provsjö", held)
    assert answer.status == "not_found"


def test_shares_are_compared_across_reports():
    answer = reply("Jämför sjukfrånvaron i Exempelköping och Testhamn", build.samples())
    assert told(answer) == [
        "Testhamn outcome 2024-01/2024-12 7.1",
        "Exempelköping outcome 2024-01/2024-08 6.8",
        "Testhamn change None 0.3",
    ]
    assert warned(answer) == ["definition"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("är hemtjänsten dyrare i Mallbo än i Testhamn", "Ja"),
        ("kostar hemtjänsten mer i Testhamn än i Mallbo", "Nej"),
        ("Does home care cost less in Testhamn than in Mallbo?", "Yes"),
        ("vad kostar hemtjänsten i Mallbo jämfört med Testhamn", "Högst"),
    ],
    ids=case,
)
def test_whether_one_has_more_than_the_other_is_answered_first(text, verdict, held):
    assert reply(text, held).answer.startswith(verdict)
