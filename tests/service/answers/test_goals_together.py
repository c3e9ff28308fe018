"""Goals asked about together: each with its verdict, or the report's own words where it lists none by their state."""

import pytest

from service.question import Kind, read_question
from service.types import Ask
from tests.service.build import catalogue, reply, written

TARGETS = """## Måluppföljning

| Mål | Utfall 2024 | Mål 2024 |
|---|---|---|
| Andel nöjda kunder | 62 % | 95 % |
| Andel barn med plan | 97 % | 90 % |
"""
IN_WORDS = """## Trygg uppväxt

Arbetet har fortsatt. Måluppfyllelsen bedöms vara god.

## Hållbar ekonomi

Måluppfyllelsen bedöms sammantaget som godtagbar.

## Internkontroll

Planen följs.
"""


@pytest.mark.parametrize(
    "text",
    [
        "Nåddes målen i Mallbo 2024?",
        "Har Mallbo nått sina mål?",
        "Uppfylldes målen i Mallbo?",
        "Did Mallbo meet its goals in 2024?",
    ],
)
def test_whether_the_goals_were_reached_asks_for_all_of_them(text):
    assert read_question(Ask(text), ("Mallbo",)).kind is Kind.LISTING


@pytest.mark.parametrize("text", ["Nås målet för sjukfrånvaron i Mallbo?", "Nåddes målen för familjehem i Mallbo?"])
def test_one_goal_is_a_yes_or_no(text):
    assert read_question(Ask(text), ("Mallbo",)).kind is Kind.YESNO


def test_targets_with_outcomes_tell_what_was_not_reached():
    answer = reply("Vilka mål nåddes inte i Mallbo?", catalogue(written("Mallbo", TARGETS))).answer
    assert "nöjda kunder" in answer
    assert "barn med plan" not in answer


def test_goals_judged_in_words_are_told_in_those_words():
    answer = reply("Vilka mål nåddes inte i Mallbo?", catalogue(written("Mallbo", IN_WORDS))).answer
    assert "målen bedöms i ord" in answer
    assert "Trygg uppväxt: ”Måluppfyllelsen bedöms vara god.”" in answer
    assert "godtagbar" in answer
    assert "Planen" not in answer
