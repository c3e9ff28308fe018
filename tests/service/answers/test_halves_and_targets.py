"""Halves of all held against each other, targets asked for, and amounts that no number of anything stands for."""

from tests.service.build import catalogue, plain, reply, table, written

HALVES = (
    "# Personal\n\nAndelen kvinnor är 81 procent och andelen män 19 procent.\n"
    "\n# Sjukfrånvaro\n\nMännens sjukfrånvaro är 8 procent. Kvinnornas sjukfrånvaro är 6 procent.\n"
    "\n# Rörlighet\n\nRörligheten har ökat bland män.\n"
)


def test_a_half_is_held_against_the_other():
    answer = reply("är sjukfrånvaron högre bland kvinnor", catalogue(written("Mallbo", HALVES))).answer
    assert answer.startswith("Nej")
    assert "2 procentenheter" in plain(answer)


def test_how_many_they_are_says_nothing_of_something_else():
    assert "81" not in reply("är rörligheten högre hos män i Mallbo", catalogue(written("Mallbo", HALVES))).answer


COLUMNS = "Mål 2024 | Utfall 2024"
AIMED = table("Sjukfrånvaro (%) | 6,0 | 7,1", columns=COLUMNS, stub="Mått")
UNAIMED = table("Sjukfrånvaro (%) | 6,4 | 7,9", columns="Utfall 2023 | Utfall 2024", stub="Mått")


def test_a_target_is_told_by_who_has_one():
    shelves = catalogue(written("Mallbo", f"# Mål\n\n{AIMED}"), written("Granby", f"# Läge\n\n{UNAIMED}"))
    answer = plain(reply("vad var målet för sjukfrånvaron", shelves).answer)
    assert "6,0 procent" in answer or "6 procent" in answer
    assert "Granby" not in answer


PLACES = table("Institutionsvård | 17 | 13", columns="Utfall 2024 | Utfall 2023", stub="Antal årsplaceringar")


def test_an_amount_is_no_number_of_places():
    answer = reply(
        "vad var kostnaden för institutionsvård i Mallbo", catalogue(written("Mallbo", f"# Vård\n\n{PLACES}"))
    )
    assert "årsplaceringar" not in answer.answer


EMPTY = (
    "# Vård för vuxna, externt placerade på platser\n\n"
    "Utfallet för insatserna är 1,8 miljoner kronor vilket är i nivå med budget.\n"
)
STANDING = "# Boende\n\nAtt lägenheter står tomma beror på att de renoveras och städas.\n"


def test_a_heading_that_lacks_the_rare_word_is_not_about_the_matter():
    shelves = catalogue(written("Mallbo", EMPTY), written("Granby", STANDING))
    assert reply("hur ser det ut med tomma platser i Mallbo", shelves).status == "not_found"


SHARE = table("Institutionsvård | 17 | 3,9", columns="Årsplaceringar | Andel % av nettokostnad", stub="2024")


def test_a_share_of_cost_goes_by_its_own_name():
    shelves = catalogue(written("Mallbo", f"# Vård\n\n{SHARE}"))
    answer = plain(reply("Vad var Institutionsvård: Andel % av nettokostnad i Mallbo 2024?", shelves).answer)
    assert "3,9" in answer
