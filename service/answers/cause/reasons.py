"""The sentences that say why something is as it is: each with what it explains, however the report puts it.

A report gives a reason in the sentence itself ("X ökar till följd av Y"), in the next one ("Detta beror på Y"), in the
one before ("Y. Därför ökar X"), or with no word for it at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language import fold
from index.types import Statement
from service.documents.catalogue import NOISY, Said
from service.evidence.antecedents import joined, leans_back, of_another, same_paragraph
from service.evidence.causereadings import is_economic
from service.evidence.causes import OF_BUDGET, SHORTFALL, SURPLUS, TO_COME, UNSURE
from service.evidence.evidence import Evidence
from service.evidence.explained import Explained, explained_by, without_word
from service.evidence.overlap import Terms
from service.evidence.reasons import OUTRIGHT, PURPOSE, has_cue, sides
from service.evidence.relevance import WEIGHTS, Relevant, relevant
from service.question.premise import DOWN, UP, movement
from service.vocabulary.termindex import Word

AGREES, CONTRARY = 0.15, 0.4
"""What is won and lost where the question says that something rose and what is explained that it rose, or fell."""
OVER_TIME, OF_ELSE = 0.6, 0.5
"""What is lost where a budget is asked about and a change since last year explained, or nothing of money at all."""
DENIED = 0.2
"""What is won where the question is why something is not so and what is explained is that it is not; else lost."""
NOT_SO = re.compile(
    r"\b(?:inte|ej|aldrig|utan|ingen|inget|inga|sakna\w*|missa\w*|ute?bl[ie]\w*|svart|svarigh\w*|langt ifran"
    r"|under malet|avvikelse (?:for|mot|fran)|not|never|no|without|missed|fail\w*|hard|difficult)\b"
)
FEW_DO = re.compile(
    r"\b(?:sa|valdigt|himla|bara|inte|so|such) (?:\w+ )?(?:fa|lite|lagt|lag|few|low)\b|\b(?:inte|not|doesn t|don t)\b"
)
HARD_TO = re.compile(r"\b(?:svart att|svarigheter? (?:med )?att|utmaning\w* (?:med )?att|lyckas inte) ([^.]+)")
LEFT_TO_HEADING = re.compile(r"\b(?:malen|malet|kraven|det|detta|nivan|insatsen|stodet)\b")
UNMOVED = 0.4
"""What is lost where the question says so, and what is explained says nothing of how anything has moved or gone."""
MOVES = re.compile(
    rf"{UP.pattern}|{DOWN.pattern}|(?:for)?andr(?:at|ade|ing)|utveckl|skillnad|trend|gang\b|gangen|nara|battr|samr|fordubbl"
    r"|halver|stor[at]?\b|svag|kraftig|avvik|skott|over\w*skrid|under\w*skrid|budget|resultat|utfall|prognos"
)
AS_MUCH = 0.8
"""Share of a sentence's coverage that the reason which it leads up to must have."""
SHORT_REASON = 45
"""Characters of a reason that is only named."""
LONGEST_FURTHER = 520
"""Characters quoted of what a paragraph goes on to say."""
RUN_ON = 0.8
"""What is lost by list items that were read as one sentence: they say little about any one thing."""
SHORTLIST = 45
SHORTEST = 4
"""Words of a sentence; anything shorter is a heading or a stub."""
HEADED, IN_REASON = 0.65, 0.3
"""How far a word is covered that only the heading has, or only the side of the reason."""


LINES = {"income": Word("intakt", ("#intakter",)), "cost": Word("kostnad", ("#kostnader",))}


@dataclass(frozen=True)
class Reason:
    """A quotation that gives a reason."""

    said: Said
    score: float
    coverage: float  # of the question's words, by the side that is explained
    gain: float  # for its word for giving a reason; 0 where it has none
    numbers: range  # its sentences among the document's
    explained: str = ""  # what it gives the reason of, folded


def reasons(evidence: Evidence, document: str) -> list[Reason]:
    """The quotations of a document that may give the reason of what is asked, best first; none overlaps another."""
    return _Reader(evidence, document).read()


def further(evidence: Evidence, best: Reason, chosen: list[Reason]) -> list[Reason]:
    """What the paragraph of the best reason goes on to say of it, as one more quotation: a report seldom stops at one.

    What has a word for a reason goes on with it; of something that happened, so does what follows a reason that is
    only named ("till följd av upphandlingen").
    """
    statements = evidence.catalogue.shelves[best.said.document].statements
    event = evidence.question.direction is None and movement(evidence.question) is None
    two = sides(statements[best.numbers.stop - 1].text)
    text = statements[best.numbers.stop - 1].text
    ends = two is not None and fold(text).rstrip(" .").endswith(two.reason.strip(" ."))
    named = event and two is not None and ends and len(two.reason) < SHORT_REASON
    taken = {n for one in chosen for n in one.numbers}
    last = best.numbers.stop - 1
    length = 0
    while last + 1 < len(statements) and same_paragraph(statements[last], statements[last + 1]):
        text = statements[last + 1].text
        length += len(text)
        if last + 1 in taken or length > LONGEST_FURTHER or of_another(text, best.said.statement.text):
            break
        if not (named or _gives_reason(text)) or (not event and TO_COME.search(fold(text))):
            break
        last += 1
    whole = range(best.numbers.stop, last + 1)
    ranges = [whole] if whole else []
    while last + 1 < len(statements) and same_paragraph(statements[last], statements[last + 1]):
        last += 1
        if last not in taken and ANOTHER.match(fold(statements[last].text)):
            ranges.append(range(last, last + 1))
    return [Reason(joined(best.said.document, statements, r), best.score, best.coverage, best.gain, r) for r in ranges]


ANOTHER = re.compile(
    r"(?:en|ett|ytterligare (?:en|ett)|en annan|ett annat)(?: \w+)?(?: del av)? (?:forklaring|orsak|anledning|skal)"
)
"""Opens with one more reason, whatever stands between."""


def _gives_reason(text: str) -> bool:
    two = sides(text)
    return has_cue("back", text) or (two is not None and two.gain > PURPOSE)


class _Reader:
    """One document read with one question in mind."""

    def __init__(self, evidence: Evidence, document: str) -> None:
        self.evidence = evidence
        self.document = document
        self.statements = evidence.catalogue.shelves[document].statements
        self.noisy = evidence.document(document).meta.noise >= NOISY
        self.near: dict[int, Relevant] = {
            one.said.number: one for one in relevant(evidence, frozenset((document,)), SHORTLIST) if one.named
        }
        index = evidence.catalogue.said_index
        self.words: list[tuple[Word, float]] = [(word, index.worth(word)) for word in evidence.words()]
        if (line := LINES.get(evidence.question.line or "")) is not None:  # which is no topic of a question otherwise
            self.words.append((line, index.worth(line)))
        self.asked = movement(evidence.question)

    def read(self) -> list[Reason]:
        found = [one for number in self._around() for one in self._read(number)]
        found.sort(key=lambda one: (-one.score, one.numbers.start))
        kept: list[Reason] = []
        for one in found:
            over = [k for k in kept if one.numbers.start < k.numbers.stop and k.numbers.start < one.numbers.stop]
            if all(_only_leads_up(k, one) for k in over):
                kept = [k for k in kept if k not in over] + [one]
        return sorted(kept, key=lambda one: (-one.score, one.numbers.start))

    def _around(self) -> list[int]:
        """The sentences near to the question, and those that follow them in their paragraphs."""
        return sorted({*self.near, *(n + 1 for n in self.near if self._goes_on(n))})

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence is followed by another of its paragraph, or by one that opens with what it said."""
        rest = self.statements[number : number + 2]
        if len(rest) < 2:
            return False
        broken = rest[0].section == rest[1].section and leans_back(rest[1].text)  # by the end of a page
        return same_paragraph(*rest) or broken

    def _read(self, number: int) -> Iterator[Reason]:
        """A sentence weighed as giving the reason, with the sentences that belong to it."""
        own = self.statements[number]
        if len(own.text.split()) < SHORTEST:
            return
        found = explained_by(self.statements, number)
        if found is not None:
            yield self._weighed(found, own, self.statements[number - 1].activities if found.leans else ())
        elif number in self.near:
            yield self._weighed(without_word(self.statements, number), own)

    def _weighed(self, explained: Explained, own: Statement, before: tuple[str, ...] = ()) -> Reason:
        said = joined(self.document, self.statements, explained.numbers)
        held = [self.near[n] for n in explained.numbers if n in self.near]
        best = {name: max((one.features[at] for one in held), default=0.0) for at, name in enumerate(WEIGHTS)}
        coverage = self._coverage(explained.text, said.statement, own, before)
        gain = explained.gain
        if explained.lacking and not self._is_asked(explained.lacking):
            gain = PURPOSE / 2
        score = WEIGHTS["words"] * coverage + gain + self._way(explained.text)
        score -= RUN_ON * (said.statement.text.count("\u2022") > 1)
        score += sum(WEIGHTS[name] * best[name] for name in ("meaning", "passage", "activity"))
        return Reason(said, score, coverage, gain, explained.numbers, explained.text)

    def _is_asked(self, lacking: str) -> bool:
        """Whether what some do not have is what the question asks about, or left for the heading to say."""
        terms = Terms.of(lacking, self.noisy)
        return LEFT_TO_HEADING.search(lacking) is not None or any(terms.has(word) for word, _ in self.words)

    def _coverage(self, explained: str, quoted: Statement, own: Statement, before: tuple[str, ...]) -> float:
        """The share of the question on the side that is explained; what else the quotation has counts for less."""
        if not self.words:
            return 0.5
        hard = HARD_TO.search(fold(quoted.text)) if FEW_DO.search(self.evidence.question.folded) else None
        if hard is not None:  # that it is hard to get somebody to do it is why few do
            explained = f"{explained} {hard[1]}"
        sides_of = (
            (Terms.of(explained, self.noisy), 1.0),
            (Terms.of(" ".join(own.section[-2:]), self.noisy).with_activities((*own.activities, *before)), HEADED),
            (Terms.words(quoted.text, self.noisy).with_activities(quoted.activities), IN_REASON),
        )
        covered = sum(weight * max(part * terms.has(word) for terms, part in sides_of) for word, weight in self.words)
        return covered / sum(weight for _, weight in self.words)

    def _way(self, explained: str) -> float:
        """What it adds that things went as the question says: rose or fell, better or worse than the budget."""
        gained = 0.0
        if NOT_SO.search(self.evidence.question.folded) is not None:
            gained += DENIED if NOT_SO.search(explained) is not None else -DENIED
        if self.asked is not None:
            gained += _agreement(explained, UP, DOWN, self.asked)
            gained -= UNMOVED * (MOVES.search(explained) is None)
            if self.evidence.question.direction is None:
                gained -= OVER_TIME * (OF_BUDGET.search(explained) is not None and not has_cue("over_time", explained))
        question = self.evidence.question
        if question.direction is None:
            return gained
        gained -= UNSURE * (TO_COME.search(explained) is not None)
        if SHORTFALL.search(explained) or SURPLUS.search(explained):
            return gained + _agreement(explained, SURPLUS, SHORTFALL, question.direction)
        if question.line != "income":  # what costs grew by is no reason of a surplus
            gained += min(_agreement(explained, DOWN, UP, question.direction), 0.0)
        gained -= OF_ELSE * (not is_economic(explained))
        return gained - OVER_TIME * has_cue("over_time", explained)


def _only_leads_up(plain: Reason, stated: Reason) -> bool:
    """Whether what has no word for a reason ends where one that gives it outright begins, about the same."""
    ends = plain.numbers.stop <= stated.numbers.stop
    return not plain.gain and stated.gain >= OUTRIGHT and ends and stated.coverage >= AS_MUCH * plain.coverage


def _agreement(text: str, plus: re.Pattern[str], minus: re.Pattern[str], way: int) -> float:
    """What a text wins by having the words of one way, or loses by having only those of the other."""
    fits, against = (plus, minus) if way > 0 else (minus, plus)
    if fits.search(text):
        return AGREES
    return -CONTRARY if against.search(text) else 0.0
