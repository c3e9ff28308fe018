"""What a bundle's papers decide, a table over two pages as one list, targets in per cent, goals of one grade."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply

PAPERS = """# 01 Information från förvaltningen

## Förslag till beslut

Socialnämnden har tagit del av informationen.

# 02 Sammanträdesdagar

## Förslag till beslut

Socialnämnden godkänner dagarna för sammanträden 2025.

## Underlag för beslut

- Tjänsteskrivelse om sammanträdesdagar
- Förslag till sammanträdesdagar

# 03 Ansökan om statsbidrag

## Förslag till beslut

Socialnämnden godkänner ansökan om statsbidrag för familjestöd.
"""
TARGETS = """# Uppföljning

| Indikatorer | 2023 | 2024 | Målvärde 2024 |
|---|---|---|---|
| Andel barn med plan (%) | 80 | 84 | 100 |
| Antal besök | 300 | 410 | 500 |
| Andel ärenden i tid (%) | 90 | 97 | 95 |

"""
GOALS = """# Mål

| Nämndmål | Måluppfyllelse |
|---|---|
| Fler unga får stöd tidigt | I mycket hög grad uppfyllt |
| Färre barn utsätts för våld | I hög grad uppfyllt |
| Ekonomin är i balans | Ej uppfyllt |

"""


@pytest.mark.parametrize(
    "text", ["Vilka beslut ska nämnden i Mallbo fatta?", "Vad ska nämnden i Mallbo besluta om?"], ids=case
)
def test_the_decisions_of_all_papers_and_not_what_they_rest_on(text):
    answer = plain(reply(text, build.catalogue(build.written("Mallbo", PAPERS))).answer)
    assert "godkänner dagarna" in answer
    assert "ansökan om statsbidrag" in answer
    assert "Tjänsteskrivelse" not in answer


def test_the_decision_on_one_matter():
    text = "Vilka beslut om sammanträden ska nämnden i Mallbo fatta?"
    answer = plain(reply(text, build.catalogue(build.written("Mallbo", PAPERS))).answer)
    assert "godkänner dagarna" in answer
    assert "familjestöd" not in answer


def test_targets_in_per_cent_where_only_the_label_says_so():
    text = "Vilka indikatorer nådde inte målvärdet i Mallbo 2024?"
    lines = plain(reply(text, build.catalogue(build.written("Mallbo", TARGETS))).answer)
    assert "”Andel barn med plan (%)” – 84 % mot 100 %" in lines
    assert "”Antal besök” – 410 mot 500" in lines
    assert "ärenden i tid" not in lines


@pytest.mark.parametrize(
    ("text", "goal", "other"),
    [
        ("Vilka mål uppfylldes i mycket hög grad i Mallbo?", "Fler unga", "Färre barn"),
        ("Vilka mål uppfylldes i hög grad i Mallbo?", "Färre barn", "Fler unga"),
    ],
    ids=case,
)
def test_goals_of_the_very_grade(text, goal, other):
    answer = reply(text, build.catalogue(build.written("Mallbo", GOALS))).answer
    assert goal in answer
    assert other not in answer
