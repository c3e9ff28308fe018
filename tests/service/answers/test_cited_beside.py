"""What is cited beside a row or a heading: each place of the report that says the same, and none that does not."""

import re

from service.draft.body import body_of
from service.draft.goals import read_goals
from service.evidence.explained import explained_by
from tests.service import build
from tests.service.answers.test_stated_causes import statement
from tests.service.build import plain, reply

GOALS = (
    "# Sammanfattning\n\n| Nämndmål | Måluppfyllelse |\n|---|---|\n"
    "| Barn läser mer | Uppfyllt |\n| Parkerna är öppna | Ej uppfyllt |\n\n"
    "# Mål i detalj\n\n## Nämndmål: Barn läser mer\n\n### Måluppfyllelse\n\nUppfyllt\n\n"
    "## Nämndmål: Parkerna är öppna\n\n### Måluppfyllelse\n\nDelvis uppfyllt\n\n"
    "## Nämndmål: Bussen går i tid\n\n### Måluppfyllelse\n\nDelvis uppfyllt\n\n"
)


def quotes(answer):
    return [" ".join(citation.quote.split()) for citation in answer.citations]


def test_each_cell_of_a_table_has_the_sentence_that_tells_it():
    held = []
    for place, last in (("Mallbo", 1), ("Stenby", 2), ("Dalby", 3)):
        rows = build.table(f"Summa | 60 000 | 5{last} 400 | {9 - last} 600")
        tells = f"Socialnämndens nettokostnader per augusti är 5{last},4 miljoner kronor."
        held.append(build.written(place, f"# Ekonomi\n\n{rows}\n{tells}\n"))
    answer = reply("Vilken nämnd av Mallbo, Stenby och Dalby har lägst nettokostnad 2024?", build.catalogue(*held))
    assert answer.table is not None
    for row, last in zip(answer.table.rows, (3, 2, 1), strict=True):
        marked = [answer.citations[int(mark) - 1].quote for mark in re.findall(r"\[(\d+)\]", row[-1])]
        assert marked == [
            f"| Summa | 60 000 | 5{last} 400 | {9 - last} 600 |",
            f"Socialnämndens nettokostnader per augusti är 5{last},4 miljoner kronor.",
        ]


def test_two_figures_in_one_breath_are_cited_by_whatever_name():
    body = (
        "# Skyddat boende\n\n| | Jan-aug 2023 | Jan-aug 2024 |\n|---|---|---|\n"
        "| Antal kvinnor minst en dag | 21 | 23 |\n| Antal barn minst en dag | 31 | 37 |\n\n"
        "Under januari till augusti 2024 fanns 23 kvinnor och 37 barn med minst ett dygn i lägenheterna.\n\n"
        "Under januari till augusti 2024 fanns 23 kvinnor i styrgruppen.\n"
    )
    question = "Hur många kvinnor och barn sammanlagt i skyddat boende minst en dag i Mallbo 2024?"
    found = quotes(reply(question, build.catalogue(build.written("Mallbo", body))))
    assert any("23 kvinnor och 37 barn" in quote for quote in found)
    assert not any("styrgruppen" in quote for quote in found)


def test_a_change_that_the_report_tells_itself_is_cited():
    body = (
        "# Ekonomi\n\nKostnaden för köpt vård uppgår till 73,6 miljoner kronor januari till augusti 2024. "
        "Kostnaden för köpt vård var 61,3 miljoner kronor januari till augusti 2023. "
        "Kostnaden för köpt vård har ökat med 12,3 miljoner kronor. "
        "Kostnaden för buss har ökat med 12,3 miljoner kronor.\n"
    )
    answer = reply(
        "Hur mycket dyrare blev köpt vård i Mallbo 2024 jämfört med året innan?",
        build.catalogue(build.written("Mallbo", body)),
    )
    assert "12,3 mnkr" in plain(answer.answer)
    assert any(quote.startswith("Kostnaden för köpt vård har ökat") for quote in quotes(answer))
    assert not any("buss" in quote for quote in quotes(answer))


def test_a_goal_has_the_row_that_judges_it_alike():
    held = build.catalogue(build.written("Mallbo", GOALS))
    document = held.documents[0]
    rows = {
        goal.name: goal.row and goal.row.of(document.text).strip()
        for goal in read_goals(body_of(held.shelves[document.id]))
    }
    assert rows == {
        "Barn läser mer": "| Barn läser mer | Uppfyllt |",
        "Parkerna är öppna": None,  # which the table judges otherwise
        "Bussen går i tid": None,
    }


def test_a_heading_is_told_by_the_sentence_with_its_words():
    body = (
        "# Viktiga händelser\n\n## Nya cykelbanor\n\nAtt röra på sig är bra för alla åldrar. "
        "I maj öppnade tre nya cykelbanor längs ån.\n\n## Simhallens tak\n\nSimhallens tak byttes i juni.\n"
    )
    answer = reply("Vilka viktiga händelser tar Mallbo upp?", build.catalogue(build.written("Mallbo", body)))
    assert "öppnade tre nya cykelbanor" in plain(answer.answer)
    assert "bra för alla åldrar" not in plain(answer.answer)


def test_a_reason_that_is_only_referred_to_goes_on():
    statements = [
        statement("Överskottet för jourhem har samma förklaring som ovan."),
        statement("Det är en lugnare lösning för barnen att bo hos släktingar."),
        statement("Ett nytt stycke.", 2),
    ]
    found = explained_by(statements, 0)
    assert found is not None
    assert list(found.numbers) == [0, 1]
