"""What is subtracted: amounts, never what an amount is only above or below."""

import pytest

from service.answers.calculation.apart import is_bound
from tests.service import build
from tests.service.build import case


@pytest.mark.parametrize(
    ("price", "bound"),
    [
        ("2 500", False),
        ("cirka 2 500", False),
        ("mer än 2 500", True),
        ("mer in 2 500", True),
        ("minst ca 2 500", True),
        ("upp till 2 500", True),
    ],
    ids=case,
)
def test_a_bound_is_no_amount(price, bound):
    text = f"# Boende\n\nEtt dygn på lägerhem i Mallbo kostar {price} kronor.\n"
    (shelf,) = build.catalogue(build.written("Mallbo", text)).shelves.values()
    (figure,) = (one for one in shelf.figures if one.value == 2500)
    assert is_bound(figure, shelf.document) is bound
