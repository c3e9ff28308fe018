"""Which of two reports of one committee a question is about that names no year."""

from tests.service import build
from tests.service.build import plain, reply

STAFF = "# Personal\n\nSjukfrånvaron är 6,1 procent.\n"
OLD = build.written("Mallbo", STAFF + "\n20 medarbetare har utbildats i suicidprevention.\n", 2021)
NEW = build.written("Mallbo", STAFF.replace("6,1", "7,4") + "\nMedarbetare har utbildats i brandskydd.\n", 2024)
HELD = build.catalogue(OLD, NEW)


def test_what_only_the_older_report_tells_is_taken_from_it_and_said_to_be():
    answer = reply("Hur många medarbetare har utbildats i suicidprevention i Mallbo?", HELD)
    assert "20 medarbetare har utbildats i suicidprevention." in plain(answer.answer)
    assert "rapporten för januari–augusti 2021" in plain(answer.answer)
    assert "brandskydd" not in answer.answer


def test_what_both_tell_is_taken_from_the_latest():
    answer = reply("Vad är sjukfrånvaron i Mallbo?", HELD)
    assert "7,4" in answer.answer
    assert "6,1" not in answer.answer


def test_without_a_place_the_one_older_report_that_tells_is_taken():
    other = build.written("Granby", "# Personal\n\n35 medarbetare har utbildats i första hjälpen.\n")
    held = build.catalogue(OLD, NEW, other)
    answer = plain(reply("Hur många har utbildats i suicidprevention?", held).answer)
    assert "20 medarbetare har utbildats i suicidprevention." in answer
    assert "35" not in answer
