"""What the stored reports hold on a question: which documents, which facts, which sentences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from index.activities import activity as activity_of
from index.activities import match as match_activities
from index.embedding.protocol import Floats
from index.language import stem, stop_words, tokenise
from index.types import Document, Line, Period, Reading, UnitKind
from service.documents.catalogue import NOISY, Catalogue, Fact, Said
from service.documents.economy import Economy, Slot, economy
from service.evidence.board import board_accounts, total_rows
from service.evidence.compounds import compounds_of
from service.evidence.demands import asks_population, demands, fails, topic_words
from service.evidence.granted import is_grant_only
from service.evidence.longnames import by_whole_names
from service.evidence.measured_by import counts_otherwise, is_of_another, tells_no_plan
from service.evidence.namedaround import facts_named
from service.evidence.scope import Scope
from service.evidence.wordforms import kindred, narrowed, of_its_kind, placed_in
from service.question import Question, asking
from service.question.decisive import NEW_ONES, is_decisive, is_head, new_law
from service.question.negation import disagrees
from service.told import is_told
from service.vocabulary.glossary import swedish
from service.vocabulary.termindex import Word

ENOUGH = 0.62
"""Share of what was asked that a fact must cover to be an answer; below it only counts as near."""
NEAR = 0.34
HALF = 0.51
"""Coverage up to which a row has at most a relative of the one word asked: its meaning makes it no surer."""
MEANING = 0.2
"""What the nearest passage in meaning adds to the coverage of a fact inside it."""
LOOSE = 0.15
SAME_AS_TOLD = 0.3
"""What a row or sentence with a figure of the answer before gains, where a follow-up names nothing of its own."""
VERY_NEAR = 0.7
"""Nearness of the first seven passages or so of a search."""
FEW = 2
"""Named activities and topics that an answer must all have; of more than these only the activities."""
INCOMPLETE = 0.5
"""Coverage of a fact that lacks an essential word: near, but no answer."""


@dataclass(frozen=True)
class Found:
    """A fact with how well it answers."""

    fact: Fact
    coverage: float
    score: float
    sure: float = 0.0  # coverage, with nearness in meaning counted in


@dataclass(frozen=True)
class Evidence:
    """The catalogue seen from one question."""

    catalogue: Catalogue
    question: Question
    scope: Scope
    near: dict[tuple[str, int, int], float]
    asked: Callable[[], Floats] | None = None  # the question's vector, which takes 10 ms and not every answer needs

    def closeness(self) -> Floats | None:
        """The cosine of each of the catalogue's sentences to the question; None where there are no vectors."""
        meanings = self.catalogue.meanings
        return None if self.asked is None or meanings is None else meanings @ self.asked()

    def document(self, identity: str) -> Document:
        return self.catalogue.shelves[identity].document

    def words(self) -> list[Word]:
        """What to look for: the topic's stems, each with what means the same."""
        return list(self._words)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        question = self.question
        if asks_population(question):
            return (Word("invanar", ("befolkning",), essential=True),)
        meant = swedish(question.bare, english=False)
        strong_ids = {m.id for m in question.activities if not m.weak}
        plain = strong_ids if len(strong_ids) <= FEW else {i for i in strong_ids if not activity_of(i).topic}
        found = []
        for word in topic_words(question):
            strong = of_its_kind([m for m in question.activities if m.start < word.end and word.start < m.end])
            known = [terms for start, end, terms in meant if start < word.end and word.start < end]
            if word.others:
                known.append(word.others)
            same = ["#" + m.id for m in strong] + [key for terms in known for one in terms for key in _keys(one)]
            same += compounds_of(word, question, self._is_written)
            if strong and not any(m.id in self.catalogue.by_activity for m in strong):  # no row is known by its name
                same += filter(self._is_written, placed_in(word.text))
            essential = any(m.id in plain for m in strong) or (word.name and not known) or is_decisive(word, question)
            narrow = () if question.english else narrowed(word, meant)
            if narrow:
                found.append(Word(narrow[0], narrow[1:], essential))
                continue
            tokens = tokenise(word.text)
            # The last is the whole hyphenated word; its first part is a name, whatever else it could ask ("va-").
            parts = [token for n, token in enumerate(tokens[:-1]) if not n or token not in asking()]
            for token in parts or tokens[-1:]:
                head = is_head(token, question) and not strong
                same_as = () if head else tuple(dict.fromkeys((*same, *kindred(stem(token), self._is_written))))
                found.append(Word(stem(token), same_as, essential or head, foreign=word.foreign))
        if found and new_law(question):
            found.append(Word("ny", NEW_ONES, essential=True))
        return tuple(found or [Word("#" + match.id, (), essential=True) for match in question.activities])

    def _is_written(self, term: str) -> bool:
        return term in self.catalogue.fact_index or term in self.catalogue.said_index

    @cached_property
    def needed(self) -> tuple[Word, ...]:
        """The words by which texts must answer: an activity's name of several words must be there as a whole."""
        return by_whole_names(self._words, self.question)

    @property
    def needs_whole_name(self) -> bool:
        """Whether a name of several words must be there, of which a text may have one by chance."""
        return self.needed != self._words

    def own_words(self) -> list[Word]:
        """What to look for of the words that a follow-up itself says."""
        own = tuple(word for word in self.question.words if word in self.question.own)
        return replace(self, question=replace(self.question, words=own, activities=())).words() if own else []

    # Facts ----------------------------------------------------------------------------------------------------

    def facts(self, documents: Iterable[str] | None = None, limit: int = 60) -> list[Found]:
        """Facts of the scope, best first, with any coverage at all."""
        words = self.words()
        if not words:
            return []
        scores = self.catalogue.fact_index.score(words)
        essential = self.catalogue.fact_index.score(self.needed).essential
        least = HALF if len(words) == 1 else INCOMPLETE - 0.1
        wanted = set(documents) if documents is not None else self.scope.ids
        asked = frozenset(stem(token) for word in self.question.words for token in tokenise(word.text))
        demanding = demands(self.question)
        named = facts_named(self.catalogue, self.question, self.needed)
        found = []
        for number in np.nonzero(scores.coverage >= NEAR)[0]:
            fact = self.catalogue.facts[number]
            if fact.document in wanted and not is_grant_only(fact, self.question):
                coverage = float(scores.coverage[number])
                whole = self.has_essentials(fact.document, float(essential[number])) or named(int(number), fact)
                if not whole:
                    coverage = min(coverage, INCOMPLETE)
                unlike = disagrees(fact.label, self.question.folded, asked) or counts_otherwise(
                    fact, self.question.folded
                )
                failing = fails(fact, self.document(fact.document), self.question, demanding) or tells_no_plan(
                    fact, self.question
                )
                if failing or unlike or (len(words) == 1 and is_of_another(fact, self.question)):
                    coverage = min(coverage, INCOMPLETE)
                score = coverage * (0.7 + 0.3 * float(scores.precision[number])) + self._fit(fact)
                near = self.nearness(fact.document, fact.quote.start, fact.quote.end)
                sure = coverage + MEANING * near if coverage > least else coverage
                if failing or unlike or not whole:
                    sure = coverage
                found.append(Found(fact, coverage, score, sure))
        found.sort(key=lambda f: (-f.score, f.fact.quote))
        return self._told_apart(found)[:limit]

    def _told_apart(self, found: list[Found]) -> list[Found]:
        """Of rows of one name the one that the answer before gave, where a follow-up names nothing of its own."""
        if not self.question.told or self.question.own:
            return found
        told = [one.fact for one in found if any(is_told(figure, self.question) for figure in one.fact.figures)]
        names = {(fact.document, fact.label) for fact in told}
        return [f for f in found if f.fact in told or (f.fact.document, f.fact.label) not in names]

    def _fit(self, fact: Fact) -> float:
        """How well a fact's measures, units and periods are those asked for; small beside coverage."""
        question, fit = self.question, 0.0
        figures = fact.figures
        kinds = {figure.unit.kind for figure in figures}
        if question.quantity == "count":
            fit += 0.10 if kinds & {UnitKind.COUNT, UnitKind.UNKNOWN, UnitKind.INDEX} else -0.15
        elif question.quantity == "percent":
            fit += 0.10 if UnitKind.PERCENT in kinds else -0.10
        elif question.quantity == "money":
            fit += 0.10 if UnitKind.MONEY in kinds else -0.15
        if question.measures and any(question.asks(figure.measure) for figure in figures):
            fit += 0.08
        if question.years and any(f.period and f.period.year in question.years for f in figures):
            fit += 0.08
        if question.periods and any(same_period(f.period, p) for f in figures for p in question.periods):
            fit += 0.06
        if fact.table is not None:
            fit += 0.1
        if fact.table is not None and len(question.activities) <= 1:
            # Without a part named, the whole is meant before its parts.
            fit += 0.06 if fact.total else -0.04 * bool(fact.first.group)
        ids = {m.id for m in question.activities}
        if ids and fact.activity is not None:
            fit += 0.05 if fact.activity in ids else -0.05
        if question.line and fact.line is not None:
            fit += 0.06 if fact.line == question.line else -0.1
        elif fact.line in (Line.INCOME, Line.COST):
            fit -= 0.06
        if question.told and not question.own and any(is_told(figure, question) for figure in figures):
            fit += SAME_AS_TOLD
        if any(figure.reading is Reading.UNREADABLE for figure in figures):
            fit -= 0.05
        return fit + 0.1 * self.nearness(fact.document, fact.quote.start, fact.quote.end)

    def has_essentials(self, document: str, share: float) -> bool:
        """Whether a text has the words it must have; in an OCR-garbled document some of them cannot be recognised."""
        noisy = self.document(document).meta.noise >= NOISY
        return share >= (0.5 if noisy else 1.0)

    def nearness(self, document: str, start: int, end: int) -> float:
        """How near in meaning the passages are that hold the place (0..1)."""
        return max(
            (value for (doc, s, e), value in self.near.items() if doc == document and s < end and start < e),
            default=0.0,
        )

    # Sentences ------------------------------------------------------------------------------------------------

    def sentences(self, limit: int = 40, *, loose: bool = False) -> list[tuple[Said, float]]:
        """Sentences of the scope by how much of the question they cover, best first.

        `loose` lets those in that lack an essential word but stand in a passage very near in meaning.
        """
        words = self.words()
        if not words:
            return []
        scores = self.catalogue.said_index.score(words)
        essential = self.catalogue.said_index.score(self.needed).essential
        found = []
        for number in np.nonzero(scores.coverage >= (LOOSE if loose else NEAR))[0]:
            said = self.catalogue.said[number]
            if said.document not in self.scope.ids:
                continue
            span = said.statement.span
            nearness = self.nearness(said.document, span.start, span.end)
            if not self.has_essentials(said.document, float(essential[number])) and (not loose or nearness < VERY_NEAR):
                continue
            merit = 0.05 * float(scores.precision[number]) + (0.35 if loose else 0.15) * nearness
            found.append((said, float(scores.coverage[number]) + merit))
        found.sort(key=lambda pair: (-pair[1], pair[0].statement.span))
        return found[:limit]

    # Accounts -------------------------------------------------------------------------------------------------

    def economies(self, activity: str, line: Line = Line.NET) -> list[Economy]:
        """The activity's accounts in each document of the scope that has them."""
        found = []
        for identity, figures in self.catalogue.by_activity.get(activity, {}).items():
            if identity in self.scope.ids:
                document, label = self.document(identity), figures[0].activity
                accounts = self.catalogue.once(
                    identity, (activity, line), partial(economy, document, label, figures, line)
                )
                if accounts is not None and (accounts.deviations or accounts[Slot.OUTCOME] or accounts[Slot.FORECAST]):
                    found.append(accounts)
        if self.question.told and not self.question.own:  # of several by one name the one that was told of
            found.sort(key=lambda one: not any(is_told(figure, self.question) for figure in one.slots.values()))
        return found

    def board(self, document: Document, line: Line = Line.NET) -> Economy | None:
        """The whole committee's accounts: the total row that fills most places, the largest among equals."""
        return self.catalogue.once(document.id, (None, line), partial(board_accounts, self.catalogue, document, line))

    def wholes(self, document: Document) -> list[Fact]:
        """Total rows of the whole committee, in reading order."""
        return total_rows(self.catalogue, document)

    def rows(self, document: Document, activity: str) -> list[Fact]:
        """Table rows of an activity with money in them, in reading order."""
        return [
            fact
            for fact in self.catalogue.facts_in(document.id)
            if fact.activity == activity
            and fact.table is not None
            and any(figure.unit.kind is UnitKind.MONEY for figure in fact.figures)
        ]


def _keys(term: str) -> list[str]:
    """What a glossary's Swedish term is looked up by: the activity whose name it is, else its words.

    "=lön" is the word alone: a column may have it without being of the activity.
    """
    if term.startswith("="):
        return [stem(token) for token in tokenise(term)]
    stems = [stem(token) for token in tokenise(term)]
    matches = [m for m in match_activities(term) if not m.weak]
    # A compound with an activity inside ("kunskapsresultat") names something else.
    named = [m.id for m in matches if [stem(token) for token in tokenise(m.words)] == stems]
    # "hälso- och sjukvård" is not looked up by "och", which any sentence has.
    return ["#" + one for one in named] or [key for key in stems if key not in stop_words()] or stems


def same_period(one: Period | None, other: Period) -> bool:
    return (
        one is not None
        and (one.end.year, one.end.month) == (other.end.year, other.end.month)
        and (one.start.month == other.start.month or one.kind != other.kind)
    )
