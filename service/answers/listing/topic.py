"""What a list is to be about: the words of the question besides those that ask for the list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from index.ocr import fold_ocr
from index.types import Measure
from service.answers.listing.source import Entry, Source
from service.evidence.evidence import Evidence
from service.question import Question, TopicWord
from service.question.bounds import bound_of
from service.question.happened import spans
from service.question.listed import ListKind, is_filler, report_words
from service.vocabulary.termindex import TermIndex, Word

HEADING, ABOVE, LEAD, COLUMN, ENTRY = 1.0, 0.6, 1.0, 0.7, 0.55
"""How directly a list is about a word of its heading, of the headings above, its lead, its columns, its entries."""
PRECISE = 0.1
"""What saying little else adds to how far a source is about the topic."""
ITSELF = 0.5
"""How far a source is at least about a topic of which its own heading, lead or columns have a word."""
OWN = 0.25
CUTTING = frozenset(("minsk", "sank", "spar", "#besparingar", "hal", "behal", "dra", "klar"))
MONEY = re.compile(r"budget|\bekonomi(n|ns)?\b|balans|kostnad|bespar|effektivis|underskott|hushallning|sparsam")


@dataclass(frozen=True)
class Topic:
    """The question narrowed to what its list is about. `evidence` looks for those words alone."""

    evidence: Evidence
    words: tuple[Word, ...]
    money: bool  # the list is to be about the economy, which leaves no word of its own

    @property
    def empty(self) -> bool:
        return not self.words and not self.money

    def covers(self, sources: Sequence[Source], *, noisy: bool, entries: bool = True) -> list[float]:
        """How much of the topic each source is about, 0 to 1; 1 where any list of the kind will do.

        Without `entries` it is what a source says of itself that counts, not what stands in its entries.
        """
        if not sources:
            return []
        if not self.words:
            return [1.0 if not self.money else _of_money(source) for source in sources]
        itself = TermIndex([_terms(replace(source, path=source.path[-1:]), noisy, False) for source in sources])
        own = itself.score(self.words).coverage >= OWN
        scores = TermIndex([_terms(source, noisy, entries) for source in sources]).score(self.words)
        most = self._share_beside(scores.missing)
        covers = [float(value) for value in scores.coverage + PRECISE * scores.precision]
        return [min(max(cover, ITSELF) if has else cover, most) for cover, has in zip(covers, own, strict=True)]

    def _share_beside(self, missing: Sequence[str]) -> float:
        """What the words that no source has leave of the topic, by what they weigh in all reports."""
        if not missing:
            return 1 + PRECISE
        index = self.evidence.catalogue.said_index
        worth = [index.worth(word) for word in self.words]
        there = (one for word, one in zip(self.words, worth, strict=True) if word.stem not in missing)
        return sum(there) / sum(worth)

    def entries_of(self, source: Source, least: float) -> tuple[Entry, ...]:
        """The entries of a list that are about the topic, each by itself; all where there is none."""
        if not self.words:
            return source.entries
        covers = self.covers([Source((), (entry,)) for entry in source.entries], noisy=False)
        return tuple(entry for entry, cover in zip(source.entries, covers, strict=True) if cover >= least)


def topic_of(evidence: Evidence, kind: ListKind | None) -> Topic:
    """The question's words without those that only ask for the list."""
    question = evidence.question
    patterns = [kind.asked, kind.also] if kind is not None else []
    nouns = [m.span() for p in patterns if p is not None for m in p.finditer(fold(question.bare))]
    nouns += spans(fold(question.bare))
    bound = bound_of(question)
    if bound is not None:
        nouns.append((bound.quantity.outer_start, bound.quantity.outer_end))
    kept = tuple(
        replace(word, text=_looked_for(word.text))
        for word in question.words
        if not _asks(word, question, kind) and not any(a < word.end and word.start < b for a, b in nouns)
    )
    activities = tuple(
        match
        for match in question.activities
        if any(match.start < word.end and word.start < match.end for word in kept)
    )
    narrowed = replace(evidence, question=replace(question, words=kept, activities=activities))
    words = tuple(narrowed.words()) if kept else ()
    asks_money = question.asks(Measure.DEVIATION, Measure.BUDGET, Measure.OUTCOME) or "ekonomi" in question.folded
    if asks_money and all(CUTTING & {word.stem, *word.others} for word in words):
        words = ()  # "to cut costs": the money is what it is about
    narrowed = narrowed if words else replace(evidence, question=replace(question, words=(), activities=()))
    return Topic(
        narrowed,
        words,
        money=not words and asks_money and not (kind is not None and (kind.amounts or kind.name == "deviation")),
    )


UNFOLDED = {"miljön": "miljö", "miljöns": "miljö"}
"""What would fold to another word ("miljon")."""
SUPINE = re.compile(r"\w{3,}(ats?|its?|tts?|ade|ades|erade)$")


def _looked_for(word: str) -> str:
    """What a word of the question is looked up as: "AI-grejer" is about AI."""
    parts = [part for part in word.split("-") if not is_filler(fold(part))]
    return UNFOLDED.get(word.lower(), "-".join(parts) or word)


def _asks(word: TopicWord, question: Question, kind: ListKind | None) -> bool:
    """Whether a word only asks, or says what was done with what is listed ("vilka risker har ... tittat på")."""
    folded = fold(word.text)
    if is_filler(folded) or (kind is None and folded in report_words()):
        return True
    listed = kind is not None and kind.asked.search(question.folded) is not None
    return listed and question.language == "sv" and SUPINE.match(folded) is not None and not word.name


def _of_money(source: Source) -> float:
    if any(MONEY.search(fold(text)) for text in (source.heading, source.lead)):
        return 1.0
    share = sum(MONEY.search(fold(entry.text)) is not None for entry in source.entries) / max(1, len(source.entries))
    return 0.7 * share


def _terms(source: Source, noisy: bool, entries: bool) -> dict[str, float]:
    weights: dict[str, float] = {}
    texts = [(source.heading, HEADING), (" ".join(source.path[:-1]), ABOVE), (source.lead, LEAD)]
    texts += [(column, COLUMN) for column in source.columns]
    texts += [(entry.text, ENTRY) for entry in source.entries] if entries else []
    for text, weight in texts:
        for key in _keys(text, noisy):
            weights[key] = max(weights.get(key, 0.0), weight)
    return weights


@lru_cache(maxsize=1 << 14)
def _keys(text: str, noisy: bool) -> tuple[str, ...]:
    found = []
    for token in tokenise(text):
        found.append(stem(token))
        if noisy:
            found.append(stem(fold(fold_ocr(token))))
    return tuple(dict.fromkeys([*found, *("#" + match.id for match in match_activities(text))]))
