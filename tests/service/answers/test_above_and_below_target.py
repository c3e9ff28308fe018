"""Yes or no by how an indicator stands to its target."""

import pytest

from tests.service.build import case, catalogue, plain, reply, table, written

REPORT = "## Mål\n\n" + table(
    "Frisknärvaro (%) | 93,1 | 94,6 | 94",
    "Sjukfrånvaro (%) | 7,4 | 6,9 | 7",
    "Andel orosanmälningar som sker digitalt (%) | 45 | 33 | 58",
    columns="2023 | 2024-31 aug | Etappmål 2024",
)


@pytest.fixture(scope="module")
def held():
    return catalogue(written("Stenby", REPORT))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Ligger frisknärvaron i Stenby över målet 2024?", "Ja, frisknärvaro"),
        ("Ligger frisknärvaron i Stenby under etappmålet?", "Nej, frisknärvaro"),
        ("Är andelen digitala orosanmälningar i Stenby lägre än målet?", "Ja, andel orosanmälningar"),
        ("Is healthy attendance in Stenby above target?", "Yes, healthy attendance"),
        ("Nådde Stenby målet för andelen orosanmälningar som kommer in digitalt?", "Nej, andel orosanmälningar"),
    ],
    ids=case,
)
def test_outcome_and_target_stand_after_the_verdict(text, opening, held):
    answer = plain(reply(text, held).answer)
    assert answer.startswith(opening)
    assert ("33" in answer and "58" in answer) or ("94,6" in answer.replace("94.6", "94,6") and "94 p" in answer)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Har frisknärvaron förbättrats i Stenby sedan 2023?", "Ja, frisknärvaro"),
        ("Har frisknärvaron försämrats i Stenby?", "Nej, frisknärvaro"),
        ("Har andelen digitala orosanmälningar förbättrats i Stenby sedan 2023?", "Nej, andel orosanmälningar"),
        ("Har sjukfrånvaron förbättrats i Stenby sedan 2023?", "Ja, sjukfrånvaro"),
    ],
    ids=case,
)
def test_better_is_less_of_what_nobody_wants(text, opening, held):
    assert plain(reply(text, held).answer).startswith(opening)
