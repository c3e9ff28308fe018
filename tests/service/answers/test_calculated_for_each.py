"""Amounts for each of those they are for, parts of a divided whole, what is left, and years before the accounts."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

BODY = (
    "# Ekonomi\n\n"
    + build.table(
        "Ekonomiskt bistånd | 50 000 | 48 000 | 30 000",
        "Barn och unga | 90 000 | 91 000 | 60 000",
        "Summa | 140 000 | 139 000 | 90 000",
        columns="Budget helår | Prognos helår | Utfall jan-aug",
    )
    + """
## Ekonomiskt bistånd

Antalet hushåll med ekonomiskt bistånd är 400 hushåll i snitt under januari till augusti.

## Läxhjälp

40 barn deltar i läxhjälpen; 10 barn går i lågstadiet, 12 barn i mellanstadiet och 18 barn i högstadiet.

## Satsningar

| Satsning (tkr) | Budget helår | Utfall perioden | Prognos helår |
| --- | --- | --- | --- |
| Fritidsbanken | 2 000 | 1 500 | 2 000 |

## Mål

| Mått | Utfall 2023 | Mål 2024 | Utfall 2024 |
| --- | --- | --- | --- |
| Antal klienter i bokskolan | 20 | 50 | 35 |

| Mått | Utfall 2021 | Utfall 2022 | Utfall 2023 |
| --- | --- | --- | --- |
| Budgethållning, resultat (mnkr) | -4,0 | 1,0 | 2,5 |
"""
)


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", BODY))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vad kostar ekonomiskt bistånd per hushåll i Mallbo?", "75,0 tkr per hushåll januari–augusti 2024"),
        ("What does financial assistance cost per household in Mallbo?", "SEK 75.0 thousand per household"),
        ("Hur stor andel av barnen i läxhjälpen i Mallbo går i högstadiet?", "Det är 45,0 procent: 18 barn av 40 barn"),
        ("Hur mycket pengar har Mallbo kvar av Fritidsbanken?", "500 tkr av årsbudgeten återstår"),
        (
            "Hur mycket fattas mellan målet och utfallet för bokskolan i Mallbo?",
            "15 klienter (30,0 procent) färre",
        ),
        ("Hur gick Mallbos resultat mot budget 2021, 2022 och 2023?", "−4,0 mnkr helåret 2021, +1,0 mnkr helåret 2022"),
        ("Vad kostar barn och unga plus ekonomiskt bistånd i Mallbo?", "90,0 mnkr = "),
    ],
)
def test_what_is_calculated(text, said, held):
    answer = reply(text, held)
    assert answer.status == "answered"
    assert said in plain(answer.answer)


def test_an_amount_is_not_divided_by_the_count_of_something_else(held):
    answer = reply("Vad kostar barn och unga per hushåll i Mallbo?", held)
    assert all(figure.derived is None or figure.derived.operation != "ratio" for figure in answer.figures)


def test_parts_that_do_not_make_the_whole_are_no_shares_of_it():
    body = "## Läxhjälp\n\n40 barn deltar i läxhjälpen; 10 barn går i lågstadiet och 18 barn i högstadiet.\n"
    answer = reply(
        "Hur stor andel av barnen i läxhjälpen i Mallbo går i högstadiet?",
        build.catalogue(build.written("Mallbo", body)),
    )
    assert "45,0 procent" not in plain(answer.answer)


def test_a_share_below_nought_keeps_its_sign():
    body = """# Mål

| Indikator (%) | 2022 | 2023 | 2024 |
| --- | --- | --- | --- |
| Budgethållning socialnämnd (%) | 2,4 | 3,1 | -2,0 |
"""
    answer = reply("Hur har budgethållningen utvecklats i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert "−2,0 procent" in plain(answer.answer)


def test_a_part_of_those_it_is_for_does_not_divide_the_amount():
    body = BODY + "\n## Barn och unga\n\nInom barn och unga finns 90 barn, varav drygt 20 placeringar.\n"
    held = build.catalogue(build.written("Mallbo", body))
    answer = reply("Vad kostar barn och unga per placering i Mallbo?", held)
    assert all(figure.derived is None or figure.derived.operation != "ratio" for figure in answer.figures)
