"""What a question takes for granted, put right in the first sentence; yes and no where figures decide."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, warned

ROWS = (
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Förskola | 50 000 | 48 000 | 2 000",
    "Summa | 150 000 | 158 000 | -8 000",
)
SCORES = """## Mål

| Mått | Utfall 2024 | Mål 2024 |
|---|---|---|
| Andel gröna bänkar (%) | 40 | 60 |
| Andel hela gungor (%) | 95 | 90 |
"""


def mallbo(*paragraphs):
    text = "\n\n".join(("# Ekonomi", build.table(*ROWS), *paragraphs))
    return build.catalogue(build.written("Mallbo", text + "\n"))


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Varför gick hemtjänsten 25 miljoner över budget i Mallbo?", True),
        ("Varför gick hemtjänsten 10 miljoner över budget i Mallbo?", False),
    ],
)
def test_an_amount_that_is_not_the_reports(question, wrong):
    answer = reply(question, mallbo("Hemtjänsten kostar mer därför att fler gamla bor i Mallbo."))
    assert answer.answer.startswith("Beloppet i frågan stämmer inte med rapporten.") is wrong
    assert ("premise" in warned(answer)) is wrong
    assert "10,0 mnkr över budget" in plain(answer.answer)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Varför nådde Mallbo målet för gröna bänkar?", "Det stämmer inte."),
        ("Varför missade Mallbo målet för hela gungor?", "Det stämmer inte."),
        ("Nådde Mallbo målet för hela gungor?", "Ja, "),
        ("Missade Mallbo målet för gröna bänkar?", "Ja, "),
        ("Missade Mallbo målet för hela gungor?", "Nej, "),
    ],
)
def test_a_target_that_was_met_or_missed(question, opening):
    assert reply(question, mallbo(SCORES)).answer.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Kostar hemtjänsten mer än förskolan i Mallbo?", "Ja, "),
        ("Är förskolan dyrare än hemtjänsten i Mallbo?", "Nej, "),
        ("Gick förskolan bättre än hemtjänsten mot budget i Mallbo?", "Ja, "),
        ("Är det någon verksamhet som går minus i Mallbo?", "Ja, "),
        ("Gick Mallbo med vinst?", "Nej, "),
    ],
)
def test_yes_or_no_where_the_accounts_decide(question, opening):
    assert reply(question, mallbo()).answer.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Förbrukade hemtjänsten i Mallbo hela sin budget?", "Ja, "),
        ("Använde förskolan i Mallbo hela budgeten?", "Nej, "),
    ],
)
def test_whether_all_of_a_budget_is_used(question, opening):
    assert reply(question, mallbo()).answer.startswith(opening)


def test_a_kind_of_an_activity_is_not_judged_by_the_whole():
    held = mallbo("Nattförskolan visar ett överskott om 0,3 miljoner kronor.", "Förskolan är öppen.")
    assert "2,0 mnkr" not in plain(reply("Gick nattförskola back i Mallbo?", held).answer)


def test_goals_of_one_numbered_area():
    areas = "".join(
        f"## Område {number}\n\n### Mål: {name}\n\nMålet bedöms som {judged}.\n\n"
        for number, name, judged in (
            (1, "Parkerna är gröna", "uppfyllt"),
            (1, "Ängarna blommar", "uppfyllt"),
            (2, "Bänkarna är hela", "ej uppfyllt"),
            (2, "Gungorna är hela", "uppfyllt"),
        )
    )
    held = mallbo(areas)
    one, two = (reply(f"Når Mallbo alla mål i område {number}?", held).answer for number in (1, 2))
    assert one.startswith("Ja, alla.")
    assert "Bänkarna" not in one
    assert two.startswith("Nej, inte alla.")
    assert "Ängarna" not in two
