import pytest

from tests.service import build
from tests.service.build import case, plain, reply

FUND = """# Medel ur framtidsfonden

| Fond (mnkr) | Projekt | Startdatum | Slutdatum | Utfall |
|---|---|---|---|---|
| Framtidsfonden | Digital mottagning | höst 2023 | vår 2025 | 0,7 |
| Miljöfonden | Gröna gårdar | vår 2024 | höst 2024 | 0,2 |
| Totalt | | | | 0,9 |

"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vilket projekt betalas ur framtidsfonden i Mallbo?", "”Digital mottagning” (startdatum ”höst 2023”"),
        ("Vad heter projektet som Mallbo betalar ur miljöfonden?", "”Gröna gårdar” (startdatum ”vår 2024”"),
        ("Vilket slutdatum har Digital mottagning i Mallbo?", "”vår 2025” (projekt ”Digital mottagning”"),
    ],
    ids=case,
)
def test_the_cell_of_a_column_of_words_that_the_question_names(text, told):
    assert told in plain(reply(text, build.catalogue(build.written("Mallbo", FUND))).answer)


def test_a_project_that_no_row_has_is_none_of_them():
    held = build.catalogue(build.written("Mallbo", FUND))
    assert "Gröna gårdar" not in reply("Vilket projekt betalas ur idrottsfonden i Mallbo?", held).answer
