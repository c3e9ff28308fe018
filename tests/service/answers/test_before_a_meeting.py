"""An overview before a board meets, of economy and goals together, of a part of an activity, and goals by area."""

from service.answers.overview.focus import Focus, focus_of
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

PAPERS = """# Ekonomi

| Verksamhet (tkr) | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug |
|---|---|---|---|
| Barn och unga | 9 000 | 9 500 | -500 |
| Vuxna | 6 000 | 5 500 | 500 |
| Summa | 15 000 | 15 000 | 0 |

# 02 Sammanträdesdagar

## Förslag till beslut

Socialnämnden godkänner dagarna för sammanträden 2025.

# 03 Ansökan om statsbidrag

## Förslag till beslut

Socialnämnden godkänner ansökan om statsbidrag för familjestöd.
"""


def test_what_is_to_be_decided_is_told_before_a_meeting():
    text = "Vad är viktigast att veta inför nämndmötet i Mallbo?"
    answer = plain(reply(text, build.catalogue(build.written("Mallbo", PAPERS))).answer)
    assert "statsbidrag för familjestöd" in answer
    assert "15,0 mnkr" in answer


def test_economy_and_goals_together_are_a_report():
    assert (
        focus_of(read_question(Ask("Hur står det till med ekonomin och målen i Mallbo?"), ("Mallbo",))) is Focus.REPORT
    )
    assert focus_of(read_question(Ask("Sammanfatta målen i Mallbo"), ("Mallbo",))) is Focus.GOALS


AREAS = """# Område 1 - Trygghet

Nämnden bidrar till området genom målen:

- Fler barn får stöd
- Fler vuxna får arbete

## Fler barn får stöd

Bedömningen är att målet kommer att uppnås.

## Fler vuxna får arbete

Bedömningen är att målet kommer att uppnås.

# Område 2 - Organisation

## Nämnden har god ekonomi

Bedömningen är att målet inte kommer att uppnås.

## Nämnden är klimatneutral

Bedömningen är att målet kommer att uppnås.
"""


def test_the_goals_of_the_area_that_is_numbered():
    text = "Vilka mål hör till område 2 i Mallbo?"
    answer = plain(reply(text, build.catalogue(build.written("Mallbo", AREAS))).answer)
    assert "god ekonomi" in answer
    assert "klimatneutral" in answer
    assert "Fler barn" not in answer
