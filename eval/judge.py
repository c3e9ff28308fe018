"""One question's verdict: everything that the metrics say of its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import Place, Source, cited, places_of, shortcomings, tongue, unsupported
from eval.questions import Question
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
        cited=cited(spans, wanted),
        evidence=len(wanted),
        language=tongue(answer.answer) in (expected, None) and answer.language == expected,
        milliseconds=milliseconds,
    )
