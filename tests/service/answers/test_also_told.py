"""The sentence that tells what a row says is cited with the row, and no sentence on something else."""

from tests.service import build
from tests.service.build import reply

BODY = (
    "# Ekonomi\n\n"
    + build.table("Familjehem | 9 000 | 8 340 | 660", "Jourhem | 8 100 | 8 300 | -200", "Summa | 17 100 | 16 640 | 460")
    + "\nUtfallet för familjehem är 8,3 miljoner kronor. Förra året var utfallet för familjehem 8,3 miljoner kronor.\n"
    "\n# Personal\n\nSjukfrånvaron är 8,3 procent.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def quotes(question: str) -> list[str]:
    return [citation.quote for citation in reply(question, HELD).citations]


def test_the_sentence_is_cited_beside_the_row():
    found = quotes("Vad var utfallet för familjehem i Mallbo 2024?")
    assert any("| 8 340 |" in quote for quote in found)
    assert "Utfallet för familjehem är 8,3 miljoner kronor." in found


def test_no_sentence_on_another_time_activity_or_unit_is():
    found = quotes("Vad var utfallet för familjehem i Mallbo 2024?")
    assert not any("Förra året" in quote or "procent" in quote for quote in found)
    assert not any("familjehem" in quote for quote in quotes("Vad var utfallet för jourhem i Mallbo 2024?"))
