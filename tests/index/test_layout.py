"""Text to sections, paragraphs, lists and parts: small texts of our own; see test_layout_reports for the real ones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.layout import mapped, parse
from index.loading import load_bytes
from index.types import BlockKind, PartKind, Span, Table, TableStyle
from tests.index.layout import parsed, path_of, paths, texts

# Readable text


@pytest.mark.parametrize(
    ("stored", "readable"),
    [
        pytest.param("kommun-\nfullmäktige", "kommunfullmäktige", id="hyphen at the line's end"),
        pytest.param("kommun- \n\nfullmäktige", "kommunfullmäktige", id="hyphen over a blank line"),
        pytest.param("vård- \noch omsorg", "vård- och omsorg", id="hyphen before och"),
        pytest.param("barn- och unga", "barn- och unga", id="hyphen inside a line"),
        pytest.param("Covid-\n19-pandemin", "Covid-19-pandemin", id="hyphen before a digit"),
        pytest.param("Covid-19-\npandemin", "Covid-19-pandemin", id="hyphen after a digit"),
        pytest.param("HVB-\nhem", "HVB-hem", id="hyphen after capitals"),
        pytest.param("2016-\n2018", "2016-2018", id="years"),
        pytest.param("beräknas till -\n\n5,4 mnkr", "beräknas till -5,4 mnkr", id="a minus cut from its number"),
        pytest.param("ett tal –\nsedan mer", "ett tal – sedan mer", id="a dash stays a dash"),
        pytest.param("en  rad \n  till\tsist ", "en rad till sist", id="white space"),
        pytest.param("**Fet** och *kursiv* text", "Fet och kursiv text", id="emphasis"),
        pytest.param("***Fet kursiv***", "Fet kursiv", id="both"),
        pytest.param("73* och 420*", "73* och 420*", id="footnote stars stay"),
        pytest.param("* Siffror som rättats", "* Siffror som rättats", id="a footnote's star stays"),
        pytest.param("\\* stjärna \\_ streck", "* stjärna _ streck", id="escapes"),
        pytest.param("ﬁnns ﬂera", "finns flera", id="ligatures"),
        pytest.param("\uf0b7 punkt", "punkt", id="private characters"),
    ],
)
def test_mapped_is_what_a_reader_reads(stored: str, readable: str) -> None:
    result = mapped(stored, Span(0, len(stored)))
    assert result.text == readable
    assert len(result.origin) == len(result.text)


def test_mapped_keeps_the_place_of_every_character() -> None:
    text = "xx kommun-\n fullmäktige yy"
    result = mapped(text, Span(3, 23))
    start = result.text.index("fullmäktige")
    assert result.span(start, start + 11).of(text) == "fullmäktige"
    assert result.span(0, len(result.text)) == Span(3, 23)


def test_mapped_of_several_spans_skips_what_lies_between() -> None:
    text = "första delen\nSIDHUVUD\nandra delen"
    result = mapped(text, Span(0, 12), Span(22, 33))
    assert result.text == "första delen andra delen"
    assert result.span(13, 24).of(text) == "andra delen"


WILD = st.text(alphabet="abåÄ1 -*\n\t|#.ﬁ,", max_size=80)


@given(WILD)
def test_mapped_never_invents_a_character(text: str) -> None:
    result = mapped(text, Span(0, len(text)))
    assert list(result.origin) == sorted(result.origin)
    for letter, place in zip(result.text, result.origin, strict=True):
        assert letter == text[place] or (letter == " " and text[place].isspace()) or text[place] == "ﬁ"


LINES = (
    *("# A", "1 Ett", "2.1 Två", "Kort rubrik", "**Fet**", "- punkt", "en rad som går vidare", "", "", "Innehåll"),
    *("En lång mening som slutar här.", "Del ..... 3", "Nämndmål: X", "Socialnämnden", "| a | b |", "04 Ärende"),
    *("Dnr: SN 2024:1", "TJÄNSTESKRIVELSE", "Kallelse", "Skickas till", "Ansökan om medel", "www.x.se a@b.se"),
)


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_sections_and_parts_tile_the_text_and_blocks_hold_all_of_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = parsed(text)
    for spans in ([part.span for part in document.parts], [section.span for section in document.sections]):
        assert spans[0].start == 0
        assert spans[-1].end == len(text)
        assert all(before.end == after.start for before, after in pairwise(spans))
    held = {place for block in document.blocks for place in range(block.span.start, block.span.end)}
    assert all(place in held for place, letter in enumerate(text) if not letter.isspace())
    assert [block.span.start for block in document.blocks] == sorted(block.span.start for block in document.blocks)
    for block in document.blocks:
        assert (
            document.sections[block.section].span.start <= block.span.start < document.sections[block.section].span.end
        )


# Paragraphs and lists


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Nämnden har under året arbetat med flera olika frågor som rör \nbarn och unga i hela kommunen, och arbetet"
        " fortsätter. \n\nNästa stycke är ett annat stycke som också det är brutet på \nflera rader i den här texten. "
        "\n\nEtt tredje stycke som är brutet så att raden går vidare på \nnästa rad.\n"
    )
    assert texts(parsed(wrapped)) == [
        "Nämnden har under året arbetat med flera olika frågor som rör barn och unga i hela kommunen, och arbetet"
        " fortsätter.",
        "Nästa stycke är ett annat stycke som också det är brutet på flera rader i den här texten.",
        "Ett tredje stycke som är brutet så att raden går vidare på nästa rad.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("Kostnaden är högre än budget jämfört med", "föregående år.", True, id="small letter"),
        pytest.param("Ett pilotprojekt har startat på skolorna i", "Storby och Lillby.", True, id="ends open"),
        pytest.param("Samverkan sker i Forum ett, Forum två,", "Forum tre och fyra.", True, id="comma"),
        pytest.param("Prognosen beräknas vid årets slut till -", "5,4 mnkr.", True, id="sign"),
        pytest.param("Kostnaden är högre än budget.", "föregående år var den lägre.", False, id="sentence ended"),
        pytest.param("Kostnaden är högre än den budget som finns", "Nästa mening börjar här.", False, id="capital"),
    ],
)
def test_a_sentence_cut_by_a_page_break_is_joined(first: str, second: str, joined: bool) -> None:
    found = texts(parsed(f"{first}\n\n\n{second}\n"))
    assert found == (
        [mapped(f"{first}\n\n{second}", Span(0, len(first) + len(second) + 2)).text] if joined else [first, second]
    )


def test_a_page_header_inside_a_sentence_is_no_content() -> None:
    text = (
        "Verksamheten har under perioden ökat sin förmåga att möta de behov som\n\nKulturnämnden\n\nfinns i kommunen."
        " Arbetet fortsätter.\n"
    )
    document = parsed(text)
    assert texts(document) == [
        "Verksamheten har under perioden ökat sin förmåga att möta de behov som finns i kommunen. Arbetet fortsätter."
    ]
    assert texts(document, BlockKind.CONTENTS) == ["Kulturnämnden"]


def test_a_footnote_between_the_halves_of_a_sentence_stays_its_own_paragraph() -> None:
    text = (
        "Med stöd av medlen ordnas en utbildning för alla som arbetar i \n\n1 Utbildningen ges av regionen. \n"
        " kommunens skolor.\n"
    )
    assert texts(parsed(text)) == [
        "Med stöd av medlen ordnas en utbildning för alla som arbetar i kommunens skolor.",
        "1 Utbildningen ges av regionen.",
    ]


@pytest.mark.parametrize("mark", ["- ", "• ", "o ", "1. ", "a) ", "– "])
def test_list_items_without_their_mark(mark: str) -> None:
    document = parsed(f"Följande gäller:\n\n{mark}första punkten\n{mark}andra punkten som är\nlängre\n")
    assert texts(document, BlockKind.ITEM) == ["första punkten", "andra punkten som är längre"]


def test_a_negative_number_alone_is_no_list_item() -> None:
    assert texts(parsed("Avvikelse\n\n- 75 tkr\n"), BlockKind.ITEM) == []


def test_page_headers_and_page_numbers_are_no_content() -> None:
    loaded = load_bytes(
        "a.txt",
        "\f".join(f"Bygg AB rapport {n}\nText på sidan som är en mening.\nSida {n} av 3" for n in (1, 2, 3)).encode(),
    )
    document = parse(loaded.text, loaded.pages, ())
    assert texts(document) == ["Text på sidan som är en mening."] * 3
    assert texts(document, BlockKind.CONTENTS) == [
        "Bygg AB rapport 1", "Sida 1 av 3 Bygg AB rapport 2", "Sida 2 av 3 Bygg AB rapport 3", "Sida 3 av 3",
    ]  # fmt: skip


# Headings


def test_headings_by_their_marks() -> None:
    assert paths(parsed("# A\n\nText.\n\n## B\n\nText.\n\n### C\n\n## D\n\n# E\n")) == [
        ("A",), ("A", "B"), ("A", "B", "C"), ("A", "D"), ("E",),
    ]  # fmt: skip


def test_numbered_headings_nest_by_their_numbers_whatever_their_marks() -> None:
    text = "# 1 Ett\n\n### 1.1 Två\n\n## Bara ord\n\n#### 1.1.1 Tre\n\n# 2 Fyra\n\nText.\n"
    assert paths(parsed(text)) == [
        ("1 Ett",), ("1 Ett", "1.1 Två"), ("1 Ett", "1.1 Två", "Bara ord"), ("1 Ett", "1.1 Två", "1.1.1 Tre"),
        ("2 Fyra",),
    ]  # fmt: skip


def test_numbers_whose_dots_were_lost() -> None:
    titles = ("1 A", "2 B", "3 C", "4 Mål", "41 Delmål", "411 Trygghet", "42 Annat", "5 Ekonomi")
    assert paths(parsed("\n\n".join(f"{title}\n\nText." for title in titles)))[3:] == [
        ("4 Mål",), ("4 Mål", "41 Delmål"), ("4 Mål", "41 Delmål", "411 Trygghet"), ("4 Mål", "42 Annat"),
        ("5 Ekonomi",),
    ]  # fmt: skip


def test_labelled_goals_nest_area_council_committee() -> None:
    text = (
        "# Målområde: Trygg kommun\n\n## Kommunfullmäktigemål: Alla trivs\n\nNämndmål: Fler får stöd\n\n### Analys\n\n"
        "Text.\n\n## Nämndmål: Färre dras in\n\n## Analys\n\nText.\n\n# Ekonomi\n\nText.\n"
    )
    area, council = "Målområde: Trygg kommun", "Kommunfullmäktigemål: Alla trivs"
    assert paths(parsed(text))[2:] == [
        (area, council, "Nämndmål: Fler får stöd"),
        (area, council, "Nämndmål: Fler får stöd", "Analys"),
        (area, council, "Nämndmål: Färre dras in"),
        (area, council, "Nämndmål: Färre dras in", "Analys"),
        ("Ekonomi",),
    ]


def test_a_bare_heading_stands_over_its_text() -> None:
    text = (
        "Personalkostnader\n\nKostnaden för personal är högre än budget.\n\nEkonomiskt bistånd\n\nBiståndet har ökat.\n"
    )
    assert paths(parsed(text)) == [("Personalkostnader",), ("Ekonomiskt bistånd",)]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Andersson",
        "Summa 1 234 5 678",
        "Budget 2023 Utfall 2023",
        "Nämnden godkänner rapporten för året",
        "Underlaget finns i bilagan.",
        "Tid: kl. 18",
        "liten bokstav först",
        "Belopp i tkr",
        "anna.andersson@kommun.se",
    ],
)
def test_what_is_no_bare_heading(line: str) -> None:
    assert paths(parsed(f"{line}\n\nKostnaden för personal är högre än budget för året.\n")) == []


def test_bold_lines_used_as_headings() -> None:
    assert paths(parsed("# A\n\n**Fet rubrik**\n\nText.\n\n**DEL\nTVÅ**\n\nText med **fet** början.\n")) == [
        ("A",), ("A", "Fet rubrik"), ("A", "DEL TVÅ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param("Inledning ..... 3\nEkonomi ....... 4\nPersonal.......5", id="dot leaders"),
        pytest.param("Inledning\t3\nEkonomi\t4\nPersonal\t5", id="tabs"),
        pytest.param("| Inledning ..... | 3 |\n|---|---|\n| Ekonomi ... | 4 |\n| Personal | 5 |", id="pipe table"),
        pytest.param("Inledning 3\nEkonomi 4\nPersonal 5", id="bare page numbers"),
        pytest.param("Inledning ..... 3 Ekonomi ....... 4 Personal.......5", id="all on one line"),
    ],
)
def test_the_table_of_contents_is_no_content_but_names_the_headings(contents: str) -> None:
    body = "Inledning\n\nText ett.\n\nEkonomi\n\nText två.\n\nPersonal\n\nText.\n"
    document = parsed(f"Innehållsförteckning\n\n{contents}\n\n{body}")
    assert paths(document) == [("Inledning",), ("Ekonomi",), ("Personal",)]
    assert len(texts(document, BlockKind.CONTENTS)) == 1


def test_a_title_glued_to_its_text_is_found_by_the_contents() -> None:
    text = (
        "Innehållsförteckning 1 Inledning ........ 2 1.1 Syfte ....... 2 2 Ekonomisk analys ...... 3\n\n"
        "1 Inledning 1.1 Syfte Rapporten görs av kontoret för året.\n\n2 Ekonomisk analys Resultatet är gott.\n"
    )
    document = parsed(text)
    assert paths(document) == [("1 Inledning",), ("1 Inledning", "1.1 Syfte"), ("2 Ekonomisk analys",)]
    assert texts(document) == ["Rapporten görs av kontoret för året.", "Resultatet är gott."]


def grid(start: int, end: int) -> Table:
    return Table(TableStyle.TAB, "", ("A",), (), Span(start, end), None)


def test_a_table_is_one_block_and_prose_goes_on_around_it() -> None:
    text = "Rubrik\n\nText före.\n\na\t1\nb\t2\n\nText efter.\n"
    start = text.index("a\t1")
    document = parsed(text, grid(start, start + 7))
    assert [(block.kind, block.table) for block in document.blocks] == [
        (BlockKind.HEADING, None), (BlockKind.PARAGRAPH, None), (BlockKind.TABLE, 0), (BlockKind.PARAGRAPH, None),
    ]  # fmt: skip


def test_a_table_that_is_a_table_of_contents_is_left_out() -> None:
    text = "Innehåll\n\nEtt\t3\nTvå\t4\n\nEtt\n\na\t1\nb\t2\n\nText.\n"
    first, second = text.index("Ett\t"), text.index("a\t1")
    document = parsed(text, grid(first, first + 11), grid(second, second + 7))
    assert [table.span.start for table in document.tables] == [second]
    assert [block.table for block in document.blocks if block.kind is BlockKind.TABLE] == [0]


# Bundles

BUNDLE = """Kallelse till möte för kulturnämnden

Tid: 2024-03-05

1.\tNämndens ekonomi i mars\tKN 2024:1
2.\tAnsökan om bidrag till bibliotek\tKN 2024:2

Kulturnämnd

Kod: 1.2

Dnr: KN 2024:1

01 Tjänsteskrivelse

Nämndens ekonomi i mars

Förslag till beslut

Nämnden godkänner rapporten.

Skickas till

Kommunstyrelsen

Delårsrapport 1

Tertial 1 2024

Kulturnämnden

Innehållsförteckning

1 Sammanfattning\t2
2 Ekonomi\t3

1 Sammanfattning

Året har börjat väl.

2 Ekonomi

Nämnden har ett överskott.

TJÄNSTESKRIVELSE

Dnr: KN 2024:2

02 Ansökan om bidrag till bibliotek

Förslag till beslut

Nämnden söker bidraget.

Skickas till

Staten

Ansökan – Bidrag till bibliotek

1. Beskrivning av arbetet

Vi vill öppna fler bibliotek.
"""


def test_a_bundle_is_split_into_its_papers() -> None:
    document = parsed(BUNDLE)
    assert [(part.kind, part.title) for part in document.parts] == [
        (PartKind.NOTICE, "Kallelse till möte för kulturnämnden"),
        (PartKind.ITEM, "01 Tjänsteskrivelse – Nämndens ekonomi i mars"),
        (PartKind.REPORT, "Delårsrapport 1, Tertial 1 2024"),
        (PartKind.ITEM, "02 Ansökan om bidrag till bibliotek"),
        (PartKind.APPLICATION, "Ansökan – Bidrag till bibliotek"),
    ]
    assert document.parts[2].span.of(BUNDLE).startswith("Delårsrapport 1")
    assert path_of(document, "Nämnden har ett överskott") == ("2 Ekonomi",)
    assert path_of(document, "Nämnden söker") == ("02 Ansökan om bidrag till bibliotek", "Förslag till beslut")


def test_a_report_alone_is_one_part() -> None:
    document = parsed("# Delårsrapport\n\nInnehåll\n\nEtt ..... 3\nTvå ..... 4\n\n# Ett\n\nText.\n")
    assert [(part.kind, part.span) for part in document.parts] == [(PartKind.WHOLE, Span(0, len(document.text)))]
