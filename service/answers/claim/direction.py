"""Whether there is a deficit or a surplus, as the question says: of one report, of all of them, of any."""

import re

from index.language import fold, stem, tokenise
from index.types import Measure, UnitKind
from service.answers import lookup
from service.answers.selection.choice import main_figure
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import say_accounts
from service.composer import Composer
from service.documents.economy import Economy
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.quantifier import Quantifier, quantifier
from service.types import Language, Status

ALL_DO: dict[Language, str] = {"sv": "Ja, det gäller alla.", "en": "Yes, all of them."}
NOT_ALL: dict[Language, str] = {"sv": "Nej, inte alla.", "en": "No, not all of them."}
NONE_DOES: dict[Language, str] = {"sv": "Nej, ingen av dem.", "en": "No, none of them."}


def on_direction(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    known = [one for one in lookup.accounts(evidence) if any(f.favourable is not None for f in one.deviations)]
    known = [one for one in known if not _is_narrower(question, one.label)]
    if not known:
        return None
    held = [_holds(one, evidence) for one in known]
    together = quantifier(question.text)
    several = together is not None and len(known) > 1
    if several:
        _say_together(held, together, composer)
    for one, holds in list(zip(known, held, strict=True))[: lookup.PLACES]:
        before = len(composer.sentences)
        scope = "year" if question.asks(Measure.FORECAST) and not several else None
        say_accounts(one, composer, lookup.activity_asked(question), scope=scope)
        if several:
            continue
        prefix(composer, before, lead(holds, composer))
        if not holds:
            composer.warn("premise", composer.sentences[before].text, composer.sentences[before].markers)
    return "answered"


PART = 4
"""Letters of a word's part that may narrow what the rest of it names."""


def _is_narrower(question: Question, label: str) -> bool:
    """Whether the question names a kind of what the accounts are of: "barnboende" of the row "Boende"."""
    whole = fold(label)
    heads = {fold(stem(token)) for token in tokenise(label) if len(token) >= PART}
    for word in question.words:
        own = fold(stem(word.text))
        for head in heads:
            part = own.removesuffix(head) if own.endswith(head) else ""
            if len(part) >= PART and part[:PART] not in whole:
                return True
    return False


def _holds(one: Economy, evidence: Evidence) -> bool:
    figures = one.deviations[::-1] if evidence.question.asks(Measure.FORECAST) else one.deviations
    went, wanted = figures[0].favourable, evidence.question.direction
    return went == wanted or (went == 0 and wanted == 1 and KEPT.search(evidence.question.folded) is not None)


KEPT = re.compile(
    r"\bbalans\b|\bbalanced?\b|\b(?:hall|holl|klara)\w*\b|\b(?:within|keep|kept|stay|meet|met)\b|\brack\w*"
)
"""Asks only that a budget is kept, which it is where nothing is left over either."""


def _say_together(held: list[bool], together: Quantifier | None, composer: Composer) -> None:
    """One verdict over all the reports, before what each of them says."""
    language = composer.language
    if together is Quantifier.ANY:
        text = f"{lead(True, composer)}." if any(held) else NONE_DOES[language]
    else:
        text = ALL_DO[language] if all(held) else NONE_DOES[language] if not any(held) else NOT_ALL[language]
    composer.say(text)


SURE = 0.75
"""How sure a row must be before its deviation alone says yes or no."""


def on_row(evidence: Evidence, composer: Composer) -> Status | None:
    """By the deviation of one row that is no activity's of its own: "drar barnutredningen över budget?"."""
    question = evidence.question
    if question.direction is None:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        for found in evidence.facts([document.id], limit=6):
            if found.fact.table is None or found.sure < SURE or _is_narrower(question, found.fact.label):
                continue
            told = [f for f in found.fact.figures if f.measure is Measure.DEVIATION and f.favourable is not None]
            main = main_figure(found.fact, question, document.meta.period)
            ways = {figure.favourable for figure in told}
            if main is None or len(ways) != 1 or any(figure.unit.kind is not UnitKind.MONEY for figure in told):
                continue
            before = len(composer.sentences)
            lookup.say_fact(found.fact, main, question, document, composer)
            prefix(composer, before, lead(ways == {question.direction}, composer))
            return "answered"
    return None
