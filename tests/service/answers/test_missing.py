import re

import pytest

from service.wording import NOT_FOUND
from tests.service import build
from tests.service.build import case, reply


@pytest.mark.parametrize(
    "text",
    [
        "Vad kostade skolskjutsarna i Solna 2023?",
        "Vad kostade skolskjutsarna i Exempelköping?",
        "Hur stor är sjukfrånvaron i Exempelköping 2019?",
        "Hur gick det för miljönämnden i Provsjö?",
        "Vem är statsminister?",
        "Hur många enheter har Skissby?",
        "Vad heter huvudstaden i Frankrike?",
        "What did the school buses cost in Provsjö?",
    ],
    ids=case,
)
def test_what_is_not_there_is_said_to_be_missing_and_no_figure_is_given(text):
    answer = reply(text, build.samples())
    assert answer.status == "not_found"
    assert answer.answer.startswith(NOT_FOUND[answer.language])
    assert (answer.figures, answer.table, answer.warnings) == ((), None, ())
    assert not re.search(r"\d\s?(mnkr|tkr|kr|%|procent|percent|million)", answer.answer)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Vad kostade skolskjutsarna i Solna 2023?", "Ingen rapport från Solna är inläst."),
        ("Vad kostade det i Solna och Lund?", "Ingen rapport från Solna och Lund är inläst."),
        ("Hur gick det för miljönämnden?", "Ingen rapport från den nämnden är inläst."),
        ("What did it cost in Solna?", "No report from Solna has been read in."),
    ],
    ids=case,
)
def test_what_was_asked_for_and_is_not_stored_is_named(text, sentence):
    assert sentence in reply(text, build.samples()).answer


def test_what_was_looked_for_and_where():
    answer = reply("Hur stor är sjukfrånvaron i Exempelköping 2019?", build.samples())
    assert "Sökte efter ”sjukfrånvaron” i Exempelköping januari–augusti 2024." in answer.answer
    assert "Provsjö" not in answer.answer


def test_the_stored_reports_are_named_when_none_was_meant():
    answer = reply("Vad kostade skolskjutsarna i Solna?", build.samples("provsjo", "mallbo"))
    assert answer.answer.endswith("Inlästa rapporter: Provsjö januari–augusti 2023 och Mallbo januari–augusti 2024.")


def test_the_nearest_thing_is_named_without_its_figure():
    body = "# Ekonomi\n\n" + build.table(
        "Köpt hemtjänst | 100 000 | 123 456 | -23 456", "Summa | 100 000 | 123 456 | -23 456"
    )
    held = build.catalogue(build.written("Mallbo", body))
    answer = reply("Hur många kunder har köpt hemtjänst på natten i Mallbo?", held)
    assert answer.status == "not_found"
    assert "123" not in answer.answer
    assert all(citation.municipality == "Mallbo" for citation in answer.citations)


def test_an_empty_store_says_that_it_does_not_say():
    answer = reply("Vad kostade barn och unga?", build.catalogue())
    assert (answer.status, answer.citations) == ("not_found", ())
    assert answer.answer.startswith(NOT_FOUND["sv"])
