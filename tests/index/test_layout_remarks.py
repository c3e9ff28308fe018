"""Remarks stand with what they are made on: under its heading, and beside its amount."""

from index.layout import parse

ACCOUNTS = """Driftsprognos

Ett stycke om driften som är så långt att det inte kan vara en rubrik i rapporten.

Kontorets kommentar

Driften går enligt plan och inget särskilt har hänt under perioden som gått.

Investeringsprognos

Ett stycke om investeringarna som är så långt att det inte kan vara en rubrik.

Kontorets kommentar

• VA -70,5 mnkr
Den främsta orsaken är att ledningsnätet byggs senare.
"""


def test_a_remark_that_comes_again_is_under_what_it_follows() -> None:
    paths = [section.path for section in parse(ACCOUNTS, (), ()).sections]
    assert ("Driftsprognos", "Kontorets kommentar") in paths
    assert ("Investeringsprognos", "Kontorets kommentar") in paths


def test_a_label_with_its_amount_goes_with_the_comment_below() -> None:
    texts = [block.body.text for block in parse(ACCOUNTS, (), ()).blocks]
    assert "VA -70,5 mnkr Den främsta orsaken är att ledningsnätet byggs senare." in texts
