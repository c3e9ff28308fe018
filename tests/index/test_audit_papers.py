"""Case numbers and days that the notice of a meeting and its papers give otherwise."""

import pytest

from index.audit import FindingKind, audit
from index.figures import extract_figures
from index.layout import parse
from index.metadata import read_metadata
from index.tables import find_tables

NOTICE = """Kallelse till möte för parknämnden 2024

Tid: 2024-05-14, Kl: 18:00

Ordförande: Ada Gren

1.\tInformation från förvaltningen\tPN/2024:00011
2.\tSkötselplan för ängar\tPN/2024: 00012
3.\tNya bänkar\tPN/2024:00013

"""


def paper(number, title, case, day="2024-04-30", said="Förvaltningen har berett ärendet."):
    return f"""TJÄNSTESKRIVELSE

Parknämnden

{day}

Parkförvaltningen

Dnr: {case}

{number:02} {title}

Förslag till beslut

Parknämnden godkänner förslaget, som hänger ihop med PN/2023:00099.

Sammanfattning av ärendet

{said}

"""


def found(*papers):
    text = NOTICE + "".join(papers)
    parsed = parse(text, (), find_tables(text))
    meta = read_metadata(parsed, "möte.txt")
    return [
        (one.kind, one.first.text, one.second.text, one.first.span.of(text), one.second.span.of(text))
        for one in audit(parsed, extract_figures(parsed, meta), meta)
    ]


def test_papers_that_agree_with_their_notice():
    assert (
        found(
            paper(1, "Information från förvaltningen", "PN/2024:00011"),
            paper(2, "Skötselplan för ängar", "PN/2024:12"),
            paper(3, "Nya bänkar", "PN/2024:00013", day="2023-05-11"),
        )
        == []
    )


def test_another_case_number_than_the_notice_lists():
    papers = paper(1, "Information från förvaltningen", "PN/2024:00011"), paper(2, "Skötselplan ängar", "PN/2024:00021")
    case = ("PN/2024: 00012", "PN/2024:00021")
    assert found(*papers) == [(FindingKind.CASE, *case, *case)]


def test_an_item_of_another_title_is_another_matter():
    assert found(paper(2, "Ny lekplats", "PN/2024:00021"), paper(3, "Nya bänkar", "PN/2024:00013")) == []


def test_the_meeting_s_day_in_another_year():
    papers = [
        paper(number, title, f"PN/2024:{number + 10:05}", day="2023-05-14")
        for number, title in ((1, "Information från förvaltningen"), (3, "Nya bänkar"))
    ]
    day = ("2023-05-14", "2024-05-14")
    assert found(*papers) == [(FindingKind.DAY, *day, *day)]


ABOUT = "Skötselplan för ängar kvartal 3 2024"


@pytest.mark.parametrize(
    ("said", "quarter"),
    [
        ("Planen avser skötseln under kvartal två. Den är ny.", "kvartal två"),
        ("Planen avser skötseln under kvartal tre. Den är ny.", None),
        ("Planen är ny. Under kvartal två blommade ängarna.", None),
    ],
)
def test_the_quarter_that_a_paper_says_it_is_about(said, quarter):
    expected = [] if quarter is None else [(FindingKind.QUARTER, "kvartal 3", quarter, "kvartal 3", quarter)]
    assert found(paper(2, ABOUT, "PN/2024:00012", said=said)) == expected
