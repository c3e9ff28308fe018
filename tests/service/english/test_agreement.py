"""The verb of an English name: by the word that it is about, whatever stands after or in parentheses."""

import pytest

from service.english.agreement import agreeing


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
