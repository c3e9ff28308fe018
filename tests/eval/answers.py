"""Answers and documents for the tests of the metrics, of the same shape as real ones."""

from eval.metrics.citing import Source
from eval.questions import Evidence, GoldFigure, Question, Tempting
from service.types import Answer, AnswerFigure, Citation, Derived, Input

TEXT = (
    "# Ekonomi\n\nKostnaderna för barnavården gick över budget i Åköping.\n\n"
    "| Verksamhet (tkr) | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n"
    "| Barnavård | 183 310 | 203 257 | -19 947 |\n| Vuxna | 46 700 | 43 700 | 3 000 |\n\n"
    "Sjukfrånvaron är 7,2 procent. Antalet hushåll var 1 440 i augusti. Vården kostade 14,4 miljoner kronor.\n"
)
SOURCE = Source("doc", "900_x.txt", TEXT)
ROW = "| Barnavård | 183 310 | 203 257 | -19 947 |"
OTHER = "| Vuxna | 46 700 | 43 700 | 3 000 |"
SICK = "Sjukfrånvaron är 7,2 procent."
CARE = "Vården kostade 14,4 miljoner kronor."


def citation(marker: int, quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(
        marker, "doc", "Rapport", "Åköping", None, "2023-01/2023-08", (), None, start, start + len(quote), quote
    )


def answer(text: str, *quotes: str, status: str = "answered", language: str = "sv", **more: object) -> Answer:
    return Answer(
        status,  # type: ignore[arg-type]
        language,  # type: ignore[arg-type]
        text,
        tuple(citation(marker, quote) for marker, quote in enumerate(quotes, 1)),
        **more,  # type: ignore[arg-type]
    )


def figure(value: str, unit: str, *inputs: tuple[str, int], operation: str = "difference") -> AnswerFigure:
    derived = Derived(operation, tuple(Input(*one) for one in inputs)) if inputs else None  # type: ignore[arg-type]
    return AnswerFigure(f"{value} {unit}", value, unit, "Barnavård", "deviation", None, "Åköping", 1, derived)


def question(
    *figures: GoldFigure,
    kind: str = "lookup",
    expect: str = "answered",
    tempting: tuple[Tempting, ...] = (),
    alternatives: tuple[tuple[str, ...], ...] = (),
    anchors: tuple[str, ...] = ("Barnavård | 183 310",),
    language: str = "sv",
) -> Question:
    evidence = tuple(Evidence("900", (anchor,)) for anchor in anchors)
    return Question(
        "900-x", "Hur gick det?", language, "lay", kind, ("900",), figures, alternatives, evidence, tempting, expect  # type: ignore[arg-type]
    )  # fmt: skip
