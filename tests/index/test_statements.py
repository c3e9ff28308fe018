import pytest

from index.ingest import analyse
from index.spelling import Mender
from index.statements import cause_strength
from tests.service.build import case, table, written

ROWS = table(
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Barn och unga | 50 000 | 48 000 | 2 000",
    "Summa | 150 000 | 158 000 | -8 000",
)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Underskottet beror på fler placeringar.", 2),
        ("Det beror främst på fler placeringar.", 2),
        ("Avvikelsen förklaras av vakanser.", 2),
        ("Orsaken är höjda hyror.", 2),
        ("Kostnaden ökade till följd av pandemin.", 2),
        ("Placeringarna blev fler eftersom behoven ökat.", 1),
        ("Vakanserna bidrar till överskottet.", 1),
        ("Högre kostnader för familjehem.", 1),
        ("Nämnden höll fyra möten.", 0),
        ("", 0),
    ],
    ids=case,
)
def test_how_outright_a_reason_is_stated(text, strength):
    assert cause_strength(text) == strength


@pytest.mark.parametrize(
    ("text", "strength"),
    [("Overskottet beror pa farre p[aceringar.", 2), ("Nimnden holl fyra mdten.", 0)],
    ids=case,
)
def test_causes_of_a_garbled_document(text, strength):
    assert cause_strength(Mender(text).text(text)) == strength


def statements(body):
    return analyse(written("Mallbo", body)).statements


def about(body):
    return [(one.text, one.activities, one.named, one.cause) for one in statements(body)]


def test_the_subject_is_carried_from_sentence_to_sentence():
    found = about(f"# Ekonomi\n\n{ROWS}\nHemtjänst drog över. Det beror på fler timmar. Verksamheten växer.\n")
    assert found == [
        ("Hemtjänst drog över.", ("hemtjanst",), True, 0),
        ("Det beror på fler timmar.", ("hemtjanst",), False, 2),
        ("Verksamheten växer.", ("hemtjanst",), False, 0),
    ]


def test_a_heading_gives_the_subject_and_ends_the_one_before():
    found = about(f"# Ekonomi\n\n{ROWS}\nHemtjänst drog över.\n\n## Barn och unga\n\nKostnaden är lägre.\n")
    assert found[-1] == ("Kostnaden är lägre.", ("barn_och_unga",), False, 0)


def test_a_section_that_is_not_of_the_accounts_carries_nothing_between_paragraphs():
    found = about(f"# Ekonomi\n\n{ROWS}\n# Personal\n\nHemtjänst har anställt fler.\n\nAlla trivs på jobbet.\n")
    assert found[0][1] == ("hemtjanst",)
    assert found[1] == ("Alla trivs på jobbet.", (), False, 0)


def test_an_activity_without_accounts_is_no_carried_subject():
    found = about(f"# Ekonomi\n\n{ROWS}\nHemtjänst drog över. Familjerätten flyttade. Det beror på åren.\n")
    assert found[1][1] == ("hemtjanst", "familjeratt")
    assert found[2][1] == ("hemtjanst",)


def test_list_items_are_marked_and_each_is_a_block_of_its_own():
    found = statements(f"# Ekonomi\n\n{ROWS}\nVi gör detta:\n\n- söker familjehem\n- säger upp avtal\n")
    assert [(one.text, one.item) for one in found] == [
        ("Vi gör detta:", False),
        ("söker familjehem", True),
        ("säger upp avtal", True),
    ]
    assert len({one.block for one in found}) == 3


def test_sentences_of_a_paragraph_share_its_block():
    found = statements("# Personal\n\nVi är fler. Alla trivs.\n\nRösten hörs.\n")
    assert found[0].block == found[1].block != found[2].block


def test_prose_in_a_table_is_about_the_row_above():
    body = (
        "# Mål\n\n| Mått | Utfall 2023 | Mål 2024 |\n|---|---|---|\n| Antal besök i hemtjänst | 12 | 14 |\n"
        "| Analys | Färre besök gjordes. Det beror på snön. | |\n"
    )
    found = statements(body)
    assert [(one.text, one.section, one.activities, one.cause) for one in found] == [
        ("Färre besök gjordes.", ("Mål", "Antal besök i hemtjänst"), ("hemtjanst",), 0),
        ("Det beror på snön.", ("Mål", "Antal besök i hemtjänst"), ("hemtjanst",), 2),
    ]


def test_a_sentence_s_span_holds_its_words():
    name, data = written(
        "Mallbo", f"# Ekonomi\n\n{ROWS}\nHemtjänst drog över\nbudget rejält. Det beror\npå fler timmar.\n"
    )
    found = analyse((name, data))
    for one in found.statements:
        assert " ".join(one.span.of(found.document.text).split()) == one.text
    assert [one.text for one in found.statements] == ["Hemtjänst drog över budget rejält.", "Det beror på fler timmar."]


def test_tables_and_headings_are_no_statements():
    assert statements(f"# Ekonomi\n\n{ROWS}\n") == ()


def test_in_the_accounts_the_subject_is_carried_to_the_next_paragraph():
    found = about(f"# Ekonomi\n\n{ROWS}\nHemtjänst drog över.\n\nUtfallet blev högre än väntat.\n")
    assert found[1] == ("Utfallet blev högre än väntat.", ("hemtjanst",), False, 0)
