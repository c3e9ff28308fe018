"""What charts leave in a text: their scales are no content."""

import pytest

from index.layout.charts import axis_lines
from index.layout.lines import split_lines


def left_out(text: str) -> list[str]:
    lines = split_lines(text, (), ())
    return [lines[index].text for index in sorted(axis_lines(lines))]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Vård\n0\n500\n1 000\n1 500\nUtfall", ["0", "500", "1 000", "1 500"]),
        ("0,0\n0,5\n1,0\n1,5", ["0,0", "0,5", "1,0", "1,5"]),
        ("202401 202402 202403 202404\nUtfall", ["202401 202402 202403 202404"]),
        ("12\n40\n41\n97", []),
        ("1\n2\n3\nKapitel", []),
        ("7\n7\n7\n7", []),
    ],
    ids=["thousands", "decimals", "months", "uneven", "too few", "one and the same"],
)
def test_a_scale_grows_by_one_step(text: str, scale: list[str]) -> None:
    assert left_out(text) == scale
