import pytest

from index.audit import FindingKind
from tests.service import build
from tests.service.build import case, plain, reply, warned


def test_both_figures_are_given_and_the_one_that_the_arithmetic_bears_out():
    answer = reply("Vad blev avvikelsen för personer med funktionsnedsättning i Mallbo?", build.samples())
    assert warned(answer) == ["conflict"]
    told = plain(answer.answer)
    assert "6,8 mnkr överskott i tabellen" in told
    assert "men 6,3 mnkr överskott i löptexten" in told
    assert "uträkningen stöder 6,8 mnkr (" in told  # and the other cells of the row
    assert {"6.8", "6.3"} <= {figure.value for figure in answer.figures}
    marks = answer.warnings[0].markers
    assert len(marks) == 2
    quotes = [citation.quote for citation in answer.citations if citation.marker in marks]
    assert any("+6,3 mnkr mot budget" in quote for quote in quotes)


def test_a_contradiction_is_said_once():
    answer = reply("Vad blev avvikelsen för personer med funktionsnedsättning i Mallbo?", build.samples())
    assert answer.answer.count("motsäger sig själv") == 1


def test_a_contradiction_elsewhere_is_not_mentioned():
    answer = reply("Vad blev avvikelsen för barn och unga i Mallbo?", build.samples())
    assert warned(answer) == []
    assert "motsäger" not in answer.answer


def report(sentence):
    rows = build.table(
        "Hemtjänst | 100 000 | 110 000 | -10 000",
        "Förskola | 50 000 | 48 000 | 2 000",
        "Summa | 150 000 | 158 000 | -8 000",
    )
    return build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{rows}\n{sentence}\n"))


def test_prose_that_disagrees_with_the_table_is_shown():
    held = report("Hemtjänsten gick 14,0 miljoner kronor över budget för perioden.")
    (shelf,) = held.shelves.values()
    assert [finding.kind for finding in shelf.findings] == [FindingKind.PROSE]
    answer = reply("Vad blev avvikelsen för hemtjänsten i Mallbo?", held)
    assert warned(answer) == ["conflict"]
    assert "10,0 mnkr" in answer.answer
    assert "14,0 mnkr" in answer.answer
    assert "uträkningen stöder 10,0 mnkr" in plain(answer.answer)


def test_prose_that_agrees_after_rounding_is_no_contradiction():
    answer = reply(
        "Vad blev avvikelsen för hemtjänsten i Mallbo?",
        report("Hemtjänsten gick 10 miljoner kronor över budget för perioden."),
    )
    assert warned(answer) == []


def test_a_contradiction_in_english():
    held = report("Hemtjänsten gick 14,0 miljoner kronor över budget för perioden.")
    answer = reply("What was the deviation for home care in Mallbo?", held)
    told = plain(answer.answer)
    assert "SEK 10.0 million deficit in the table" in told
    assert "SEK 14.0 million deficit in the text" in told
    assert "the arithmetic supports SEK 10.0 million (outcome SEK 110.0 million, budget SEK 100.0 million)." in told


@pytest.mark.parametrize(
    "text",
    ["Finns det motsägelser i rapporten från Mallbo?", "Does the Mallbo report contradict itself?"],
    ids=case,
)
def test_whether_a_report_agrees_with_itself(text):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert "conflict" in warned(answer)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "+6,3 mnkr mot budget" in quotes
    assert {citation.municipality for citation in answer.citations} == {"Mallbo"}


def test_a_figure_that_stands_in_two_tables_is_contradicted_in_both():
    first = build.table("Hemtjänst | 100 000 | 110 000 | -10 000", "Summa | 100 000 | 110 000 | -10 000")
    fuller = build.table(
        "Hemtjänst | 150 000 | 166 000 | -16 000 | 100 000 | 110 000 | -10 000",
        "Summa | 150 000 | 166 000 | -16 000 | 100 000 | 110 000 | -10 000",
        columns="Budget helår | Prognos helår | Avvikelse helår | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug",
    )
    prose = "Hemtjänsten gick 14,0 miljoner kronor över budget för perioden."
    body = f"# Ekonomi\n\n{first}\n## Sammandrag\n\n{fuller}\n## Analys\n\n{prose}\n"
    answer = reply("Vad blev avvikelsen för hemtjänsten i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert "166000" in {figure.value for figure in answer.figures}
    assert warned(answer) == ["conflict"]
    assert "14,0 mnkr" in answer.answer


def test_a_total_that_its_rows_do_not_give_is_said_with_the_sum():
    rows = build.table(
        "Hemtjänst | 100 000 | 110 000 | -10 000",
        "Förskola | 50 000 | 48 000 | 2 000",
        "Bibliotek | 20 000 | 21 000 | -1 000",
        "Summa | 170 000 | 184 000 | -9 000",
    )
    answer = reply("Vad blev utfallet i Mallbo?", build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{rows}\n")))
    told = plain(answer.answer)
    assert "angivet är 184,0 mnkr, men raderna summerar till 179 000 tkr" in told
    (derived,) = (f for f in answer.figures if f.derived is not None and f.derived.operation == "sum")
    assert derived.value == "179000"
    assert [one.value for one in derived.derived.inputs] == ["110000", "48000", "21000"]


COUNTED = "Av 40 hushåll har 12 hushåll fått egen bostad. Det är 12 av 40 hushåll, vilket motsvarar 33 procent."


@pytest.mark.parametrize(
    "text",
    [
        "Stämmer andelen hushåll med egen bostad i Mallbo?",
        "Det står 33 procent på ett ställe och 12 av 40 på ett annat i Mallbo, vilket stämmer?",
        "Är siffran 33 procent i Mallbo korrekt?",
        "Kan man lita på siffrorna i rapporten från Mallbo?",
        "Does the Mallbo report contradict itself?",
    ],
    ids=case,
)
def test_a_share_is_shown_beside_what_its_counts_give(text):
    held = build.catalogue(build.written("Mallbo", f"# Boende\n\n{COUNTED}\n"))
    told = plain(reply(text, held).answer)
    assert "33" in told
    assert "12 hushåll av 40 hushåll är 30,0 procent" in told or "12 of 40" in told or "30.0 percent" in told


def test_a_list_of_contradictions_names_each_once():
    answer = reply("Finns det motsägelser i rapporten från Mallbo?", build.samples())
    items = [line for line in answer.answer.splitlines() if line.startswith("- ")]
    assert len(items) == len(set(items))
    assert len(items) >= 1


def test_an_unknown_topic_has_no_contradiction():
    answer = reply("Motsäger rapporten från Mallbo sig själv om skolskjutsar?", build.samples())
    assert warned(answer) == []


TWICE = (
    "# Hemtjänst\n\nHemtjänsten redovisar ett underskott på 12,0 miljoner kronor för perioden.\n\n"
    "## Slutsats\n\nHemtjänsten redovisar ett underskott på 13,0 miljoner kronor för perioden.\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hur stort är underskottet för hemtjänsten i Mallbo?", ("12,0 mnkr", "13,0 mnkr", "på ett annat")),
        ("Vilken siffra är rätt för hemtjänsten i Mallbo?", ("12,0 mnkr", "13,0 mnkr", "på ett annat")),
        ("What is the deficit for home care in Mallbo?", ("SEK 12.0 million", "SEK 13.0 million", "in another")),
    ],
    ids=case,
)
def test_two_sentences_with_two_values_are_both_given(text, told):
    answer = reply(text, build.catalogue(build.written("Mallbo", TWICE)))
    assert "conflict" in warned(answer)
    assert all(part in plain(answer.answer) for part in told)


def test_a_report_without_contradictions_is_said_to_have_none():
    sound = report("Hemtjänsten gick 10 miljoner kronor över budget för perioden.")
    told = reply("Motsäger rapporten från Mallbo sig själv?", sound).answer
    assert told.startswith("Granskningen hittar inga uppgifter som motsäger varandra i rapporten från Mallbo")


def test_a_change_is_held_against_the_levels_that_the_answer_gives():
    columns = "Budget jan-aug 2024 | Utfall jan-aug 2024 | Utfall jan-aug 2023"
    rows = build.table("Hemtjänst | 100 000 | 110 000 | 95 000", "Förskola | 50 000 | 48 000 | 47 000", columns=columns)
    said = "Jämfört med samma period föregående år har nettokostnaderna för hemtjänsten ökat med 17,5 miljoner kronor."
    held = build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{rows}\n## Hemtjänst\n\n{said}\n"))
    told = plain(reply("Hur mycket har hemtjänsten ökat i Mallbo?", held).answer)
    assert "angivet är 17,5 mnkr, men skillnaden mellan 110,0 mnkr och 95,0 mnkr är 15 000 tkr" in told


def test_a_case_number_that_the_notice_gives_otherwise():
    answer = reply("Motsäger Botkyrkas handlingar varandra om diarienummer?", build.real("003"))
    assert answer.status == "answered"
    assert "kallelsen anger SN/2024:00081 men handlingen SN/2024:00304" in answer.answer
    quotes = [citation.quote.strip() for citation in answer.citations]
    assert "Dnr: SN/2024:00304" in quotes


def test_a_total_of_both_signs_keeps_its_sign_beside_what_its_rows_come_to():
    rows = build.table(
        "Hamn | -60 000 | -50 000 | 10 000",
        "Energi | 30 000 | 20 000 | -10 000",
        "Park | -10 000 | -20 000 | -10 000",
        "Summa | -40 000 | -70 000 | -10 000",
    )
    held = build.catalogue(build.written("Mallbo", f"# Resultat\n\n{rows}\n"))
    told = plain(reply("Stämmer summan i Mallbo?", held).answer)
    assert "angivet är −70,0 mnkr, men raderna summerar till −50 000 tkr" in told
