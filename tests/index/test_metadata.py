"""What a document is, from its content: the real reports, and small texts of our own."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from index.layout import parse
from index.lexicon import committees, municipalities
from index.loading import load
from index.metadata import compose_title, override, read_metadata
from index.metadata.periods import year_of_work
from index.metadata.places import weigh_places
from index.tables import find_tables
from index.types import Metadata, Period, PeriodKind, ReportKind
from tests.reports import more, report


@cache
def of_file(path: Path) -> Metadata:
    loaded = load(path)
    return read_metadata(parse(loaded.text, loaded.pages, find_tables(loaded.text)), "filnamn.txt")


def of_text(text: str) -> Metadata:
    return read_metadata(parse(text, (), ()), "filnamn.txt")


def months(year: int, last: int) -> Period:
    day = {3: 31, 4: 30, 5: 31, 8: 31}[last]
    return Period(date(year, 1, 1), date(year, last, day), PeriodKind.SPAN)


@pytest.mark.parametrize(
    ("prefix", "municipality", "kind", "period", "title"),
    [
        pytest.param(
            "000", "Huddinge", ReportKind.INTERIM, months(2023, 8),
            "Socialnämnden Huddinge, delårsrapport januari–augusti 2023", id="Huddinge 2023",
        ),
        pytest.param(
            "001", "Huddinge", ReportKind.INTERIM, months(2020, 8),
            "Socialnämnden Huddinge, delårsrapport januari–augusti 2020", id="Huddinge 2020",
        ),
        pytest.param(
            "002", "Nacka", ReportKind.TERTIAL, months(2023, 8),
            "Socialnämnden Nacka, tertialbokslut januari–augusti 2023", id="Nacka",
        ),
        pytest.param(
            "003", "Botkyrka", ReportKind.MEETING, months(2024, 8),
            "Socialnämnden Botkyrka, sammanträdeshandlingar 24 september 2024", id="Botkyrka",
        ),
        pytest.param(
            "004", "Enköping", ReportKind.TERTIAL, months(2024, 8),
            "Socialnämnden Enköping, tertialbokslut januari–augusti 2024", id="Enköping",
        ),
    ],
)  # fmt: skip
def test_the_real_reports(prefix: str, municipality: str, kind: ReportKind, period: Period, title: str) -> None:
    meta = of_file(report(prefix))
    assert (meta.municipality, meta.committee, meta.kind) == (municipality, "Socialnämnden", kind)
    assert (meta.period, meta.title) == (period, title)
    assert meta.period is not None
    assert meta.period.year == period.end.year


def test_only_the_bundle_has_a_meeting() -> None:
    assert of_file(report("003")).meeting == date(2024, 9, 24)
    assert [of_file(report(prefix)).meeting for prefix in ("000", "001", "002", "004")] == [None] * 4


def test_doubt_is_said_of_the_garbled_report_alone() -> None:
    assert [of_file(report(prefix)).doubts for prefix in ("000", "001", "002", "003")] == [()] * 4
    garbled = of_file(report("004"))
    assert garbled.noise > 0.1
    assert len(garbled.doubts) == 1
    assert "procent av orden är förvanskade" in garbled.doubts[0]


@pytest.mark.parametrize(
    ("name", "municipality", "committee", "kind", "period"),
    [
        pytest.param(
            "goteborg-delarsrapport-mars-2023.txt", "Göteborg", "Kommunstyrelsen", ReportKind.INTERIM, months(2023, 3),
            id="Göteborg",
        ),
        pytest.param(
            "bun-ekonomisk-uppfoljning-maj-2026.pdf", "Alingsås", "Barn- och ungdomsnämnden", ReportKind.MONTHLY,
            months(2026, 5), id="Alingsås, a footer with the wrong month",
        ),
        pytest.param(
            "bun-fordjupad-manadsuppfoljning-april-2026.pdf", "Alingsås", "Barn- och ungdomsnämnden",
            ReportKind.MONTHLY, months(2026, 4), id="Alingsås, April",
        ),
        pytest.param(
            "sn-manadsuppfoljning-maj-2026.pdf", None, "Socialnämnden", ReportKind.MONTHLY, months(2026, 5),
            id="a report that names no municipality",
        ),
        pytest.param(
            "kommun-fordjupad-manadsuppfoljning-april-2026.pdf", "Alingsås", None, ReportKind.MONTHLY, None,
            id="a whole municipality, no month in it",
        ),
    ],
)  # fmt: skip
def test_further_real_reports(
    name: str, municipality: str | None, committee: str | None, kind: ReportKind, period: Period | None
) -> None:
    meta = of_file(more(name))
    assert (meta.municipality, meta.committee, meta.kind, meta.period) == (municipality, committee, kind, period)


@pytest.mark.parametrize("title", ["januari–augusti 2025", "jan - aug 2025", "januari till och med augusti 2025"])
def test_a_title_that_names_the_first_month_too(title: str) -> None:
    assert of_text(f"Delårsrapport {title}\n\nSocialnämnden i Huddinge kommun\n").period == months(2025, 8)


def test_a_month_in_a_title_without_the_word_for_a_report() -> None:
    assert of_text("Uppföljning\n\nÄldrenämnden i Huddinge kommun, mars 2025\n").period == months(2025, 3)
    assert of_text("Protokoll\n\nÄldrenämnden i Huddinge kommun, 24 mars 2025\n").period is None


def test_a_header_with_another_month_is_a_doubt() -> None:
    assert any("annan månad" in doubt for doubt in of_file(more("bun-ekonomisk-uppfoljning-maj-2026.pdf")).doubts)


def test_a_missing_municipality_is_a_doubt() -> None:
    assert of_file(more("sn-manadsuppfoljning-maj-2026.pdf")).doubts == (
        "Kommunen framgår inte av innehållet. Ange den själv.",
    )


# Municipalities


def test_all_municipalities_are_there() -> None:
    places = municipalities()
    assert len(places) == 290
    assert len({place.code for place in places}) == 290
    huddinge = next(place for place in places if place.name == "Huddinge")
    assert (huddinge.code, huddinge.full_name, huddinge.county, huddinge.word) == (
        "0126", "Huddinge kommun", "Stockholms län", False,
    )  # fmt: skip
    assert next(place for place in places if place.name == "Mark").word


def test_committees_are_in_their_definite_form() -> None:
    assert "Socialnämnden" in committees()
    assert all(name.endswith("n") for name in committees())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Arbetet i Nacka kommun fortsätter.", "Nacka", id="kommun"),
        pytest.param("Det gäller Huddinges skolor och Huddinges barn.", "Huddinge", id="genitive"),
        pytest.param("Fler nackabor och nackaborna själva.", "Nacka", id="inhabitants without a capital"),
        pytest.param("Göteborgs Stad har beslutat.", "Göteborg", id="stad"),
        pytest.param("I Upplands Väsby kommun finns det.", "Upplands Väsby", id="two words"),
        pytest.param("I Upplands-Bro kommun finns det.", "Upplands-Bro", id="a hyphen"),
        pytest.param("Kontakt: namn@ostersund.se", "Östersund", id="an address"),
        pytest.param("Huddingefamiljerna och Huddingeborna.", "Huddinge", id="compounds"),
        pytest.param("Lunds kommun har ansökt.", "Lund", id="an ambiguous name with kommun"),
    ],
)
def test_a_municipality_is_found(text: str, expected: str) -> None:
    weights = weigh_places(text, garbled=False)
    assert max(weights, key=lambda name: weights[name]) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mark och byggnader. Vara med. Ale och Mora. Nora Berg.", id="ordinary words and names"),
        pytest.param("Region Stockholm och Uppsala universitet.", id="regions and universities"),
        pytest.param("Vården i Stockholms län.", id="counties"),
        pytest.param("ett huddinge utan stor bokstav", id="small letter"),
    ],
)
def test_what_is_no_municipality(text: str) -> None:
    assert weigh_places(text, garbled=False) == {}


def test_enumerations_hardly_count() -> None:
    text = (
        "x" * 1600
        + " Jämförelse görs med Haninge, Järfälla, Sollentuna, Stockholm och Österåker. Salems kommun gör det."
    )
    weights = weigh_places(text, garbled=False)
    assert weights["Salem"] > 5 * max(weight for name, weight in weights.items() if name != "Salem")


@pytest.mark.parametrize("garbled", ["Enki)’ping", "Enkdping", "Enkb'p ing", "Enkéoping"])
def test_a_name_through_ocr_noise(garbled: str) -> None:
    assert "Enköping" in weigh_places(f"arbetet i {garbled} och", garbled=True)
    assert weigh_places(f"arbetet i {garbled} och", garbled=False) == {}


def test_two_municipalities_alike_are_a_doubt_not_a_guess() -> None:
    meta = of_text("# Samarbete\n\nNacka kommun och Värmdö kommun samarbetar om skolan under 2023.\n")
    assert meta.municipality is None
    assert any("Nacka, Värmdö" in doubt for doubt in meta.doubts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Delårsrapport\n\nSocialnämnden, Provköpings kommun\n", "Provköping", id="genitive"),
        pytest.param("Rapporten gäller Provsjö kommun.", "Provsjö", id="no genitive"),
        pytest.param("Arbetet i Påhittsås kommun fortsätter.", "Påhittsås", id="a name that ends in s"),
        pytest.param("# Testhamns kommun\n\nDet går bra i Testhamn.", "Testhamn", id="a line of its own"),
        pytest.param("Nämnden i Exempelås kommun. Bilvägen till Exempelå.", "Exempelå", id="its other form is there"),
    ],
)
def test_a_municipality_that_is_on_no_list(text: str, expected: str) -> None:
    weights = weigh_places(text, garbled=False)
    assert max(weights, key=lambda name: weights[name]) == expected
    assert of_text(text).doubts[0] == (
        f"Kommunen {expected} finns inte i listan över Sveriges kommuner. Rätta den om den är fel."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Varje kommun ansvarar för sitt. I Respektive kommun.", id="ordinary words"),
        pytest.param("Det är bra. Utvecklad kommun har fler invånare.", id="a sentence that begins with an adjective"),
        pytest.param("Målet är\n\n- Stärka kommunens arbete\n- Jämlik stad för alla\n", id="verbs and programmes"),
        pytest.param("I Väsby kommun.", id="a part of a listed name"),
    ],
)
def test_what_is_called_a_municipality_and_is_none(text: str) -> None:
    assert weigh_places(text, garbled=False) == {}


def test_a_listed_name_misread_is_no_new_municipality() -> None:
    weights = weigh_places("Socialnämnden i Enkdping kommun och Enképing kommun", garbled=True)
    assert set(weights) == {"Enköping"}


def test_a_letterhead_in_capitals() -> None:
    assert (
        max(weigh_places("NACKA KOMMUN\nSocialnämnden. Värmdö.", garbled=False).items(), key=lambda w: w[1])[0]
        == "Nacka"
    )


# Committees, kinds, periods


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("# Rapport\n\nSocialnämndens arbete. Socialnämnden har beslutat.\n", "Socialnämnden"),
        ("# Rapport\n\nVård- och omsorgsnämnden ansvarar.\n", "Vård- och omsorgsnämnden"),
        ("# Rapport\n\nArbetsmarknads- och socialnämnden ansvarar.\n", "Arbetsmarknads- och socialnämnden"),
        ("# Rapport\n\nTekniska nämnden ansvarar.\n", "Tekniska nämnden"),
        ("# Rapport\n\nKommunstyrelsens arbete.\n", "Kommunstyrelsen"),
        ("# Rapport\n\nNämnden har de nämnda och förstnämnda uppgifterna.\n", None),
    ],
)
def test_committees(text: str, committee: str | None) -> None:
    assert of_text(text).committee == committee


@pytest.mark.parametrize(
    ("title", "kind", "code"),
    [
        ("Delårsrapport per 31 augusti 2023", ReportKind.INTERIM, "2023-01/2023-08"),
        ("Delårsrapport mars 2023", ReportKind.INTERIM, "2023-01/2023-03"),
        ("Tertialbokslut 2 2023", ReportKind.TERTIAL, "2023-01/2023-08"),
        ("Tertialrapport 1 2024", ReportKind.TERTIAL, "2024-01/2024-04"),
        ("Månadsuppföljning maj 2026", ReportKind.MONTHLY, "2026-01/2026-05"),
        ("Verksamhetsberättelse 2022", ReportKind.ANNUAL, "2022-01/2022-12"),
        ("Årsbokslut 2022", ReportKind.ANNUAL, "2022-01/2022-12"),
        ("Kompetensförsörjningsplan 2025–2028", ReportKind.PLAN, None),
        ("Anteckningar", None, None),
    ],
)
def test_kind_and_period_from_the_title(title: str, kind: ReportKind | None, code: str | None) -> None:
    meta = of_text(f"# {title}\n\n## Socialnämnden\n\nText om arbetet i Nacka kommun.\n")
    assert (meta.kind, meta.period and meta.period.code) == (kind, code)


def test_no_year_is_invented() -> None:
    meta = of_text("# Delårsrapport augusti\n\nSocialnämnden i Nacka kommun har ett överskott.\n")
    assert meta.period is None
    assert any(doubt.startswith("Perioden framgår inte") for doubt in meta.doubts)


@pytest.mark.parametrize(
    ("sentences", "year"),
    [
        pytest.param(
            "Delårsrapporten för augusti 2023 visar läget. Under 2022 blev allt dyrare. Under 2022 stängdes tre hem.",
            2023, id="the title inside a sentence",
        ),
        pytest.param(
            "Delårsrapport augusti. Budgeten för 2023 räcker. Kostnaden var högre under samma period 2022, 2,0 mot 1,9"
            " under 2022. Jämfört med 4 500 kr år 2022.",
            2023, id="years of comparison",
        ),
    ],
)  # fmt: skip
def test_the_year_of_work(sentences: str, year: int) -> None:
    meta = of_text(f"Ansvarsområde\n\n{sentences}\n")
    assert meta.period == months(year, 8)


@pytest.mark.parametrize(
    ("headers", "year"),
    [
        (("Bokslut 2024", "Utfall jan-apr 2024", "Utfall jan-apr 2025", "Budget 2025"), 2025),
        (("Utfall 2021", "Utfall 2022", "Mål 2023"), 2023),
        (("Bokslut 2022", "Utfall 2023", "Budget 2023", "Plan 2024-2026"), 2023),
        (("Utfall", "Budget"), None),
    ],
)
def test_the_year_of_work_from_headers(headers: tuple[str, ...], year: int | None) -> None:
    assert year_of_work("", headers, 8) == year


def test_nothing_has_an_outcome_later_than_the_year_of_work() -> None:
    prose = "Under 2022 var det dyrt. Under 2022 stängde två hem. Under 2022 kom en lag."
    assert year_of_work(prose, (), 8) == 2022
    assert year_of_work(prose, ("Utfall 2023",), 8) == 2023


def test_nothing_at_all_is_known_of_nothing() -> None:
    meta = of_text("hej")
    assert (meta.municipality, meta.committee, meta.kind, meta.period, meta.meeting) == (None, None, None, None, None)
    assert len(meta.doubts) == 4


# The user's word


def test_override_sets_a_field_and_its_title_and_settles_the_doubt() -> None:
    meta = of_text("# Månadsuppföljning maj 2026\n\n## Socialnämnden\n\nText.\n")
    assert meta.municipality is None
    changed = override(meta, municipality="Alingsås")
    assert changed.municipality == "Alingsås"
    assert changed.title == "Socialnämnden Alingsås, månadsuppföljning januari–maj 2026"
    assert changed.doubts == ()


def test_override_keeps_a_given_title_and_leaves_none_alone() -> None:
    meta = Metadata("Gammal", "Nacka", "Socialnämnden", doubts=("Perioden framgår inte av innehållet.",))
    changed = override(meta, title="Ny", committee=None, period=months(2023, 8))
    assert (changed.title, changed.committee, changed.doubts) == ("Ny", "Socialnämnden", ())


def test_override_refuses_an_unknown_field() -> None:
    with pytest.raises(TypeError):
        override(Metadata("x"), stad="Nacka")


@pytest.mark.parametrize(
    ("meta", "title"),
    [
        (Metadata(""), ""),
        (Metadata("", municipality="Nacka"), ""),
        (Metadata("", kind=ReportKind.INTERIM, period=months(2023, 8)), "Delårsrapport januari–augusti 2023"),
        (Metadata("", "Nacka", None, ReportKind.ANNUAL, Period(date(2022, 1, 1), date(2022, 12, 31), PeriodKind.YEAR)),
         "Nacka, verksamhetsberättelse helår 2022"),
        (Metadata("", "Nacka", None, ReportKind.MEETING, meeting=date(2024, 3, 5)),
         "Nacka, sammanträdeshandlingar 5 mars 2024"),
    ],
)  # fmt: skip
def test_titles(meta: Metadata, title: str) -> None:
    assert compose_title(meta) == title
