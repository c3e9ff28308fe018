"""What a heading names stands in another table: both values are told; and papers that bear a wrong day."""

import pytest

from tests.service.build import catalogue, plain, reply, written

REPORT = """## Sammanfattning

| Mnkr | Utfall period 2024 | Budget helår 2024 | Prognos helår 2024 |
|---|---|---|---|
| Intäkter (+) | 20,4 | 33,0 | 34,0 |
| Kostnader (-) | -123,4 | -203,0 | -199,0 |
| Netto (+/-) | -103,0 | -170,0 | -165,0 |

## Analys

| Totalt (tkr) | Utfall jan-aug 24 | Utfall jan-aug 23 | Budget helår 2024 | Prognos helår 2024 |
|---|---|---|---|---|
| Intäkter | 18 211 | 20 411 | 33 000 | 34 000 |
| Kostnader | -135 433 | -123 433 | -203 000 | -199 000 |
| Netto | -117 222 | -103 022 | -170 000 | -165 000 |
"""
PAPERS = "Kallelse till möte för socialnämnden 2024\n\nTid: 2024-05-14, Kl: 18:00\n\n" + "".join(
    f"TJÄNSTESKRIVELSE\n\nSocialnämnden\n\n2023-05-14\n\nDnr: SN/2024:000{number}\n\n{number} {title}\n\n"
    "Förslag till beslut\n\nSocialnämnden godkänner förslaget.\n\n"
    for number, title in ((11, "Plan för läxhjälp"), (12, "Nya lokaler"), (13, "Val av ombud"))
)


@pytest.mark.parametrize("text", ["Stämmer tabellen i Stenby?", "Går siffrorna i Stenby ihop?"])
def test_what_the_heading_names_is_told_too(text):
    answer = plain(reply(text, catalogue(written("Stenby", REPORT))).answer)
    assert "103,0 mnkr" in answer
    assert "för januari–augusti 2024 står där 117,2 mnkr" in answer


def test_several_papers_of_a_wrong_day_are_told_of_together():
    answer = plain(
        reply("Är handlingarna till mötet i Stenby rätt daterade?", catalogue(written("Stenby", PAPERS))).answer
    )
    assert "daterade 2023-05-14 men mötet hålls 2024-05-14" in answer
