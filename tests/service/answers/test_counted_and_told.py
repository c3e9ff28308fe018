"""What is counted, who comes and goes, and numbers and times that only the words of a sentence tell."""

from tests.service import build
from tests.service.build import plain, reply

BODY = (
    "# Personal\n\n"
    + build.table("Antal anställda | 310 | 305", columns="Augusti 2024 | Augusti 2023", stub="Personal")
    + "\nIndikatorn för personalomsättning ligger lägre än målet, och indikatorn för HME ligger på 81,5.\n"
    "\nFörvaltningen rekryterar fler medarbetare än förra året (52 nya medarbetare).\n"
    "\n# Arbete\n\nAv de unga i insatsen Steget har sju av tio kommit ut i studier eller arbete.\n"
    "\n# Budget\n\nÅrsbudgeten har förstärkts med 6,2 miljoner kronor enligt beslut av kommunstyrelsen 14 juni 2024.\n"
    "\n# Befolkning\n\nUnder året väntas befolkningen öka med 700 personer.\n"
    "\n# Ensamkommande\n\nFör ensamkommande barn sker 64 procent av placeringarna i barnens nätverk. Kostnaden för"
    " ensamkommande barn är 3,5 miljoner kronor.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def test_a_value_on_a_scale_is_no_number_of_people():
    answer = reply("Hur många anställda slutade i Mallbo?", HELD)
    assert answer.status == "not_found"
    assert "81,5" not in answer.answer


def test_those_who_are_new_are_not_all_employees():
    answer = plain(reply("Hur många nya började på socialförvaltningen i Mallbo?", HELD).answer)
    assert "52 nya medarbetare" in answer
    assert "310" not in answer


def test_a_number_in_words_that_is_no_figure_is_quoted():
    answer = reply("Hur många i insatsen Steget kom ut i studier eller arbete i Mallbo?", HELD)
    assert "sju av tio" in answer.answer


def test_a_sentence_that_names_the_asked_month_is_of_it():
    answer = plain(reply("Hur mycket fick nämnden i Mallbo av kommunstyrelsen i juni 2024?", HELD).answer)
    assert "6,2 miljoner kronor" in answer


def test_growth_may_be_told_in_people():
    answer = plain(reply("Hur mycket väntas befolkningen öka i Mallbo 2024?", HELD).answer)
    assert "700 personer" in answer


def test_a_share_that_is_asked_for_is_no_amount():
    answer = plain(reply("Hur stor del av ensamkommande barn placeras i nätverk i Mallbo?", HELD).answer)
    assert "64 procent" in answer
    assert "3,5" not in answer


MORE = (
    "# Öppen förskola\n\nAntalet besök på kommunens öppna förskolor uppgår till 4 200.\n"
    "\n# Resor\n\nKostnaden för skolresor är 12,5 miljoner kronor. Nämndens andel av skolresor är 31 procent.\n"
    "\n# Lagar\n\nInsatserna enligt socialtjänstlagen kostade 44,1 miljoner kronor.\n"
    "\n# Bidrag\n\nÄldrenämnden har erhållit statsbidrag för äldreomsorg på 3,3 miljoner kronor.\n"
    "\n# Fonder\n\n"
    + build.table("Utvecklingsfonden | Smarta lås | 0,9", columns="Projekt | Utfall jan-aug", stub="Fond (mnkr)")
)
OTHERS = build.catalogue(build.written("Mallbo", MORE))


def test_visits_are_no_children():
    answer = reply("Hur många barn går i förskolan i Mallbo?", OTHERS)
    assert answer.status == "not_found"


def test_a_share_that_a_sentence_gives_goes_before_one_calculated():
    answer = plain(reply("Hur stor andel av skolresor betalar nämnden i Mallbo?", OTHERS).answer)
    assert "31 procent" in answer


def test_a_law_that_is_new_is_not_the_one_in_force():
    assert reply("Vad säger Mallbo om nya socialtjänstlagen?", OTHERS).status == "not_found"


def test_a_grant_is_no_cost():
    answer = reply("Vad kostade äldreomsorgen i Mallbo?", OTHERS)
    assert answer.status == "not_found"
    assert "3,3" not in answer.answer


def test_a_row_is_found_by_the_few_words_of_its_cells():
    answer = plain(reply("Hur mycket pengar har gått till smarta lås i Mallbo?", OTHERS).answer)
    assert "0,9" in answer


NAMED = (
    "# Samverkan\n\nI insatsen Steget är 120 barn aktuella. Hittills har 98 intervjuer gjorts om insatsen Steget.\n"
    "\n# Skolor\n\nTvå skolor i centrum, Ekhagsskolan och Lindskolan, har fått skolsociala team. Skolor med skolsociala"
    " team arbetar med frånvaro.\n"
    "\n# LVU\n\nInom LVU fanns 6 årsplatser på institution.\n"
)
ONES = build.catalogue(build.written("Mallbo", NAMED))


def test_what_is_to_be_counted_is():
    answer = plain(reply("Hur många intervjuer har gjorts om Steget i Mallbo?", ONES).answer)
    assert "98 intervjuer" in answer
    assert "120" not in answer


def test_schools_are_called_by_their_names():
    answer = reply("Vad heter skolorna med skolsociala team i Mallbo?", ONES).answer
    assert answer.index("Ekhagsskolan") < (answer.find("frånvaro") % 10_000)


def test_places_are_no_judgments():
    assert reply("Hur många LVU-domar fick Mallbo?", ONES).status == "not_found"
