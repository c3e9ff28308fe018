"""The evaluation set: schema, mix, and every gold figure and anchor against the reports' own text."""

import json
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest

import eval.questions
from eval.questions import KINDS, PARTS, Derivation, GoldFigure, Part, Question, load
from tests.reports import report

QUESTIONS = {part: load(part) for part in PARTS}
ALL = [*(question for part in PARTS for question in QUESTIONS[part]), *load("dev2"), *load("dev3")]
WINDOW = 300  # characters around an anchor in which its figures stand
LONGEST_ANCHOR = 75
UNITS_OF_MONEY = {"kr", "tkr", "mnkr"}
PERIOD = re.compile(r"\d{4}(-\d{2})?(/\d{4}-\d{2})?")
WORDS = ["en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva"]


@cache
def text_of(prefix: str) -> str:
    return re.sub(r"\s+", " ", report(prefix).read_text(encoding="utf-8"))


def places(prefix: str, anchor: str) -> list[str]:
    """The report's text around each place where the anchor stands."""
    text = text_of(prefix)
    found = [match.span() for match in re.finditer(re.escape(anchor), text)]
    return [text[max(0, start - WINDOW) : end + WINDOW] for start, end in found]


def printed_forms(value: Decimal) -> set[str]:
    """How a report may print a number, sign apart: 24107 as "24 107", 7.0 as "7,0" or "7", 9 as "nio"."""
    whole, _, decimals = format(abs(value), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", " ")
    forms = {f"{part},{decimals}" if decimals else part for part in (whole, grouped)}
    if not decimals and 1 <= int(whole) <= len(WORDS):
        forms.add(WORDS[int(whole) - 1])
    return forms


def stands_in(value: Decimal, excerpts: list[str]) -> bool:
    forms = "|".join(re.escape(form) for form in printed_forms(value))
    exact = re.compile(rf"(?<![\d,.])(?:{forms})(?!\d|,\d)", re.IGNORECASE)
    return any(exact.search(excerpt) for excerpt in excerpts)


def readings(question: Question) -> list[GoldFigure]:
    return [reading for figure in question.figures for reading in figure.readings]


def excerpts_for(question: Question, figure: GoldFigure) -> list[str]:
    if figure.anchor is not None:
        return [place for prefix in question.report for place in places(prefix, figure.anchor)]
    return [p for evidence in question.evidence for anchor in evidence.anchors for p in places(evidence.report, anchor)]


def computed(derivation: Derivation) -> Decimal:
    first, *rest = derivation.inputs
    match derivation.operation:
        case "difference":
            return first - rest[0]
        case "sum":
            return sum(derivation.inputs, Decimal(0))
        case "ratio":
            return first / rest[0]
        case "share":
            return first / rest[0] * 100
        case "percent_change":
            return (rest[0] - first) / abs(first) * 100
        case "mean":
            return sum(derivation.inputs, Decimal(0)) / len(derivation.inputs)


def test_ids_and_questions_are_unique() -> None:
    assert len({question.id for question in ALL}) == len(ALL)
    asked = Counter((q.question.lower(), q.filters, q.history) for q in ALL)
    assert asked.most_common(1)[0][1] == 1


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_the_mix(part: Part) -> None:
    questions = QUESTIONS[part]
    assert len(questions) >= 120
    kinds = Counter(question.kind for question in questions)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 3
    assert kinds["notfound"] >= 15
    assert kinds["conflict"] >= 8
    assert sum(question.words == "lay" for question in questions) >= len(questions) / 2
    assert sum(question.language != "sv" for question in questions) >= len(questions) / 5
    reports = Counter(prefix for question in questions for prefix in question.report)
    assert set(reports) == {"000", "001", "002", "003", "004"}
    assert min(reports.values()) >= 15


def test_the_two_parts_are_alike() -> None:
    dev, test = (Counter(question.kind for question in QUESTIONS[part]) for part in PARTS)
    for kind in KINDS:
        assert abs(dev[kind] - test[kind]) <= 3, kind


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.id)
def test_question_is_well_formed(question: Question) -> None:
    assert question.kind in KINDS
    assert question.language in {"sv", "en", "mixed"}
    assert question.words in {"lay", "expert"}
    assert question.expect in {"answered", "partial", "not_found"}
    assert (question.kind == "notfound") == (question.expect == "not_found") == (question.report == ())
    if question.kind == "notfound":
        assert not question.figures
        assert not question.evidence
        assert not question.alternatives
    else:
        assert question.evidence
        assert any(figure.required for figure in question.figures) or question.alternatives
    if question.kind == "followup":
        assert question.history
    if question.kind == "conflict":
        assert sum(figure.required for figure in question.figures) >= 2 or len(question.alternatives) >= 2
    if question.kind == "arithmetic":
        assert any(figure.derivation for figure in question.figures if figure.required)
    assert {evidence.report for evidence in question.evidence} <= set(question.report)
    for wordings in question.alternatives:
        assert wordings
        assert all(wording == wording.lower() and 1 <= len(wording.split()) <= 4 for wording in wordings)


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.id)
def test_figures_are_well_formed(question: Question) -> None:
    for figure in readings(question):
        assert figure.period is None or PERIOD.fullmatch(figure.period)
        assert figure.direction in {None, -1, 0, 1}
        if figure.direction is not None:
            assert figure.unit in UNITS_OF_MONEY
            assert figure.direction == (figure.value > 0) - (figure.value < 0)
    required = {(figure.value, figure.unit) for figure in readings(question) if figure.required}
    assert not required & {(wrong.value, wrong.unit) for wrong in question.tempting}


@pytest.mark.parametrize("question", [q for q in ALL if q.evidence], ids=lambda q: q.id)
def test_anchors_stand_in_the_reports(question: Question) -> None:
    for evidence in question.evidence:
        for anchor in evidence.anchors:
            assert len(anchor) <= LONGEST_ANCHOR
            assert places(evidence.report, anchor), f"{anchor!r} does not stand in {evidence.report}"


@pytest.mark.parametrize("question", [q for q in ALL if q.figures], ids=lambda q: q.id)
def test_gold_figures_stand_near_their_anchors(question: Question) -> None:
    for figure in readings(question):
        excerpts = excerpts_for(question, figure)
        if figure.derivation is None:
            assert stands_in(figure.value, excerpts), figure
            continue
        for value, constant in zip(figure.derivation.inputs, figure.derivation.constant, strict=True):
            assert constant or stands_in(value, excerpts), value


@pytest.mark.parametrize(
    "figure",
    [pytest.param(f, id=f"{q.id}-{f.value}") for q in ALL for f in readings(q) if f.derivation is not None],
)
def test_derived_figures_follow_from_their_inputs(figure: GoldFigure) -> None:
    assert figure.derivation is not None
    assert computed(figure.derivation).quantize(figure.value, ROUND_HALF_UP) == figure.value


def test_questions_are_not_copied_from_the_reports() -> None:
    texts = [text_of(prefix).lower() for prefix in ("000", "001", "002", "003", "004")]
    for question in ALL:
        words = question.question.lower().split()
        for start in range(len(words) - 7):
            assert not any(" ".join(words[start : start + 8]) in text for text in texts), question.id


def test_a_line_that_lacks_a_field_is_refused(tmp_path, monkeypatch) -> None:
    broken = json.dumps({"id": "x", "question": "Vad?"})
    (tmp_path / "dev.jsonl").write_text(broken + "\n", encoding="utf-8")
    monkeypatch.setattr("eval.questions.__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(ValueError, match=r"dev\.jsonl:1"):
        load("dev")


def test_another_reading_of_a_figure_takes_over_what_it_does_not_say(tmp_path, monkeypatch) -> None:
    first = json.loads((Path(eval.questions.__file__).parent / "dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    raw = {"value": "55", "unit": "%", "direction": None, "period": "2020", "required": True, "derivation": None}
    how = {"operation": "share", "inputs": ["7.7", "13.9"]}
    first["figures"] = [{**raw, "anchor": "täcker 55", "or": [{"value": "55.40", "derivation": how}]}]
    (tmp_path / "dev.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    monkeypatch.setattr("eval.questions.__file__", str(tmp_path / "__init__.py"))
    (figure,) = load("dev")[0].figures
    (other,) = figure.others
    assert (other.value, other.unit, other.period, other.required) == (Decimal("55.40"), "%", "2020", True)
    assert (other.anchor, other.others) == (None, ())
    assert other.derivation is not None


@pytest.mark.parametrize(
    ("value", "excerpt", "expected"),
    [
        ("24107", "| -24 107 | 183 310 |", True),
        ("24107", "| 124 107 |", False),
        ("14.4", "144 mnkr", False),
        ("7.0", "uppgår till 7,0 mnkr", True),
        ("7.0", "uppgår till 7,03 mnkr", False),
        ("9", "Nio aktuella", True),
    ],
    ids=["grouped", "longer-number", "lost-comma", "decimal", "more-decimals", "word"],
)
def test_stands_in_reads_whole_numbers(value: str, excerpt: str, expected: bool) -> None:
    assert stands_in(Decimal(value), [excerpt]) is expected
