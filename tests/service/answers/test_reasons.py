"""Why something happened, where no accounts tell of it: what the sentences explain, wherever the reason stands."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, warned

BODY = """# Händelser

Biblioteksbussen körde färre turer under våren. Detta beror på att två förare slutade.

Simhallen i Norrby öppnade senare än planerat till följd av en vattenskada. Målarna har redan tackat nej till uppdraget.

Kursen hålls numera i grupp. Arbetssättet har valts eftersom lokalerna är få.

Antalet föreningar ökade eftersom biblioteksbussen kom till fler byar.

Ungdomsmottagningen flyttade i maj 2024. Lokalen hade mögel och ventilationen gick inte att laga.

Bedömningen för fältarbetet är god. Fältarbetarna nådde färre ungdomar än i fjol.

En av förklaringarna till minskningen är att fältarbetarna var sjuka.

Rekryteringen har blivit lättare. Det är ett resultat av flera faktorer. Lönerna har setts över. Mentorer har utsetts.
"""


@pytest.fixture
def held():
    return build.catalogue(build.written("Mallbo", BODY))


def quotes(text, held):
    return [citation.quote for citation in reply(text, held).citations]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Varför körde biblioteksbussen färre turer i Mallbo?", "två förare slutade"),
        ("Varför öppnade simhallen senare i Mallbo?", "vattenskada"),
        ("Varför hålls kursen i grupp i Mallbo?", "lokalerna är få"),
        ("Varför flyttade ungdomsmottagningen i Mallbo?", "mögel"),
        ("Varför nådde fältarbetarna färre ungdomar i Mallbo?", "fältarbetarna var sjuka"),
    ],
    ids=["in the next sentence", "in the sentence", "after eftersom", "without a word for it", "in the next paragraph"],
)
def test_the_reason_is_found_where_it_stands(text, reason, held):
    assert any(reason in quote for quote in quotes(text, held))


def test_what_was_asked_about_is_not_given_as_the_reason_of_something_else(held):
    assert not any(
        "föreningar" in quote for quote in quotes("Varför körde biblioteksbussen färre turer i Mallbo?", held)
    )


def test_a_reason_that_is_only_named_is_followed_by_what_the_report_goes_on_to_say(held):
    assert any("tackat nej" in quote for quote in quotes("Varför öppnade simhallen senare i Mallbo?", held))


def test_several_reasons_that_are_announced_are_quoted_together(held):
    found = quotes("Varför har rekryteringen blivit lättare i Mallbo?", held)
    assert any("Lönerna" in quote and "Mentorer" in quote for quote in found)


def test_a_reason_of_nothing_that_was_asked_is_not_given(held):
    answer = reply("Varför såldes skidbacken i Mallbo?", held)
    assert answer.status != "answered"


ACCOUNTS = build.table(
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Ekonomiskt bistånd | 50 000 | 48 000 | 2 000",
    "Summa | 150 000 | 158 000 | -8 000",
)


def economy(body):
    return build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{ACCOUNTS}\n{body}\n"))


def test_a_loss_is_a_deficit_and_a_false_one_is_corrected_first():
    answer = reply("Varför gick ekonomiskt bistånd med förlust i Mallbo?", economy("Nämnden höll fyra möten."))
    assert plain(answer.answer).startswith("Det stämmer inte för Mallbo: där är det ett överskott.")
    assert warned(answer) == ["premise"]


def test_a_cause_of_the_other_activity_under_the_same_heading_is_not_given():
    held = economy(
        "Hemtjänsten redovisar ett underskott. Underskottet beror på fler timmar. "
        "Ekonomiskt bistånd redovisar ett överskott. Överskottet beror på färre hushåll."
    )
    found = " ".join(quotes("Varför gick hemtjänsten över budget i Mallbo?", held))
    assert "fler timmar" in found
    assert "färre hushåll" not in found


def test_the_reason_of_a_change_since_last_year_is_no_cause_of_a_deviation():
    held = economy(
        "Underskottet inom hemtjänsten beror på fler timmar. "
        "Jämfört med föregående år har kostnaderna för hemtjänsten ökat till följd av högre hyror."
    )
    found = quotes("Varför gick hemtjänsten över budget i Mallbo?", held)
    assert "fler timmar" in found[1]
    assert not any("hyror" in quote for quote in found[1:2])
