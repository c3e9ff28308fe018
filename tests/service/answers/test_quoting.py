"""What leads up to a quotation, and in English what the causes that follow are of."""

from service.answers.sentences.phrases import with_group
from service.answers.sentences.quoting import say_quote, says
from service.answers.sentences.topic_named import in_english
from service.composer import Composer
from service.evidence.relevance import relevant
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import reply

HELD = build.catalogue(
    build.written(
        "Mallbo",
        "# Boenden\n\nI nuläget finns två boenden inom socialpsykiatrin:\n\nTallen och Granen. För äldre finns"
        " Eken.\n\n# Fritid\n\nUnder sommaren har unga i Skogsby fått en enkät om fritid. 84 ungdomar har svarat."
        " Enkäten går ut igen nästa år.\n\n# Skolan\n\nTill skolan kom 112 ungdomar som har svarat på frågor.\n\n"
        "# Flykting\n\nErsättningen från Migrationsverket täcker 55 procent av kostnaderna för ensamkommande barn.\n\n"
        + build.table("Ensamkommande barn | 1 000 | 1 100 | -100", "Summa | 13 000 | 12 400 | 600"),
    )
)


def test_a_quotation_says_whose_it_is_and_in_what_language() -> None:
    document = build.shelf(build.written("Mallbo", "# Ekonomi\n\nNämnden höll fyra möten.\n")).document
    english, swedish = Composer("en"), Composer("sv")
    assert says(document, swedish) == "Mallbo: "
    assert says(document, english) == "The report from Mallbo says (in Swedish): "
    english.say(f"{says(document, english)}“Nämnden höll fyra möten.”")
    assert says(document, english) == "The report from Mallbo also says: "


def test_causes_are_named_by_what_was_asked_about() -> None:
    assert in_english(read_question(Ask("Why has sick leave risen?"))) == "sick leave (sjukfrånvaro)"
    assert in_english(read_question(Ask("Why did nobody come?"))) == ""


def test_what_leads_in_to_a_line_is_quoted_with_it() -> None:
    composer, catalogue = Composer("sv"), HELD
    said = next(one for one in catalogue.said if one.statement.text.endswith(":"))
    say_quote(said, catalogue.shelves[said.document].document, composer, "Mallbo: ")
    assert (
        composer.sentences[0].text == "Mallbo: ”I nuläget finns två boenden inom socialpsykiatrin: Tallen och Granen.”"
    )


def test_a_name_in_the_same_paragraph_names_a_sentence() -> None:
    evidence = build.evidence_for("Hur många ungdomar svarade på enkäten i Skogsby?", HELD)
    found = {one.said.statement.text: one.named for one in relevant(evidence, frozenset(HELD.shelves))}
    assert found["84 ungdomar har svarat."]
    assert not found["Till skolan kom 112 ungdomar som har svarat på frågor."]


def test_a_share_that_others_pay_is_no_share_of_the_accounts() -> None:
    answer = reply("Hur stor andel av kostnaderna för ensamkommande barn fick Mallbo ersättning för?", HELD).answer
    assert "55 procent" in answer


def test_a_row_and_its_group_share_their_parentheses_in_english() -> None:
    assert with_group("days (Antal dygn)", ("Jourhem",), "en") == "days (Antal dygn, Jourhem)"
    assert with_group("Antal dygn", ("Jourhem",), "sv") == "Antal dygn (Jourhem)"


def test_a_row_is_told_with_the_two_groups_around_it() -> None:
    assert with_group("Familjehem", ("2024", "Vuxna", "Dygn"), "sv") == "Familjehem (Vuxna, Dygn)"
