import pytest

from tests.service import build
from tests.service.build import case, plain, reply


def quotes(answer):
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Vilka mål nås inte i Exempelköping?",
            ["”Fler familjer får stöd tidigt” – Delvis uppfyllt", "”Nämnden håller sin budget” – Ej uppfyllt"],
        ),
        (
            "Vilka etappmål nås inte i Exempelköping?",
            [
                "”Andel ärenden där insats påbörjats inom 14 dagar (%)” – 44 % mot 60 %",
                "”Antal familjer som fått råd och stöd utan utredning” – 298 mot 400",
            ],
        ),
        (
            "Vilka risker finns i Exempelköping?",
            [
                "”Risk att avtal med familjehem inte följs upp i tid”",
                "”Risk att placeringar inte kommer med i prognosen”",
                "”Risk att behörigheter ligger kvar när någon slutat”",
            ],
        ),
        (
            "Vilka åtgärder görs för en budget i balans i Exempelköping?",
            [
                "”rekrytera tio nya egna familjehem före årsskiftet”",
                "”avsluta inhyrningen av socionomer senast den 30 november”",
                "”pröva samtliga placeringar som pågått längre än sex månader”",
            ],
        ),
        (
            "Vilka statsbidrag fick Testhamn?",
            ["”Omställning till ny socialtjänstlag”", "”Subvention av familjehem”", "”Föräldraskapsstöd”"],
        ),
    ],
    ids=case,
)
def test_a_list_is_given_whole(text, items):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    told = plain(answer.answer)
    places = [told.find(item) for item in items]
    assert -1 not in places
    assert places == sorted(places)
    assert told.count("”") // 2 in (len(items), len(items) + 1)  # the heading may be quoted as well


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("Vilka statsbidrag har Mallbo fått?", 5, "Habiliteringsersättning 2024"),
        ("Vilka ärenden tas upp i Testhamn?", 5, "Förvaltningschefen informerar"),
        ("Vilka uppdrag har nämnden gett i Exempelköping?", 2, "Öppna en gemensam mottagning"),
    ],
    ids=case,
)
def test_each_entry_has_its_own_citation(text, count, first):
    answer = reply(text, build.samples())
    assert len(answer.citations) == count
    assert first in answer.citations[0].quote
    assert first in answer.answer


def test_met_goals_are_not_among_the_unmet():
    answer = reply("Vilka mål nås inte i Exempelköping?", build.samples())
    assert not any("I hög grad uppfyllt" in quote for quote in quotes(answer))


def test_the_goal_is_named_and_not_the_area_it_belongs_to():
    answer = reply("Which goals are not met in Exempelköping?", build.samples())
    assert answer.language == "en"
    assert "Nämnden håller sin budget" in answer.answer
    assert "En hållbar ekonomi" not in answer.answer


def report(place, lines):
    listed = "\n".join(f"- {line}" for line in lines)
    return build.written(place, f"# Risker\n\nNämnden följer dessa risker:\n\n{listed}\n")


def test_each_report_gives_its_own_list():
    held = build.catalogue(
        report("Mallbo", ["Risk att avtal löper ut", "Risk för låg bemanning"]),
        report("Provsjö", ["Risk för fel i utbetalningar", "Risk för sena beslut"]),
    )
    answer = reply("Vilka risker finns?", held)
    assert len(answer.citations) == 4
    assert {citation.municipality for citation in answer.citations} == {"Mallbo", "Provsjö"}


def test_a_list_that_is_cut_short_says_so():
    risks = [f"Risk för fel i system {letter}" for letter in "abcdefghijklmnopqrstuvw"]
    held = build.catalogue(report("Mallbo", risks))
    answer = reply("Vilka risker finns i Mallbo?", held)
    assert len(answer.citations) == 20
    assert [warning.message for warning in answer.warnings] == ["Listan fortsätter i rapporten."]


def test_what_is_not_listed_is_not_found():
    answer = reply(
        "Vilka investeringar gör Mallbo?", build.catalogue(report("Mallbo", ["Risk för brist", "Risk för fel"]))
    )
    assert answer.status == "not_found"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Vilka risker följs upp i Provsjö?",
            [
                "”Risk för att utredningar av barn drar över fyra månader” – Klart",
                "”Risk för felaktiga utbetalningar av ekonomiskt bistånd” – Klart",
                "”Risk för att kunskap försvinner när medarbetare slutar”",
            ],
        ),
        (
            "Vilka åtgärder har vidtagits mot riskerna i Provsjö?",
            [
                "”Inför en veckovis genomgång av alla pågående utredningar.” – Klart",
                "”Kontrollera uppgifterna mot flera register före beslut.” – Klart",
                "”Ta fram en plan för introduktion och överlämning.”",
            ],
        ),
        (
            "What risks does Skissby's internal control list?",
            ["“Felaktiga utbetalningar Stickprov", "“Utredningar drar över tiden Lista"],
        ),
        (
            "Which commissions are late in Exempelköping?",
            ["plan mot våld i nära relation” – not to be finished this year (Ej klart i år)"],
        ),
        (
            "Vilka åtgärder gör Exempelköping för att få budgeten att gå ihop?",
            ["”rekrytera tio nya egna familjehem", "”avsluta inhyrningen", "”pröva samtliga placeringar"],
        ),
        ("Vilka datum sammanträder nämnden i Testhamn 2026?", ["den 27 januari, 24 mars, 26 maj, 22 september"]),
    ],
    ids=case,
)
def test_records_states_and_dates(text, items):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    told = plain(answer.answer)
    places = [told.find(item) for item in items]
    assert -1 not in places
    assert places == sorted(places)
    assert len(answer.citations) == len(items)


def test_grants_come_with_their_amounts():
    answer = reply("Vilka statsbidrag fick Mallbo och hur mycket?", build.samples())
    assert "”Habiliteringsersättning 2024”: sökt belopp 1,8 mnkr, erhållet belopp 1,8 mnkr" in plain(answer.answer)
    assert {figure.value for figure in answer.figures} >= {"1.8", "2.5", "0.7", "0.6", "0.8"}


def test_none_of_the_state_asked_for_is_said():
    body = (
        "# Uppdrag\n\n| Nämndens uppdrag | Status |\n| --- | --- |\n"
        "| Öppna en ny mottagning för unga | Klart |\n| Ta fram en plan mot våld | Klart |\n"
    )
    answer = reply("Vilka uppdrag är inte klara i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert plain(answer.answer).startswith("Ingen av dem som rapporten listar har den status som frågan gäller")
    assert len(answer.citations) == 2


PROSE = """# Personal

Det är svårt att rekrytera erfarna socialsekreterare till utredningsenheten. Lönen är nu i nivå med grannarnas.

# Vardag

Förvaltningen har infört en gemensam mottagning för att minska väntetiden för familjer. Lunchen är god på onsdagar.

# Betydelsefulla händelser

## Ny mottagning på torget

I mars öppnade mottagningen för unga vuxna i nya lokaler.

## Flytt av familjerätten

Familjerätten flyttade i april till stadshuset.
"""


@pytest.mark.parametrize(
    ("text", "held", "left"),
    [
        ("Which challenges does Mallbo see?", "svårt att rekrytera", "Lunchen"),
        ("Vad gör Mallbo för att minska väntetiden?", "infört en gemensam mottagning", "Lönen"),
        ("What is Mallbo doing to reduce the waiting time?", "infört en gemensam mottagning", "Lönen"),
        ("Vad har hänt i Mallbo i år?", "Ny mottagning på torget", "Lunchen"),
        ("Name the important events in Mallbo", "Flytt av familjerätten", "Lönen"),
    ],
    ids=case,
)
def test_what_stands_in_prose_is_listed_as_well(text, held, left):
    answer = reply(text, build.catalogue(build.written("Mallbo", PROSE)))
    assert answer.status == "answered"
    assert held in answer.answer
    assert left not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Which risks does Mallbo see with nuclear power?",
        "Vilka åtgärder vidtas mot översvämningar i Mallbo?",
        "Vilka partier röstade emot budgeten i Mallbo?",
        "List the museums in Mallbo",
    ],
    ids=case,
)
def test_a_list_about_something_else_is_no_answer(text):
    assert reply(text, build.catalogue(build.written("Mallbo", PROSE))).status == "not_found"


GOALS = (
    "# Uppföljning av mål\n\n## Övergripande mål\n\n### Trygghet\n\nFör nämnden innebär det:\n\nFältet arbetar.\n"
    "\n### Stolthet\n\nFör nämnden innebär det:\n\nFler nämns i pressen.\n\n## Utvecklingsmål\n\n### Ökad samverkan\n\n"
    "Föreningar bjuds in.\n\n### Högre rättssäkerhet\n\nUtredningar blir klara i tid.\n"
)


def test_two_lists_of_headings_side_by_side_are_both_given_without_their_lead_ins():
    answer = plain(reply("Vilka mål har Mallbo?", build.catalogue(build.written("Mallbo", GOALS))).answer)
    for goal in ("Trygghet", "Stolthet", "Ökad samverkan", "Högre rättssäkerhet"):
        assert f"”{goal}”" in answer
    assert "För nämnden innebär det" not in answer


def test_the_list_whose_heading_has_the_asked_name_alone():
    answer = plain(reply("Vilka utvecklingsmål har Mallbo?", build.catalogue(build.written("Mallbo", GOALS))).answer)
    assert "”Ökad samverkan”" in answer
    assert "”Stolthet”" not in answer


def test_headings_that_bear_the_label_asked_for():
    body = (
        "# Bra att leva\n\nGott.\n\n## Nämndmål: Ökad jämlikhet\n\nDomar följs noga.\n\n# Ekosystem\n\nGott.\n\n"
        "## Nämndmål: Giftfri miljö\n\nMöbler återanvänds.\n"
    )
    answer = plain(reply("Vilka nämndmål har Mallbo?", build.catalogue(build.written("Mallbo", body))).answer)
    assert "”Ökad jämlikhet”" in answer
    assert "”Giftfri miljö”" in answer
