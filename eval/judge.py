"""One question's verdict: everything that the metrics say of its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.metrics import Place, Source, cited, places_of, shortcomings, tongue, unsupported
from eval.metrics.citing import around
from eval.metrics.right import amount
from eval.questions import GoldFigure, Question
from eval.reader import read
from service.types import Answer


@dataclass(frozen=True)
class Verdict:
    question: Question
    answer: Answer
    wrong: tuple[str, ...]  # why it is not right
    unsupported: tuple[str, ...]
    cited: int  # evidence items covered by citations
    evidence: int  # evidence items wanted
    language: bool
    milliseconds: float

    @property
    def right(self) -> bool:
        return not self.wrong

    @property
    def false_not_found(self) -> bool:
        return self.question.expect != "not_found" and self.answer.status == "not_found"

    @property
    def honest_not_found(self) -> bool:
        """What is not in the reports is said not to be, and no tempting figure stands in its place."""
        return self.question.expect == "not_found" and self.right


def judge(question: Question, answer: Answer, sources: Sequence[Source], milliseconds: float) -> Verdict:
    texts: Mapping[str, str] = {source.id: source.text for source in sources}
    wanted = [places_of(evidence, sources) for evidence in question.evidence]
    spans = [Place(citation.document, citation.start, citation.end) for citation in answer.citations]
    expected = "sv" if question.language == "sv" else "en"
    return Verdict(
        question,
        answer,
        wrong=tuple(str(each) for each in shortcomings(question, answer)),
        unsupported=tuple(str(each) for each in unsupported(answer, texts)),
        cited=sum(
            cited(spans, [places]) == 1 or _borne_elsewhere(question, answer, places, texts) for places in wanted
        ),
        evidence=len(wanted),
        language=tongue(answer.answer) in (expected, None) and answer.language == expected,
        milliseconds=milliseconds,
    )


def _borne_elsewhere(question: Question, answer: Answer, places: Sequence[Place], texts: Mapping[str, str]) -> bool:
    """Whether a citation of the same report bears the required figures that stand at one of the places.

    A report says the same in a table and in the text, and the key need not know every place.
    """
    required = [figure for figure in question.figures if figure.required]
    for place in places:
        there = [figure for figure in required if _any_stands(figure, around(place, texts[place.document]))]
        for citation in answer.citations if there else ():
            if citation.document == place.document and all(_any_stands(f, citation.quote) for f in there):
                return True
    return False


def _any_stands(figure: GoldFigure, text: str) -> bool:
    return any(_stands(reading, text) for reading in figure.readings)


def _stands(figure: GoldFigure, text: str) -> bool:
    """Whether the figure stands in a text: its digits whole, or in thousands what it is in millions, rounded."""
    wanted = abs(figure.value)
    if wanted == 0:
        return False
    for number in read(text):
        held, step = abs(number.value), Decimal(5).scaleb(-number.places - 1)
        in_thousands, in_millions = abs(held / 1000 - wanted), abs(wanted / 1000 - held)
        if held == wanted or in_thousands <= amount(figure.value, "").half or (number.places and in_millions <= step):
            return True
    return False
