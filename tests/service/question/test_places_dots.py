"""Letters with dots that a municipality's name has not."""

import pytest

from service.question.places import find_places


@pytest.mark.parametrize("text", ["är det sämre än i våras", "vad kostar det i våra verksamheter"])
def test_other_dots_make_another_word(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(("text", "name"), [("i enkoping", "Enköping"), ("i ENKÖPING", "Enköping"), ("i Vara", "Vara")])
def test_left_out_dots_do_not(text: str, name: str) -> None:
    assert [place.name for place in find_places(text)] == [name]
