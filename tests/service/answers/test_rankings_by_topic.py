"""What a question ranks in a report beside whole activities, what has changed most, and what is put together."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply, warned

HOUSES = build.table(
    "Gruppboende | 50 000 | 54 000 | -4 000",
    "Assistans | 30 000 | 29 000 | 1 000",
    "Ledsagning | 5 000 | 4 500 | 500",
    "Summa LSS | 85 000 | 87 500 | -2 500",
    stub="Insatser LSS (tkr)",
)
GRANTS = """# Statsbidrag

| Statsbidrag | Belopp (tkr) |
|---|---|
| Psykisk hälsa | 3 100 |
| Föräldrastöd | 900 |
| Digitala verktyg | 260 |
| Summa | 4 260 |

"""
ACTIVITIES = build.table(
    "Barn och unga | 120 000 | 130 000 | -10 000",
    "Vuxna | 60 000 | 58 000 | 2 000",
    "Summa | 180 000 | 188 000 | -8 000",
)
ILL = """# Personal

## Sjukfrånvaro

Inom barnsektionen är sjukfrånvaron 8,5 procent. Inom vuxensektionen är sjukfrånvaron 6,9 procent. Andelen har
minskat med 1,0 procentenheter.
"""
BODY = f"# Ekonomi\n\n{ACTIVITIES}\n## LSS\n\n{HOUSES}\n{GRANTS}{ILL}"


@pytest.fixture(scope="module")
def one():
    return build.catalogue(build.written("Mallbo", BODY))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vilken LSS-insats kostar minst i Mallbo?", "I Mallbo har Ledsagning minst utfall januari–augusti 2024"),
        ("Vilken LSS-insats gick sämst i Mallbo?", "I Mallbo har Gruppboende störst underskott mot budget"),
        ("vilket är det största statsbidraget i Mallbo?", "I Mallbo har Psykisk hälsa störst belopp"),
        ("minsta statsbidraget i mallbo", "I Mallbo har Digitala verktyg minst belopp"),
        ("topplista: de två dyraste verksamheterna i Mallbo", "I Mallbo har Barn och unga störst utfall"),
        ("Vilken avdelning i Mallbo har lägst sjukfrånvaro?", "Lägst i Mallbo är vuxensektionen januari–augusti 2024"),
    ],
    ids=case,
)  # fmt: skip
def test_the_rows_that_the_question_is_about_are_ranked(text, first, one):
    answer = reply(text, one)
    assert answer.status == "answered"
    assert plain(answer.answer).startswith(first)


def test_a_total_is_never_among_the_ranked(one):
    answer = reply("Vilken LSS-insats kostar mest i Mallbo?", one)
    assert [row[0] for row in answer.table.rows] == ["Gruppboende", "Assistans", "Ledsagning"]


def test_as_many_follow_as_are_asked_for(one):
    answer = plain(reply("Vilka två statsbidrag är störst i Mallbo?", one).answer)
    assert answer.endswith("Därefter följer Föräldrastöd 900 tkr.")


def test_a_topic_that_no_table_is_about_is_not_ranked_by_the_accounts(one):
    answer = reply("Vilken verksamhet i Mallbo har flest cyklar?", one)
    assert "Barn och unga" not in answer.answer


def yearly(*rows):
    return build.table(*rows, columns="Utfall jan-aug 2023 | Utfall jan-aug 2024")


GREW = "# Ekonomi\n\n" + yearly(
    "Barn och unga | 100 000 | 112 000",
    "Vuxna | 40 000 | 50 000",
    "Familjerätt | 9 000 | 8 000",
    "Summa | 149 000 | 170 000",
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Vilken verksamhet har ökat mest i Mallbo?",
            "Störst ökning: Barn och unga i Mallbo ökade med 12,0 mnkr (12,0 procent)",
        ),
        (
            "Vilken verksamhet har ökat mest i procent i Mallbo?",
            "Störst ökning: Vuxna i Mallbo ökade med 10,0 mnkr (25,0 procent)",
        ),
        (
            "Vilken verksamhet har minskat mest i Mallbo?",
            "Störst minskning: Familjerätt i Mallbo minskade med 1,0 mnkr (11,1 procent)",
        ),
    ],
    ids=case,
)
def test_what_has_changed_most(text, first):
    answer = reply(text, build.catalogue(build.written("Mallbo", GREW)))
    assert plain(answer.answer).startswith(first)


def test_things_of_a_list_are_held_against_each_other(one):
    answer = reply("Vad är dyrast i Mallbo: gruppboende, assistans eller ledsagning?", one)
    text = plain(answer.answer)
    assert "Gruppboende (Insatser LSS) (54,0 mnkr januari–augusti 2024) högst" in text
    assert [row[0].split(" (")[0] for row in answer.table.rows] == ["Gruppboende", "Assistans", "Ledsagning"]


OTHER = build.table("Barn och unga | 80 000 | 81 000 | -1 000", "Summa | 80 000 | 81 000 | -1 000")


@pytest.fixture(scope="module")
def two():
    other = f"# Ekonomi\n\n{OTHER}\n# Personal\n\nSjukfrånvaron är 7,4 procent.\n"
    return build.catalogue(build.written("Mallbo", BODY), build.written("Provsjö", other))


def test_two_committees_are_put_together_with_the_way_they_went(two):
    answer = reply("Hur stort underskott har Mallbo och Provsjö tillsammans?", two)
    assert plain(answer.answer).startswith("Tillsammans januari–augusti 2024: underskott 9,0 mnkr (")
    assert len(answer.citations) >= 2


def test_more_or_fewer_is_seen_from_the_place_named_first():
    def staff(place, count):
        return build.written(place, f"# Personal\n\nAntalet anställda är {count} personer.\n")

    held = build.catalogue(staff("Mallbo", 394), staff("Provsjö", 585))
    assert plain(reply("Har Mallbo fler eller färre anställda än Provsjö?", held).answer).startswith("Färre:")
    assert plain(reply("Har Provsjö fler eller färre anställda än Mallbo?", held).answer).startswith("Fler:")


def test_each_municipality_is_told_of_also_where_it_has_nothing():
    spent = "# Investeringar\n\n" + build.table("Investeringar | 500 | 400 | 100", stub="Investeringar (tkr)")
    held = build.catalogue(build.written("Mallbo", spent), build.written("Provsjö", f"# Ekonomi\n\n{OTHER}"))
    answer = reply("utfallet för investeringar per kommun", held)
    assert answer.status == "partial"
    assert "För Provsjö redovisas ingen sådan uppgift." in answer.answer


def test_another_activity_with_a_word_of_the_name_is_not_the_one_asked_for():
    paid = build.table("Ekonomiskt bistånd | 9 000 | 9 500 | -500", "Summa | 9 000 | 9 500 | -500")
    care = build.table("Biståndsbedömd öppenvård | 30 000 | 32 000 | -2 000", "Summa | 30 000 | 32 000 | -2 000")
    held = build.catalogue(
        build.written("Mallbo", f"# Ekonomi\n\n{paid}"), build.written("Provsjö", f"# Ekonomi\n\n{care}")
    )
    answer = reply("Vilken kommun lägger mest på ekonomiskt bistånd?", held)
    assert "32,0" not in plain(answer.answer)
    assert "För Provsjö redovisas ingen sådan uppgift." in answer.answer


def test_two_reports_of_one_committee_by_the_same_months():
    def written(year, outcome):
        rows = (f"Verksamhetens intäkter | 40 000 | {outcome} | 0", f"Summa | 40 000 | {outcome} | 0")
        return build.written("Mallbo", "# Ekonomi\n\n" + build.table(*rows), year)

    held = build.catalogue(written(2020, "41 000"), written(2023, "36 000"))
    answer = reply("Hade Mallbo mer intäkter jan-aug 2020 eller 2023?", held)
    assert plain(answer.answer).startswith("Högst ligger Mallbo 2020 (41,0 mnkr januari–augusti 2020), lägst Mallbo")
    assert warned(answer) == []
    assert [figure.derived is None for figure in answer.figures] == [True, True, False, False]


BOTH = build.table(
    "Vuxna med beroende | 44 000 | 43 200",
    "Vuxna, övriga | 28 000 | 28 500",
    "Placering SoL vuxna med beroende, årskostnad | 800 | 889",
    "Placering LVM vuxna med beroende, årskostnad | 1 500 | 1 586",
    columns="Utfall 2023 | Utfall 2024",
    stub="Placeringar (tkr)",
)


def test_what_one_costs_is_ranked_by_what_one_costs():
    shelves = build.catalogue(build.written("Mallbo", f"# Vård\n\n{BOTH}"))
    answer = plain(reply("dyraste placeringen per år för vuxna med beroende i Mallbo", shelves).answer)
    assert "LVM" in answer.split(".")[0], answer
    assert "43,2" not in answer
