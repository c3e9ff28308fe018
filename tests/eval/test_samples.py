"""The sample reports: every known figure stands where it should, and the arithmetic of the tables is right."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
REPORTS: list[dict[str, Any]] = EXPECTED["reports"]
FIGURES = [figure for report in REPORTS for figure in report["figures"]]
WINDOW = 400
MEASURES = {"budget", "outcome", "forecast", "deviation", "target", "change", "amount"}
PERIOD = re.compile(r"\d{4}(-\d{2})?(/\d{4}-\d{2})?")


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def number(cell: str) -> Decimal:
    bare = re.sub(r"<[^>]+>|\s", "", cell)
    return Decimal(bare.replace(",", "."))


def figure_id(figure: dict[str, Any]) -> str:
    return f"{figure['file']}-{figure['activity']}-{figure['measure']}-{figure['period']}"


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r["file"])
def test_report_is_there_and_says_whose_it_is(report: dict[str, Any]) -> None:
    text = sample(report["file"])
    assert report["municipality"] in text
    assert "finns inte" in text, "a sample report says that its municipality is made up"
    assert len(report["figures"]) >= 25


@pytest.mark.parametrize("figure", FIGURES, ids=figure_id)
def test_figure_stands_near_its_label(figure: dict[str, Any]) -> None:
    text, near, printed = folded(sample(figure["file"])), folded(figure["near"]), folded(figure["text"])
    exact = re.compile(rf"(?<![\d,-]){re.escape(printed)}(?![\d]|,\d)")
    starts = [found.start() for found in re.finditer(re.escape(near), text)]
    assert starts, f"{near!r} does not stand in {figure['file']}"
    assert any(exact.search(text[max(0, s - WINDOW) : s + WINDOW]) for s in starts), f"{printed!r} is not near {near!r}"


@pytest.mark.parametrize("figure", FIGURES, ids=figure_id)
def test_figure_is_well_formed(figure: dict[str, Any]) -> None:
    value = Decimal(figure["value"])
    assert figure["measure"] in MEASURES
    assert PERIOD.fullmatch(figure["period"])
    if figure["measure"] == "deviation":
        assert figure["favourable"] == (value > 0) - (value < 0)
    if figure.get("reading") != "reconstructed":
        printed = re.match(r"-?[\d ]+(,\d+)?", figure["text"])
        assert printed is not None
        assert number(printed.group()) == value


def pipe_tables(text: str) -> list[list[list[str]]]:
    tables: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if line.startswith("|"):
            tables[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def numeric(cells: list[str]) -> list[Decimal]:
    return [number(cell) for cell in cells]


def test_pipe_tables_add_up() -> None:
    """Every `Summa` row is the sum of the rows over it, column by column, and every deviation budget less outcome."""
    checked = 0
    for table in pipe_tables(sample("exempelkoping.md")):
        if "Summa" not in table[-1][0]:
            continue
        rows = [numeric(row[1:]) for row in table[2:]]
        for column in range(len(rows[0])):
            assert sum(row[column] for row in rows[:-1]) == rows[-1][column]
        if len(rows[0]) >= 6:
            for row in rows:
                assert row[2] == row[0] - row[1]
                assert row[5] == row[3] - row[4]
        checked += 1
    assert checked == 3


def test_income_statement_adds_up() -> None:
    table = next(t for t in pipe_tables(sample("exempelkoping.md")) if t[0][0].startswith("Resultat"))
    income, *parts, costs, result = [numeric(row[1:]) for row in table[2:]]
    for column in range(7):
        assert sum(part[column] for part in parts) == costs[column]
        assert income[column] + costs[column] == result[column]
    for row in (income, *parts, costs, result):
        assert row[2] == row[1] - row[0]
        assert row[5] == row[4] - row[3]


def bare_rows(text: str, columns: int) -> dict[str, list[Decimal]]:
    """Lines that end in `columns` decimal numbers, by label (the first of two equal labels counts)."""
    shape = re.compile(rf"^(.*?) *((?:-?\d+,\d *){{{columns}}})$", re.MULTILINE)
    found: dict[str, list[Decimal]] = {}
    for match in shape.finditer(text):
        found.setdefault(match.group(1), numeric(match.group(2).split()))
    return found


def test_bare_columns_add_up() -> None:
    rows = bare_rows(sample("provsjo.txt").split("Investeringar, mnkr")[0], 6)
    incomes = ["Taxor och avgifter", "Försäljning av verksamhet", "Bidrag"]
    activities = ["Barn och unga", "Vuxna med beroende", "Ekonomiskt bistånd", "Socialpsykiatri", ""]
    costs = ["Personal", "Lokaler", "Bidrag kostnader", "Köp av verksamhet", "Konsulter och inhyrd personal"]
    costs.append("Varor och tjänster")
    for column in range(6):
        assert sum(rows[name][column] for name in incomes) == rows["Verksamhetens intäkter"][column]
        assert sum(rows[name][column] for name in costs) == rows["Verksamhetens kostnader"][column]
        assert sum(rows[name][column] for name in activities) == rows["Årets resultat"][column]
        both = rows["Verksamhetens intäkter"][column] + rows["Verksamhetens kostnader"][column]
        assert both == rows["Årets resultat"][column]
    for row in rows.values():
        assert row[2] == row[1] - row[0]
        assert row[5] == row[4] - row[3]


def tab_rows(text: str, heading: str) -> dict[str, list[str]]:
    """The rows under the first line that starts with `heading`, up to an empty line, by label."""
    body = text[text.index(f"\n{heading}") :].strip().split("\n\n")[0]
    return {row[0]: row[1:] for row in (line.split("\t") for line in body.splitlines())}


def test_tab_table_with_two_header_rows_adds_up() -> None:
    table = tab_rows(sample("mallbo.txt"), "Verksamhet mnkr\t")
    rows = {label: numeric(cells) for label, cells in table.items() if label and "Verksamhet" not in label}
    total = rows.pop("<b>Summa</b>")
    assert len(rows) == 6
    for column in range(10):
        assert sum(row[column] for row in rows.values()) == total[column]
    for row in (*rows.values(), total):
        assert row[2] == row[0] + row[1]
        assert row[5] == row[3] + row[4]
        assert row[6] == row[2] - row[5]
        assert row[9] == row[8] - row[7]


@pytest.mark.parametrize("heading", ["Barn och unga 0-20 år (mnkr)", "Personer med funktionsnedsättning (mnkr)"])
def test_tab_subtables_add_up(heading: str) -> None:
    *rows, total = [numeric(c) for label, c in tab_rows(sample("mallbo.txt"), heading).items() if label != heading]
    for column in range(6):
        assert sum(row[column] for row in rows) == total[column]
    for row in (*rows, total):
        assert row[2] == row[1] - row[0]
        assert row[5] == row[4] - row[3]


def test_documented_contradictions_are_the_printed_ones() -> None:
    table = tab_rows(sample("mallbo.txt"), "Bidrag som beviljats 2024 mnkr")
    amounts = {label: number(c[0]) for label, c in table.items() if not label.startswith("Bidrag")}
    total = amounts.pop("<b>Totalt</b>")
    assert (sum(amounts.values()), total) == (Decimal("6.4"), Decimal("6.5"))
    text = sample("mallbo.txt")
    assert "+6,3 mnkr mot budget" in text
    assert "+6,8 miljoner kronor" in text
    assert [c["values"] for c in EXPECTED["contradictions"]] == [["6.3", "6.8"], ["6.5", "6.4"]]


def blocks(text: str) -> list[tuple[str, list[list[Decimal]]]]:
    shape = re.compile(r"^([^\t\n]+)\nIntäkter\t(.*)\nKostnader\t(.*)\nNetto\t(.*)$", re.MULTILINE)
    return [(m.group(1), [numeric(m.group(i).split("\t")) for i in (2, 3, 4)]) for m in shape.finditer(text)]


def test_block_rows_add_up() -> None:
    *parts, (label, total) = blocks(sample("testhamn.txt"))
    assert (label, len(parts)) == ("Totalt", 8)
    for line in range(3):
        for column in range(6):
            assert sum(rows[line][column] for _, rows in parts) == total[line][column]
    for _, (income, cost, net) in (*parts, (label, total)):
        for column in range(6):
            assert income[column] + cost[column] == net[column]
        for row in (income, cost, net):
            assert row[5] == row[4] - row[3]


def test_forecast_changes_add_up() -> None:
    table = tab_rows(sample("testhamn.txt"), "Verksamhetsområde\tPrognos delår 2")
    *rows, total = [numeric(cells) for label, cells in table.items() if label != "Verksamhetsområde"]
    for column in range(3):
        assert sum(row[column] for row in rows) == total[column]
    assert all(row[2] == row[0] - row[1] for row in (*rows, total))


def test_noisy_columns_add_up_with_the_known_values() -> None:
    figures = [f for f in FIGURES if f["file"] == "skissby.txt" and f["unit"] == "mnkr"]
    for period, measure in (("2025-01/2025-04", "outcome"), ("2025-01/2025-12", "forecast")):
        chosen = [f for f in figures if (f["period"], f["measure"]) == (period, measure)]
        values = {f["activity"]: Decimal(f["value"]) for f in chosen}
        total = values.pop("Totalt")
        assert len(values) == 7
        assert sum(values.values()) == total
