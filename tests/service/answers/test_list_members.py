"""A list has those that the question says something of: what happened to them, how large they are, which way."""

import pytest

from service.answers.sentences.interrupted import with_gap
from service.question import read_question
from service.question.bounds import bound_of
from service.types import Ask
from tests.service import build
from tests.service.build import case, plain, reply

CONTRACTS = """# Avtal

Nämnden tecknade under våren ett avtal om städning med två företag.

Avtalet om skolresor har sagts upp av kommunen från årsskiftet.

# Lokaler

Två gruppboenden avvecklas när det nya huset står klart.

# Samverkan

Nämnden träffar skolorna varje månad.
"""


def held(body):
    return build.catalogue(build.written("Mallbo", body))


def told(text, body):
    return plain(reply(text, held(body)).answer)


def test_only_the_contracts_that_were_terminated():
    answer = told("Vilka avtal har sagts upp i Mallbo 2024?", CONTRACTS)
    assert "skolresor" in answer
    assert "städning" not in answer


@pytest.mark.parametrize(
    "text", ["Vilka skolor ska läggas ner i Mallbo?", "Vilka projekt har försenats i Mallbo?"], ids=case
)
def test_nothing_that_it_happened_to_is_nothing_found(text):
    assert reply(text, held(CONTRACTS)).status == "not_found"


def test_what_is_to_be_closed():
    assert "gruppboenden avvecklas" in told("Vilka boenden ska stängas i Mallbo?", CONTRACTS)


GRANTS = "# Statsbidrag\n\n" + build.table(
    "Habilitering | 2 400", "Psykisk hälsa | 3 100", "Civilt försvar | 300", columns="Belopp", stub="Statsbidrag (tkr)"
)


@pytest.mark.parametrize(
    ("text", "there", "gone"),
    [
        ("Vilka statsbidrag på minst en miljon kronor fick Mallbo 2024?", "Habilitering", "Civilt försvar"),
        ("Vilka statsbidrag på högst 500 000 kr fick Mallbo 2024?", "Civilt försvar", "Habilitering"),
        ("Which grants of more than 3 million kronor did Mallbo get in 2024?", "Psykisk hälsa", "Habilitering"),
    ],
    ids=case,
)
def test_the_grants_on_the_asked_side_of_an_amount(text, there, gone):
    answer = told(text, GRANTS)
    assert there in answer
    assert gone not in answer


def test_activities_that_went_further_over_budget_than_an_amount():
    over = reply("Vilka verksamheter i Exempelköping gick över budget?", build.samples()).table
    further = reply(
        "Vilka verksamheter i Exempelköping gick mer än en miljon kronor över budget?", build.samples()
    ).table
    assert [row[0] for row in further.rows] == [row[0] for row in over.rows if "mnkr" in row[1]]
    assert 0 < len(further.rows) < len(over.rows)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("vilka bidrag på minst två miljoner", 1),
        ("vilka verksamheter kostade över 5 mnkr", 1),
        ("vilka insatser kostade mindre än 200 tkr", -1),
        ("vilka verksamheter gick över budget", None),
    ],
)
def test_the_side_of_a_limit(text, side):
    bound = bound_of(read_question(Ask(text)))
    assert (bound.side if bound is not None else None) == side


def test_the_words_of_a_sum_are_nothing_to_look_for():
    words = read_question(Ask("Vilka statsbidrag på minst en miljon kronor fick nämnden?")).words
    assert [word.text for word in words] == ["statsbidrag"]


VOLUMES = """# Institutionsvård

Antalet placerade har ökat sedan förra året. Resultatet visar en negativ avvikelse om -9,8 miljoner kronor.

# Jourhem

Antalet placerade har minskat. Resultatet visar en positiv avvikelse om 5,7 miljoner kronor.
"""


def test_prose_that_tells_which_went_over_budget_is_listed_and_no_other():
    answer = told("Vilka placeringsformer visade underskott mot budget i Mallbo 2024?", VOLUMES)
    assert "-9,8 miljoner" in answer
    assert "5,7" not in answer


CONTROL = """# Åtgärder för att minska identifierade risker

| Risk | Riskåtgärd | Status |
|---|---|---|
| Risk för fukt i arkivet | Flytta arkivet | Ej klart i år |
| Risk för fel lön | Ny rutin | Blir klart i år |
| Risk för obehöriga | Byta lås | Klart |

# Uppföljning av intern kontroll

Intern kontroll är en process som ska säkerställa att målen nås.
"""


@pytest.mark.parametrize(
    ("text", "there", "gone"),
    [
        ("Vilka åtgärder i Mallbos internkontroll blir inte klara i år?", "Flytta arkivet", "Byta lås"),
        ("Vilka riskåtgärder i Mallbo är klara?", "Byta lås", "Ny rutin"),
        ("Vilka riskåtgärder i Mallbo blir klara i år?", "Ny rutin", "Flytta arkivet"),
    ],
    ids=case,
)
def test_measures_of_risks_in_the_state_that_is_asked_for(text, there, gone):
    answer = told(text, CONTROL)
    assert there in answer
    assert gone not in answer


VENTURES = """# Utbildning

Nämnden samordnar två särskilda utbildningar om suicid. Den ena är en tvådagarskurs i metoden Stegen för nya chefer.
Den andra är föreläsningen Våga tala för alla anställda. Kurserna fortsätter nästa år.
"""


def test_what_a_sentence_announces_is_named():
    answer = told("Vilka två utbildningar om suicid samordnar Mallbo?", VENTURES)
    assert "metoden Stegen" in answer
    assert "Våga tala" in answer
    assert "fortsätter nästa år" not in answer


def test_a_sentence_that_a_page_breaks_off_is_quoted_with_a_mark():
    body = "Nämnden har under året\nsidfot med adress och telefon\nöppnat två nya mottagningar i centrum."
    document = next(iter(held(f"# Nytt\n\n{body}\n").shelves.values())).document
    start = document.text.index("Nämnden har under året")
    span = type(document.sections[0].span)(start, start + len(body))
    text = "Nämnden har under året öppnat två nya mottagningar i centrum."
    assert with_gap(text, span, document) == ("Nämnden har under året […] öppnat två nya mottagningar i centrum.")
    assert with_gap("Nämnden har under året", span, document) == "Nämnden har under året"


ACTIVITIES = """# Aktiviteter

- Ta fram en plan för seniora mentorer. *HR-funktionen och verksamhetscheferna*
- Utveckla introduktionen för chefer. *Stödfunktionen*
"""


def test_who_is_to_do_it_stands_at_the_end_of_its_item():
    answer = told("Vem ansvarar för att ta fram en plan för seniora mentorer i Mallbo?", ACTIVITIES)
    assert "HR-funktionen och verksamhetscheferna" in answer
    assert "Stödfunktionen" not in answer
