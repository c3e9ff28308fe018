"""Shares that the rows of a report give themselves."""

import re
from dataclasses import replace

from index.language import fold, stem, tokenise
from index.types import Measure, UnitKind
from service.answers import lookup
from service.answers.lookup.unreported import say_unreported
from service.answers.selection.choice import main_figure
from service.answers.sentences.phrases import say_row
from service.composer import Composer
from service.evidence.evidence import ENOUGH, Evidence
from service.types import Status


def stated_in_row(evidence: Evidence, composer: Composer) -> Status | None:
    """The share that a row of the report gives itself, where its column names the whole that is asked of."""
    question = replace(evidence.question, quantity="percent")
    asked = {stem(token) for token in tokenise(question.text)}
    for document in lookup.latest(evidence.scope.documents, question):
        for found in evidence.facts([document.id], limit=8):
            if found.sure < ENOUGH or found.fact.table is None:
                continue
            main = main_figure(found.fact, question, document.meta.period)
            if main is None or main.unit.kind is not UnitKind.PERCENT or main.measure is not Measure.SHARE:
                continue
            if any(stem(token) in asked for token in tokenise(main.header) if len(token) >= WHOLE_WORD):
                alike = [f for f in found.fact.figures if f.unit == main.unit and f.measure is main.measure]
                main = max(alike, key=lambda f: (sum(stem(t) in asked for t in tokenise(f.header)), f is main))
                say_row(found.fact, main, [], document, composer)
                return "answered"
    return None


WHOLE_WORD = 8
"""Letters of a word of a column that may name a whole ("nettokostnad"), as "andel" and "utfall" do not."""


def share_row(evidence: Evidence, composer: Composer) -> Status | None:
    """The row that is of such a share itself: "Andel ... som uppger att de inte utsätts för våld"."""
    strong = [m for m in evidence.question.activities if not m.weak]
    own = [w for w in evidence.question.words if not any(m.start < w.end and w.start < m.end for m in strong)]
    said = {stem(token) for word in own for token in tokenise(word.text)}
    question = replace(evidence.question, quantity="percent")
    asked = replace(evidence, question=question)
    for document in lookup.latest(evidence.scope.documents, question):
        for found in asked.facts([document.id], limit=8):
            label = fold(found.fact.label)
            fits = found.sure >= ENOUGH and found.fact.table is not None and OF_ROW.match(label) is not None
            # An activity alone is a part of the accounts.
            fits = fits and bool(said & {stem(token) for token in tokenise(found.fact.label)})
            main = main_figure(found.fact, question, document.meta.period) if fits else None
            if main is None or main.unit.kind is not UnitKind.PERCENT:
                continue
            if (NOT.search(label) is None) == (NOT.search(question.folded) is None):
                say_unreported(found.fact, main, asked, document, composer)
                lookup.say_fact(found.fact, main, question, document, composer)
                return "answered"
    return None


OF_ROW = re.compile(r"(?:egen (?:\w+[ -]+){1,4})?andel\w*\b")
NOT = re.compile(r"\b(?:inte|ej|icke|utan|not)\b")
