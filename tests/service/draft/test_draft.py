"""A draft says what the report's body says, in its own words, and nothing that is not proven."""

import re
from itertools import pairwise

import pytest

from index.types import Span, Statement
from service.documents.economy import Slot
from service.draft.accounts import read_accounts
from service.draft.body import Copies, body_of
from service.draft.clauses import cause_of, expected, explains
from service.draft.compose import make_draft
from service.draft.goals import Rating, rating_of, read_goals
from service.draft.grammar import is_noun_phrase, plain, reported
from service.draft.records import Draft, Order, Part, PointKind, ProofStatus
from service.export.notes import WORDS
from tests.service.made_report import TEXT, shelf

ECONOMY = (
    "Socialnämndens nettokostnad uppgick till 150,2 mnkr för perioden januari–augusti 2023, vilket är 5,2 mnkr eller "
    "3,6 procent över budgeten på 145,0 mnkr.",
    "Jämfört med samma period föregående år, då nettokostnaden var 140,5 mnkr, är det en ökning med 9,7 mnkr.",
    "Intäkterna uppgick till 20,8 mnkr, 800 tkr mer än budget, medan kostnaderna var 171,0 mnkr, 6,0 mnkr mer än "
    "budget.",
    "Prognosen för helåret 2023 är 225,0 mnkr mot en budget på 217,5 mnkr, vilket ger ett underskott på 7,5 mnkr eller "
    "3,4 procent.",
    "Det största underskottet, 8,1 mnkr, gäller barn och unga och väntas bli 11,2 mnkr för helåret.",
    "Rapporten förklarar det med att fler barn har placerats på institution.",
    "Däremot redovisas för ekonomiskt bistånd ett överskott på 2,7 mnkr, som väntas bli 3,5 mnkr för helåret.",
    "Som orsak anges färre hushåll än budgeterat.",
    "Åtgärderna för en budget i balans gäller färre externa placeringar och minskade konsulter.",
    "Investeringarna beräknas till 300 tkr för helåret mot en budget på 400 tkr, varav 120 tkr har använts.",
    "För helåret väntas ett överskott på 100 tkr.",
)


def said(draft: Draft, part: Part) -> list[str]:
    return [sentence.text for section in draft.sections if section.part is part for sentence in section.sentences]


@pytest.fixture(scope="module")
def draft() -> Draft:
    return make_draft(shelf())


def test_economy(draft: Draft) -> None:
    assert said(draft, Part.ECONOMY) == list(ECONOMY)


def test_goals(draft: Draft) -> None:
    assert said(draft, Part.GOALS) == [
        "Av socialnämndens två mål bedöms ett uppfyllt i hög grad och ett inte uppfyllt.",
        "Målet ”Nämnden har en ekonomi i balans” bedöms inte nås.",
        "Som skäl anges dyrare placeringar av barn.",
        "Rapporten lyfter fram att ett nytt samverkansteam har inrättats tillsammans med skolorna för elever med lång "
        "frånvaro.",
    ]


def test_staff(draft: Draft) -> None:
    assert said(draft, Part.STAFF) == [
        "Antalet anställda var 214 i augusti 2023, vilket är fyra fler än i augusti 2022.",
        "Den totala sjukfrånvaron var 6,4 procent, en minskning med 0,8 procentenheter sedan samma period föregående "
        "år.",
    ]


def test_control_and_what_is_ahead(draft: Draft) -> None:
    assert said(draft, Part.CONTROL) == [
        "Internkontrollen omfattar två risker, inom inköp och arkiv.",
        "Av två åtgärder är en klar, medan en inte blir klar under året.",
        "Den åtgärd som inte blir klar gäller arkiv.",
    ]
    assert said(draft, Part.AHEAD) == [
        "Om tiden framåt anges att nämnden avser att öppna en ny mottagning för vuxna under nästa år."
    ]


def test_every_figure_is_proven(draft: Draft) -> None:
    assert (len(draft.proofs), draft.unproven, draft.share_proven) == (29, (), 1.0)
    assert not [sentence.text for sentence in draft.sentences if not sentence.sources]


def test_proofs_tell_source_and_calculation(draft: Draft) -> None:
    proofs = {proof.text: proof for proof in draft.proofs}
    assert proofs["5,2 mnkr"].calculation == "−5 200 tkr är 5,2 mnkr"
    assert proofs["9,7 mnkr"].calculation == "150 200 tkr − 140 500 tkr = 9,7 mnkr"
    assert proofs["3,6 procent"].calculation == "100 × 5 200 tkr / 145 000 tkr = 3,6 procent"
    assert proofs["8,1 mnkr"].sources[0].text == "Barn och unga: Avvikelse jan-aug -8 100 tkr"
    assert proofs["två mål"].note == "Räknat: Fler unga får hjälp i tid; Nämnden har en ekonomi i balans"
    assert all(TEXT[s.start : s.end] for proof in draft.proofs for s in proof.sources)


def test_sources_are_verbatim_places_of_the_report(draft: Draft) -> None:
    text = shelf().document.text
    source = next(s for s in draft.sentences if "institution" in s.text).sources[0]
    assert text[source.start : source.end].startswith("Den negativa avvikelsen beror")
    assert source.place == "Ekonomi › Verksamheterna"


def test_the_reports_own_summary_is_not_read(draft: Draft) -> None:
    assert "99,9" not in " ".join(sentence.text for sentence in draft.sentences)
    assert "99,9" in body_of(shelf()).summary_text


def test_nothing_is_copied_from_the_summary() -> None:
    copied = "Jämförelsen visar att fler barn har placerats på institution under hela året än tidigare."
    text = TEXT.replace("En särskild satsning", f"{copied} En särskild satsning").replace(
        "att fler barn har placerats\npå institution.",
        "att fler barn har placerats\npå institution under hela året än tidigare.",
    )
    body = body_of(shelf(text, "copied.md"))
    copies = Copies(body.summary_text)
    found = make_draft(shelf(text, "copied.md"))
    assert [one.text for one in found.sentences if copies.run(re.sub("”[^”]*”", "", one.text))] == []
    assert "institution" not in " ".join(said(found, Part.ECONOMY))


@pytest.mark.parametrize(("length", "least", "most"), [("short", 10, 14), ("normal", 20, 24), ("long", 22, 30)])
def test_lengths(length: str, least: int, most: int) -> None:
    assert least <= len(make_draft(shelf(), Order(length=length)).sentences) <= most  # type: ignore[arg-type]


def test_sections_that_are_asked_for() -> None:
    found = make_draft(shelf(), Order(parts=(Part.STAFF, Part.CONTROL)))
    assert [section.part for section in found.sections] == [Part.STAFF, Part.CONTROL]


def test_a_section_without_material_is_left_out_and_said_so() -> None:
    text = TEXT[: TEXT.index("# Internkontroll")]
    found = make_draft(shelf(text, "short.md"))
    assert [one.part for one in found.left_out] == [Part.CONTROL, Part.AHEAD]
    assert found.left_out[0].reason == "Rapporten har inget avsnitt om internkontroll med risker eller status."


def test_english() -> None:
    found = make_draft(shelf(), Order(language="en"))
    assert said(found, Part.ECONOMY)[0] == (
        "The committee (Socialnämnden) had a net cost of SEK 150.2 million for January–August 2023, which is SEK 5.2 "
        "million or 3.6 percent over the budget of SEK 145.0 million."
    )
    assert said(found, Part.ECONOMY)[4:6] == [
        "The largest deficit, SEK 8.1 million, concerns child and youth care (barn och unga) and is expected to be "
        "SEK 11.2 million for the full year.",
        "The report explains it as follows (in Swedish): “Den negativa avvikelsen beror främst på att fler barn har "
        "placerats på institution”.",
    ]
    assert found.share_proven == 1.0


def test_no_two_sentences_in_a_row_open_alike(draft: Draft) -> None:
    for section in draft.sections:
        openings = [sentence.text.split()[0] for sentence in section.sentences]
        assert [one for one, other in pairwise(openings) if one == other] == []


def test_progress_is_told() -> None:
    steps: list[tuple[int, int, str]] = []
    make_draft(shelf(), Order(parts=(Part.ECONOMY, Part.STAFF)), progress=lambda *step: steps.append(step))
    assert steps == [(0, 2, "Ekonomiskt resultat"), (1, 2, "Personal"), (2, 2, "")]


def test_a_contradiction_that_touches_the_draft_is_an_open_point() -> None:
    text = TEXT.replace(
        "Ekonomiskt bistånd redovisar ett överskott på 2,7 miljoner kronor.",
        "Ekonomiskt bistånd redovisar ett överskott på 2,1 miljoner kronor.",
    )
    found = make_draft(shelf(text, "contradicted.md"))
    told = [point.message for point in found.open_points if point.kind is PointKind.CONFLICT]
    assert len(told) == 1
    assert told[0].startswith("Texten anger 2,1 miljoner kronor")


def test_no_period_budget_is_an_open_point() -> None:
    text = TEXT.replace("| Budget jan-aug |", "| Anslag |").replace("| Avvikelse jan-aug |", "| Not |")
    found = make_draft(shelf(text, "no-budget.md"), Order(parts=(Part.ECONOMY,)))
    assert PointKind.PERIOD in [point.kind for point in found.open_points]


def test_accounts() -> None:
    accounts = read_accounts(body_of(shelf()))
    assert accounts is not None
    assert accounts.whole.slots[Slot.OUTCOME].text == "150 200"
    assert [one.label for one in accounts.activities] == ["Barn och unga", "Ekonomiskt bistånd", "Familjerätt"]
    assert (accounts.direction, accounts.balanced, accounts.annual) == (-1, False, False)


def statement(text: str) -> Statement:
    return Statement(text, Span(0, len(text)), ("Ekonomi",), cause=2)


@pytest.mark.parametrize(
    ("text", "shape", "cause"),
    [
        ("Det beror på att fler barn har placerats.", "clause", "fler barn har placerats"),
        ("Överskottet förklaras främst av lägre volymer.", "noun", "lägre volymer"),
        ("Orsaken är att två tjänster är vakanta.", "clause", "två tjänster är vakanta"),
        ("Kostnaden är högre än budget på grund av inhyrd personal.", "noun", "inhyrd personal"),
        ("Utfallet är ett resultat av minskade placeringar.", "noun", "minskade placeringar"),
        ("Avvikelsen beror dels på vakanta tjänster, dels på lägre hyror.", "noun", "vakanta tjänster"),
        ("Budgeten överskreds eftersom priset per dygn har stigit.", "clause", "priset per dygn har stigit"),
        (
            "Rekrytering till vakanta tjänster har tagit lång tid, vilket bidragit till en positiv avvikelse.",
            "clause",
            "rekrytering till vakanta tjänster har tagit lång tid",
        ),
        (
            "Det beror på att i genomsnitt har tio placeringar gjorts.",
            "clause",
            "tio placeringar i genomsnitt har gjorts",
        ),
    ],
)
def test_causes_that_can_be_lifted_out(text: str, shape: str, cause: str) -> None:
    found = cause_of(statement(text))
    assert found is not None
    assert (found.shape, found.text) == (shape, cause)


@pytest.mark.parametrize(
    "text",
    [
        "Det beror på detta.",
        "Det beror på att de inte har tillsatts.",
        "Avvikelsen beror på det som beskrivs ovan.",
        "Barn som kommer hit på grund av våld som de upplever visar en positiv utveckling.",
        "Kostnaden har ökat.",
    ],
)
def test_causes_that_cannot(text: str) -> None:
    assert cause_of(statement(text)) is None


@pytest.mark.parametrize(
    ("text", "favourable", "fits"),
    [
        ("Underskottet beror på dyra placeringar.", -1, True),
        ("Underskottet beror på dyra placeringar.", 1, False),
        ("Överskottet beror på vakanta tjänster.", 1, True),
        ("Differensen mot föregående år beror på fler tjänster.", -1, False),
    ],
)
def test_a_cause_fits_its_direction(text: str, favourable: int, fits: bool) -> None:
    clause = cause_of(statement(text))
    assert clause is not None
    assert (explains(clause, "", favourable) is not None) is fits


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Nämnden har också inrättat ett nytt team för unga.", "nämnden också har inrättat ett nytt team för unga"),
        ("Ett nytt arbetssätt har införts på alla enheter.", "ett nytt arbetssätt har införts på alla enheter"),
        ("SSPF har startats i två av kommunens skolor.", "SSPF har startats i två av kommunens skolor"),
    ],
)
def test_reported_clauses(text: str, clause: str) -> None:
    assert reported(text) == clause


@pytest.mark.parametrize(
    "text",
    [
        "Under året har nämnden inrättat ett nytt team.",
        "Arbetet har pågått under hela året.",
        "Detta har lett till fler besök på mottagningen.",
        "Vi har startat en ny mottagning för unga.",
        "Kort mening.",
    ],
)
def test_clauses_that_are_not_reported(text: str) -> None:
    assert reported(text) is None


def test_what_is_expected() -> None:
    assert expected("Bedömningen är att volymerna kommer att öka.") == ("bedömningen", "volymerna kommer att öka")
    assert expected("Till hösten är bedömningen att köerna minskar.") == ("bedömningen", "köerna minskar")
    assert expected("Volymerna ökar.") is None


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("kostnader kopplat till vård", "kostnader som rör vård"),
        ("1,3 miljoner kronor", "1,3 mnkr"),
        ("har ökat jämfört med tidigare år", "har ökat sedan tidigare år"),
        ("8,7% mer", "8,7 procent mer"),
    ],
)
def test_plain_words(text: str, plainer: str) -> None:
    assert plain(text) == plainer


def test_noun_phrases() -> None:
    assert is_noun_phrase("vakanta tjänster som inte har tillsatts")
    assert not is_noun_phrase("våld som påverkar barn visar en utveckling")


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I mycket hög grad uppfyllt", Rating.VERY_HIGH),
        ("I hög grad uppfyllt", Rating.HIGH),
        ("Delvis uppfyllt", Rating.PARTLY),
        ("Ej uppfyllt", Rating.NOT),
        ("Bedömningen är att målet kommer att uppnås.", Rating.MET),
        ("målet till stor del kommer att uppnås men med risk för avvikelse", Rating.MOSTLY),
        ("Måluppfyllelsen bedöms som mycket god.", Rating.VERY_GOOD),
        ("Arbetet pågår", None),
    ],
)
def test_ratings(text: str, rating: Rating | None) -> None:
    assert rating_of(text) is rating


def test_goals_are_read_from_a_table() -> None:
    table = (
        "# Delårsrapport per 31 augusti 2023\n\n## Socialnämnden i Huddinge\n\n# Mål\n\n"
        "| Målområde | Nämndmål | Måluppfyllelse |\n|---|---|---|\n"
        "| Trygghet | Unga får hjälp i tid | Delvis uppfyllt |\n| Ekonomi | Budgeten hålls | Ej uppfyllt |\n"
    )
    found = read_goals(body_of(shelf(table, "goals.md")))
    assert [(goal.name, goal.rating) for goal in found] == [
        ("Unga får hjälp i tid", Rating.PARTLY),
        ("Budgeten hålls", Rating.NOT),
    ]


def test_every_proof_status_has_its_words() -> None:
    assert all(status.value in words for words in WORDS.values() for status in ProofStatus)
