"""People counted as people, unlike counts side by side, things of one kind beside each other, and two comparisons."""

from tests.service import build
from tests.service.build import plain, reply, warned

CARE = """# Institution vuxna

| Institution vuxna | jan-aug 2022 | jan-aug 2023 | jan-aug 2024 |
|---|---|---|---|
| Antal placeringar inom institution | 21,4 | 25,5 | 27,1 |
| Antal unika personer inom institution | 42 | 46 | 41 |

"""
COSTS = """# Nyckeltal

| Kostnad per årsplats (tkr) | Augusti 2023 | Augusti 2024 |
|---|---|---|
| Institution LVU, årskostnad exkl ensamkommande | 1 811 | 2 260 |
| Institution SoL, årskostnad exkl ensamkommande | 1 239 | 989 |

"""


def test_people_and_not_placements_where_people_are_asked_for():
    held = build.catalogue(build.written("Mallbo", CARE))
    assert "41 personer" in plain(reply("Hur har antalet vuxna på institution utvecklats i Mallbo?", held).answer)
    assert "27,1" in reply("Hur har antalet placeringar på institution utvecklats i Mallbo?", held).answer


def test_none_is_the_most_where_reports_count_unlike_things():
    reports = [
        build.written("Mallbo", "# Volymer\n\nI genomsnitt har 120 barn varit placerade januari-augusti 2024.\n"),
        build.written(
            "Provsjö", "# Volymer\n\nI genomsnitt har 45 årsplaceringar av barn gjorts januari-augusti 2024.\n"
        ),
    ]
    answer = reply("Vilken kommun har flest placerade barn?", build.catalogue(*reports))
    assert plain(answer.answer).startswith("Rapporterna räknar olika saker: Mallbo 120 barn")
    assert "Högst ligger" not in answer.answer
    assert warned(answer) == ["definition"]


def test_what_both_are_is_said_once():
    held = build.catalogue(build.written("Mallbo", COSTS))
    answer = plain(reply("Vad kostar en institutionsplats LVU jämfört med SoL i Mallbo?", held).answer)
    assert "2,3 mnkr" in answer
    assert "989 tkr" in answer


def test_against_budget_and_the_year_before_at_once():
    table = build.table(
        "Barn och unga | 100 000 | 110 000 | -10 000 | 90 000",
        "Vuxna | 60 000 | 58 000 | 2 000 | 55 000",
        "Summa | 160 000 | 168 000 | -8 000 | 145 000",
        columns="Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug | Utfall jan-aug föregående år",
    )
    held = build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{table}"))
    answer = plain(reply("Kostnaden för barn och unga i Mallbo jämfört med budget och förra året?", held).answer)
    assert "10,0 mnkr över budget" in answer
    assert "ökade med 20,0 mnkr" in answer
