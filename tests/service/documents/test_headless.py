"""Rows of tables whose headers are lost."""

from tests.service import build
from tests.service.build import plain

ROWS = """Nämnden följer verksamheten noga under året.

Daglig verksamhet              45         78        123
Ledsagarservice                10          3         13
Avlösarservice                  4          8         12
"""


def test_a_number_under_a_lost_header_is_no_answer():
    held = build.catalogue(build.written("Mallbo", ROWS, 2024, "Socialnämnden"))
    assert any(fact.headless for fact in held.facts)
    answer = build.reply("Hur många har daglig verksamhet i Mallbo?", held)
    assert answer.status == "not_found"
    assert "45" not in plain(answer.answer)
