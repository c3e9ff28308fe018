"""Yes or no by what a sentence of a report says outright."""

import re
from dataclasses import dataclass, replace

from index.language import fold
from service.answers import lookup
from service.answers.selection.likely import stated
from service.answers.sentences.leads import lead, prefix_quote
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.evidence.relevance import Relevant, relevant
from service.types import Status
from service.vocabulary.polarity import Around, denies, is_pole, matched, said_of, sides_with, verdict

READ = 8
"""Likeliest sentences that are looked at for a verdict."""
LIKELY = 0.85
"""Score from which a sentence may decide: less than for one that is only quoted, since it must say what was asked."""
BACK = 2
"""Sentences before it in its paragraph that may say what it is about."""
SHORT = 120
"""Characters of a sentence that says little but its denial."""
NEAR = 40
"""Sentences before it that may be about what it denies."""
FEW = 2
"""Reports that are read through for one."""
AS_LIKELY = 0.5
"""A sentence that much less likely than the best may still contradict it."""


WHOLE = 0.65
"""Share of what was asked that a sentence must have before it decides."""
JUDGED = re.compile(
    r"\bfor (?:lite|litet|fa|manga|mycket|lange|sent|hog|lag)\b|\btoo (?:few|little|many|much|long|late)\b"
    r"|\b(?:ar|var|blir|blev|finns|fanns) det (?:\w+ ){0,2}?(?:manga|mycket|mkt|vanligt|ofta|dyrt)\b(?! an\b)"
    r"|^\W*(?:ar|var|blir|blev|is|are|was|were) (?:\w+ ){1,4}?"
    r"(?:hog|lag|lang|stor|liten|dyr|high|low|long|large|common)[at]?\W*$"
    r"|\b(?:is|are|was|were) there (?:\w+ )?(?:many|much)\b",
    re.MULTILINE,
)
"""What is a judgement, which no denial of something about it settles."""
OF_BUDGET = re.compile(r"budget|underskott|overskott|avvik|prognos|balans")
"""What a sentence must speak of that decides whether a budget was kept."""


ENDS = (".", "!", "?", ")", "\u201d", '"')
FINITE = re.compile(
    r"\b(?:ar|var|har|hade|finns|fanns|kommer|blev|blir|fick|far|gar|gick|kan|ska|\w{3,}(?:ade|ades|ats|des|erar|eras))\b"
)
DEFINES = re.compile(r"(?<!vilket )(?<!det )(?<!detta )(?<!som )\binnebar (?!att )\w+ som\b")
"""Tells what a word means: "ej verkställt innebär beslut som ..."."""
MONEY = re.compile(r"\b(?:kostnad\w*|kosta\w*|utgift\w*|costs?|spen[dt]\w*|expenditure)\b")
_COST = r"(?:\w*kostnad\w*|\w*utfall\w*|utgift\w*)"
_MOVED = (
    r"(?:ok\w+|minsk\w+|stig\w+|steg|sjunk\w+|sjonk|hogre|lagre|storre|mindre|dyrare|billigare"
    r"|\w*dubbl\w+|halver\w+|over\w*|under\w*)"
)
OF_COST = re.compile(rf"{_COST}(?: \w+){{0,8}}? {_MOVED}|{_MOVED}(?: \w+){{0,2}}? {_COST}|\bdyrare\b|\bbilligare\b")
"""What a sentence must say that decides whether a cost has moved: that a cost has."""
CHANGED = re.compile(r"\b(?:forandra\w*|andra(?:t|ts|des|s)|chang\w+)\b")
TELLS_CHANGE = re.compile(
    r"\b(?:ok(?:at|ade|ar|ning)|minsk|stig|steg|sjunk|sjonk|forbattr|forsamr"
    r"|(?:o?for)?andra|oforandr|forandring|tidigare|jamfor|foregaende|samma niva)"
)
"""What a sentence must say that decides whether something has changed: how it was, or how it has moved."""


@dataclass(frozen=True)
class Decided:
    """A sentence that says yes or no."""

    found: Relevant
    holds: bool


def decided(evidence: Evidence) -> Decided | None:
    """The likeliest sentence that decides; None where none does, or where two that do say different things."""
    question = evidence.question
    if JUDGED.search(question.folded):
        return None
    words = tuple(word for word in question.words if not is_pole(word.text))
    plain = replace(evidence, question=replace(question, words=words, quantity=None, measures=(), line=None))
    documents = frozenset(document.id for document in lookup.latest(evidence.scope.documents, question))
    asked = plain.words()
    numbers = [quantity.text for quantity in question.claimed]
    held: list[Decided] = []
    for one in relevant(plain, documents, READ):
        if one.score < LIKELY or not _of_the_time(evidence, one.said):
            continue
        text = one.said.statement.text
        if not text.rstrip().endswith(ENDS) and FINITE.search(fold(text)) is None:
            continue  # a heading
        if DEFINES.search(fold(text)):
            continue
        if MONEY.search(question.folded) and not said_of(asked, text, OF_COST):
            continue
        if CHANGED.search(question.folded) and not TELLS_CHANGE.search(fold(text)):
            continue
        if not _is_whole(one, plain) or (question.direction is not None and not OF_BUDGET.search(fold(text))):
            continue
        holds = verdict(question.text, asked, text, _around(evidence, one.said))
        if holds is not None and all(number in text for number in numbers):
            held.append(Decided(one, holds))
    held = held or _denials(plain, documents)
    if not held:
        return None
    best = held[0]
    rivals = [one for one in held if one.holds != best.holds and one.found.score > best.found.score - AS_LIKELY]
    return None if any(one.found.coverage >= best.found.coverage for one in rivals) else best


def _is_whole(one: Relevant, evidence: Evidence) -> bool:
    """Whether a sentence has enough of what was asked: alone, or all of it with those before it in its paragraph."""
    if one.coverage >= WHOLE:
        return True
    words, around = evidence.words(), _around(evidence, one.said)
    here, before = matched(words, fold(one.said.statement.text)), matched(words, fold(around.before))
    goes_on = here or sides_with(evidence.question.text, one.said.statement.text, "result")
    return bool(goes_on and before) and len(here | before) == len(words)


def _denials(evidence: Evidence, documents: frozenset[str]) -> list[Decided]:
    """A short denial that something was granted: what it is about stands before it, not in the sentence."""
    question, words = evidence.question, evidence.words()
    if len(documents) > FEW or sides_with(question.text, "fick", "granted") is None:
        return []
    found = []
    for identity in sorted(documents):
        statements = evidence.catalogue.shelves[identity].statements
        for number, one in enumerate(statements):
            if len(one.text) > SHORT or not denies(one.text) or sides_with(question.text, one.text, "granted") is None:
                continue
            near = " . ".join(other.text for other in statements[max(0, number - NEAR) : number])
            here = matched(words, fold(one.text))
            named = any(words[at].essential for at in here)
            if named and len(here | matched(words, fold(near))) == len(words):
                found.append(Decided(Relevant(Said(identity, one, number), LIKELY, 1.0, fits=True), holds=False))
    return found if len(found) == 1 else []


def say(one: Decided, evidence: Evidence, composer: Composer, *, leads: bool = True) -> Status:
    """The sentence, word for word, after the verdict."""
    document = evidence.document(one.found.said.document)
    said = stated(evidence, one.found.said) or one.found.said
    say_quote(said, document, composer, says(document, composer))
    if leads:
        prefix_quote(composer, len(composer.sentences) - 1, lead(one.holds, composer))
    return "answered"


def _around(evidence: Evidence, said: Said) -> Around:
    """Its headings, and the sentences before it in its paragraph."""
    statements = evidence.catalogue.shelves[said.document].statements
    before = statements[max(0, said.number - BACK) : said.number]
    same = [one.text for one in before if one.block == said.statement.block]
    return Around(" . ".join(said.statement.section[-2:]), " . ".join(same), said.statement.activities)


def _of_the_time(evidence: Evidence, said: Said) -> bool:
    """Whether the sentence is of the years asked about: its report's own and others that it names.

    One year held against another is not decided by what has moved since a third; against the one before by any move.
    """
    years, period = set(evidence.question.years), evidence.document(said.document).meta.period
    own = period.year if period is not None else None
    named = {year for year in years if str(year) in said.statement.text}
    if len(years) > 1:
        return not years - named - ({own, own - 1} if own in years and own is not None else set())
    return not years or bool(named) or own in years
