"""Row selection: which rows a question names, how exactly, and with how much of their name."""

import pytest

from service.documents.rows import LabelIndex, Labels, Level
from tests.service.build import case

ROWS = (
    Labels("a", ("Mottagning", "Mottagning"), (), noisy=False),
    Labels("a", ("Institution, årsplatser", "Institution, årsplatser"), ("Barn och unga",), noisy=False),
    Labels("a", ("Institution, årsplatser", "Institution, årsplatser"), ("Vuxna",), noisy=False),
    Labels("a", ("Netto", "Öppen förskola"), ("Öppen förskola",), noisy=False),
    Labels("b", ("Kép av verksamhet", "Köp av verksamhet"), (), noisy=True),
    Labels("b", ("Kapitaltjéinstkostnader",), (), noisy=True),
    None,
)
INDEX = LabelIndex(ROWS)


def named(text, documents=("a", "b")):
    return INDEX.named(text, documents)


@pytest.mark.parametrize(
    ("text", "number", "level"),
    [
        ("Vad kostade Mottagning 2023?", 0, Level.WRITTEN),
        ("vad kostade mottagningen 2023?", 0, Level.STEMS),
        ("Vad var köp av verksamhet?", 4, Level.WRITTEN),
        ("Vad var Kép av verksamhet?", 4, Level.WRITTEN),
        ("Vad var kop av verksamhet?", 4, Level.WRITTEN),
        ("Vad var kapitaltjänstkostnader?", 5, Level.GARBLED),
    ],
    ids=case,
)
def test_a_row_is_named_as_written_by_stems_or_through_ocr(text, number, level):
    rows = named(text)
    assert [(row.number, row.level) for row in rows] == [(number, level)]


def test_words_apart_or_inside_others_name_no_row():
    assert named("Vad kostade mottagningsenheten och köp av extern verksamhet?") == []


def test_the_group_makes_the_name_longer():
    rows = named("Hur många institution, årsplatser för vuxna?")
    assert [row.number for row in rows] == [2, 1]
    assert rows[0].words > rows[1].words
    assert rows[1].unnamed == ("Barn och unga",)


def test_label_and_group_each_take_their_own_words():
    question = "Öppen förskola Netto: Utfall"
    row = named(question)[0]
    assert row.number == 3
    assert row.unnamed == ()
    assert [question[start:end] for start, end in row.spans] == ["Öppen förskola", "Netto"]


def test_only_the_asked_documents_have_rows():
    assert named("Mottagning", ("b",)) == []


def test_a_clean_document_is_not_matched_through_ocr():
    clean = LabelIndex([Labels("b", ("Kapitaltjéinstkostnader",), (), noisy=False)])
    assert clean.named("Vad var kapitaltjänstkostnader?", ("b",)) == []
