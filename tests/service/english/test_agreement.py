"""The verb of an English name: by the word that it is about, whatever stands after or in parentheses."""

import pytest

from service.english.agreement import agreeing, with_article


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("sick leave (Sjukfrånvaro)", "was"),
        ("staff costs (Personal)", "were"),
        ("care of adults (Vård av vuxna)", "was"),
        ("services for adults (Insatser vuxna)", "were"),
        ("children (Barn)", "were"),
        ("“Insatser för personers behov”", "was"),
        ("the committee (Socialnämnden)", "was"),
    ],
)
def test_a_verb_takes_the_form_of_its_name(name: str, verb: str) -> None:
    assert agreeing("was", name) == verb


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("intake unit (Mottagning)", "the intake unit (Mottagning)"),
        ("committee (Nämnd)", "the committee (Nämnd)"),
        ("the committee (Socialnämnden)", "the committee (Socialnämnden)"),
        ("home help (Hemtjänst)", "home help (Hemtjänst)"),
        ("“Utredning enhet”", "“Utredning enhet”"),
    ],
)
def test_a_part_of_an_organisation_has_its_article(name: str, told: str) -> None:
    assert with_article(name) == told
