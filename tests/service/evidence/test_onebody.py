"""A municipality's own report tells of its boards one by one: what one of them has is not what all have."""

from service.evidence.onebody import of_a_part
from tests.service import build
from tests.service.build import plain, reply

BODY = """# Personal

Valnämndens kansli har i dag fem anställda.

Sjukfrånvaron för stadens förvaltningar var 9,0 procent.

Skolnämnden hade en sjukfrånvaro på 12,5 procent.
"""


def held():
    return build.catalogue(build.written("Mallbo", BODY, committee="Kommunstyrelsen"))


def test_what_one_board_has_is_not_what_the_municipality_has():
    assert "fem anställda" not in reply("Hur många anställda har Mallbo?", held()).answer
    answer = plain(reply("Hur stor är sjukfrånvaron i Mallbo?", held()).answer)
    assert "9,0 procent" in answer
    assert "12,5" not in answer


def test_the_board_itself_may_be_asked_about():
    document = held().documents[0]
    own = build.asked("Hur många anställda har valnämndens kansli i Mallbo?", held())
    whole = build.asked("Hur många anställda har Mallbo?", held())
    text = "Valnämndens kansli har fem anställda."
    assert of_a_part(text, whole, document)
    assert not of_a_part(text, own, document)
