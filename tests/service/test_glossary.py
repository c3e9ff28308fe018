import pytest

from service.glossary import swedish
from tests.service.build import case


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sick leave in Nacka", [("sick leave", ("sjukfrånvaro",))]),
        ("children in foster homes", [("children", ("barn",)), ("foster homes", ("familjehem",))]),
        ("emergency foster homes", [("emergency foster homes", ("jourhem",))]),
        ("Sick Leave", [("Sick Leave", ("sjukfrånvaro",))]),
        ("the boys' school", [("boys", ("pojkar",)), ("school", ("skola",))]),
        ("hur många missbrukare", [("missbrukare", ("missbruk", "beroende"))]),
        ("vad kostar bilarna", [("bilarna", ("fordon", "fordonsflotta"))]),
        ("priset på bilagan", []),
        ("", []),
    ],
    ids=case,
)
def test_terms_are_found_with_the_words_of_the_reports(text, found):
    assert [(text[start:end], words) for start, end, words in swedish(text)] == found
