"""Layout of the real reports: exact places, under exact headings."""

from index.types import BlockKind, PartKind
from tests.index.layout import path_of, paths, read, texts
from tests.reports import more, report


def test_000_paths_through_inconsistent_marks() -> None:
    document = read(report("000"))
    assert ("Ekonomi", "Driftsredovisning", "Resultaträkning") in paths(document)
    assert ("Sammanfattning", "Ekonomi") in paths(document)
    assert ("Effektivitetsarbete",) in paths(document)
    goals = [path for path in paths(document) if path[-1] == "Analys"]
    assert len(goals) == 7
    for path in goals:
        assert [step.split(":")[0] for step in path] == ["Målområde", "Kommunfullmäktigemål", "Nämndmål", "Analys"]
    assert sum(block.kind is BlockKind.CONTENTS for block in document.blocks) == 1


def test_000_sentences_cut_by_page_breaks_are_whole() -> None:
    document = read(report("000"))
    whole = [text for text in texts(document) if "jämfört med föregående år. Personalomsättningen" in text]
    assert len(whole) == 1
    assert any(text.endswith("i Flemingsberg och Skogås.") for text in texts(document))


def test_001_paths_of_bare_headings() -> None:
    document = read(report("001"))
    assert ("Bra att leva och bo", "Nämndmål: Ökad jämlikhet") in paths(document)
    assert ("Sund ekonomi", "Resultaträkning") in paths(document)
    assert ("Sund ekonomi", "Vård och behandling") in paths(document)
    assert ("Konkurrensprövning",) in paths(document)


def test_001_hyphens_and_page_breaks() -> None:
    document = read(report("001"))
    prose = " ".join(texts(document))
    assert "kommunfullmäktiges mål" in prose
    assert "kommun-fullmäktige" not in prose
    assert "utifrån Covid-19-pandemin" in prose
    assert "vård- och omsorgsnämnden" in prose
    assert any("genomföra en endagsutbildning" in text for text in texts(document))
    assert any(text.startswith("1 Tillgänglighetsdirektivet") for text in texts(document))


def test_002_numbers_rule_over_marks() -> None:
    document = read(report("002"))
    top = [path[0] for path in paths(document) if len(path) == 1]
    assert top == [
        "Tertialbokslut 2 2023", "Socialnämnden", "I Sammanfattning", "2 Verksamhetsresultat", "3 Agenda 2030",
        "4 Ekonomiskt resultat", "5 Redovisning riktade statsbidrag prognos",
        "6 Uppföljning av medel ur framtidsfonder", "7 Sjukfrånvaro",
    ]  # fmt: skip
    assert ("I Sammanfattning", "Ekonomiskt resultat") in paths(document)
    assert ("4 Ekonomiskt resultat", "Heldygnsvård vuxna") in paths(document)


def test_003_parts() -> None:
    document = read(report("003"))
    assert [(part.kind, part.title[:40]) for part in document.parts] == [
        (PartKind.NOTICE, "Kallelse till möte för socialnämnden 202"),
        (PartKind.ITEM, "01 Förvaltningschefen informerar - muntl"),
        (PartKind.ITEM, "02 Information om socialförvaltningens v"),
        (PartKind.ITEM, "03 Resultat av sommarens pop-ups med frå"),
        (PartKind.ITEM, "04 Tjänsteskrivelse – Delårsuppföljning "),
        (PartKind.REPORT, "Delårsrapport 2, Tertial 2 2024"),
        (PartKind.ITEM, "05 Tjänsteutlåtande - Ansökan om statsbi"),
        (PartKind.APPLICATION, "Ansökan Socialstyrelsen – Statsbidrag fö"),
        (PartKind.ITEM, "06 Kompetensförsörjningsplan 2025-2028"),
        (PartKind.PLAN, "Kompetensförsörjningsplan 2025 – 2028"),
        (PartKind.ITEM, "07 Sammanställning av ej verkställda bes"),
        (PartKind.ITEM, "08 Sammanträdesordning för Socialnämnden"),
        (PartKind.ITEM, "09 Anmälningsärenden"),
    ]


def test_003_paths() -> None:
    document = read(report("003"))
    assert (
        "4 Ekonomisk uppföljning och analys", "4.1 Driftuppföljning", "4.1.1 Analys", "Barn och unga",
    ) in paths(document)  # fmt: skip
    deepest = [path for path in paths(document) if path[-1] == "Analys" and len(path) == 5]
    assert len(deepest) == 17
    assert all(path[3].startswith(f"{path[2].split()[0]}.") for path in deepest)
    assert ("Kompetensförsörjningsplanen",) in paths(document)
    assert ("1. Beskrivning av utvecklingsarbetet ni söker statsbidrag för",) in paths(document)


def test_003_running_headers_are_no_content() -> None:
    document = read(report("003"))
    assert any("ökar botkyrkabornas kunskap" in text for text in texts(document))
    assert any(
        "de olika rubrikerna för rapportering" in text or "rubrikerna för rapportering" in text
        for text in texts(document)
    )
    assert not any("Bankgiro" in text for text in texts(document))


def test_004_numbers_through_ocr() -> None:
    document = read(report("004"))
    numbers = [
        section.path[-1].split()[0] for section in document.sections if section.path and section.path[-1][0].isdigit()
    ]
    assert numbers == [
        "1", "2", "3", "4", "41", "411", "412", "413", "414", "42", "421", "422", "423", "424", "425", "5", "51", "6",
        "61", "62", "7", "71", "8", "81", "9", "10",
    ]  # fmt: skip
    four = [path for path in paths(document) if path[-1].startswith("412 ")]
    assert [len(path) for path in four] == [3]


def test_004_a_minus_cut_from_its_number_is_whole() -> None:
    assert any("till -5,4 mnkr" in text for text in texts(read(report("004"))))


def test_a_large_text_of_a_whole_municipality() -> None:
    document = read(more("goteborg-delarsrapport-mars-2023.txt"))
    assert ("3 Verksamhetens utveckling", "3.1 Väsentliga avvikelser") in paths(document)
    assert ("8 Driftsredovisning", "8.1 Nämnder", "8.1.1 Nämndernas resultat mars") in paths(document)


def test_a_pdf_with_headers_and_attached_headings() -> None:
    document = read(more("bun-fordjupad-manadsuppfoljning-april-2026.pdf"))
    assert texts(document, BlockKind.CONTENTS) == [f"Fördjupad månadsuppföljning 2026 {page}" for page in (2, 3, 4, 5)]
    assert path_of(document, "Prognosen för intäkterna")[-1] == "Prognos"
    assert ("Förskola + 6 239 tkr",) in paths(document)
