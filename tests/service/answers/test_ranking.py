import pytest

from tests.service import build
from tests.service.build import case, plain, reply, told


@pytest.mark.parametrize(
    ("text", "sentence", "rest"),
    [
        (
            "Vilken verksamhet har störst underskott i Exempelköping?",
            "I Exempelköping har Barn- och ungdomsvård störst underskott mot budget januari–augusti 2024: 10,3 mnkr.",
            ["Ekonomiskt bistånd", "Familjerätt och familjerådgivning"],
        ),
        (
            "Vilken verksamhet har störst överskott i Exempelköping?",
            "I Exempelköping har Missbruks- och beroendevård störst överskott mot budget januari–augusti 2024:",
            ["Socialpsykiatri", "Ensamkommande barn", "Stöd vid våld i nära relation", "Nämnd & ledning"],
        ),
        (
            "Vilken verksamhet kostar mest i Provsjö?",
            "I Provsjö har Barn och unga störst utfall januari–augusti 2023: 75,4 mnkr.",
            [
                "Ekonomiskt bistånd",
                "Vuxna med beroende",
                "Socialpsykiatri",
                "Nämnd, ledning och gemensam verksamhet",
            ],
        ),
        (
            "Vilken verksamhet kostar minst i Provsjö?",
            "I Provsjö har Nämnd, ledning och gemensam verksamhet minst utfall januari–augusti 2023: 3,5 mnkr.",
            ["Socialpsykiatri", "Vuxna med beroende", "Ekonomiskt bistånd", "Barn och unga"],
        ),
        (
            "Which activity has the largest deficit in Mallbo?",
            "In Mallbo, child and youth care (Barn och unga 0-20 år) has the largest deficit against budget "
            "for January–August 2024: SEK 4.6 million.",
            ["Myndighet och huvudmannaskap"],
        ),
    ],
    ids=case,
)
def test_the_activities_of_a_report_ranked(text, sentence, rest):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert plain(answer.answer).startswith(sentence)
    assert [row[0].split(" (")[-1].strip(")") for row in answer.table.rows[1:]] == rest


def test_a_deficit_s_ranking_has_deficits_only():
    answer = reply("Vilken verksamhet har störst underskott i Exempelköping?", build.samples())
    assert all(entry.rsplit(" ", 1)[1].startswith("-") for entry in told(answer))
    assert all(row[1].startswith("−") for row in answer.table.rows)


def test_kinds_of_income_and_cost_are_no_activities():
    answer = reply("Vilken verksamhet kostar mest i Exempelköping?", build.samples())
    labels = [row[0] for row in answer.table.rows]
    assert labels[0] == "Barn- och ungdomsvård"
    assert not {"Personal", "Köp av verksamhet", "Lokaler", "Verksamhetens kostnader", "Summa"} & set(labels)


def test_a_table_split_over_pages_is_ranked_whole():
    answer = reply("Vilken verksamhet har störst överskott i Testhamn?", build.samples())
    assert [row[0] for row in answer.table.rows][:2] == ["Barn och unga", "Ekonomiskt bistånd"]
    assert told(answer)[0] == "Testhamn deviation 2025-01/2025-12 5350"


def test_every_report_is_ranked_when_none_is_named():
    answer = reply("Vilken verksamhet har störst underskott?", build.samples("exempelkoping", "mallbo"))
    text = plain(answer.answer)
    assert "I Exempelköping har Barn- och ungdomsvård störst underskott" in text
    assert "I Mallbo har Barn och unga 0-20 år störst underskott" in text
