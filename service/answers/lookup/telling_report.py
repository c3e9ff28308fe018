"""Which of a committee's reports a question without a year is about: the latest, unless only an older one tells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Document, Period
from service.answers.lookup import accounts, asks_accounts
from service.composer import Composer
from service.documents.catalogue import end_of
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Kind
from service.wording import period_phrase

CLEARLY = 0.14
"""How much more of a question an older report must cover than the latest."""
NOT_OF_WORDS = (Kind.OVERVIEW, Kind.COMPARE, Kind.COURTESY)

Key = tuple[str | None, str | None]


def of_telling_reports(evidence: Evidence) -> Evidence:
    """The evidence without the later reports of a committee that say far less of what is asked than an older one."""
    question = evidence.question
    dated = question.years or question.report_years or question.periods
    if dated or question.kind in NOT_OF_WORDS:
        return evidence
    several = [held for held in _by_committee(evidence.scope.documents) if len(held) > 1]
    if not several or (asks_accounts(question) and accounts(evidence)):
        return evidence
    covered = _covered(evidence)
    if not question.places:
        return _of_one_that_tells(evidence, several, covered)
    left_out: set[str] = set()
    for held in several:
        latest = max(held, key=end_of)
        best = max(held, key=lambda one: (covered.get(one.id, 0.0), end_of(one)))
        enough = covered.get(best.id, 0.0) >= ENOUGH
        if enough and covered[best.id] >= covered.get(latest.id, 0.0) + CLEARLY:
            left_out |= {one.id for one in held if one.id != best.id}
    kept = tuple(one for one in evidence.scope.documents if one.id not in left_out)
    return replace(evidence, scope=replace(evidence.scope, documents=kept)) if left_out else evidence


def _of_one_that_tells(
    evidence: Evidence, several: Sequence[Sequence[Document]], covered: Mapping[str, float]
) -> Evidence:
    """Without a place named: the one report that tells, where it is an older one and every latest says far less."""
    best = max(evidence.scope.documents, key=lambda one: (covered.get(one.id, 0.0), end_of(one)))
    older = any(best in held and best is not max(held, key=end_of) for held in several)
    others = (covered.get(one.id, 0.0) for one in evidence.scope.documents if one is not best)
    best_covered = covered.get(best.id, 0.0)
    if not older or best_covered < ENOUGH or best_covered < max(others, default=0.0) + CLEARLY:
        return evidence
    return replace(evidence, scope=replace(evidence.scope, documents=(best,)))


def say_of_when(before: Evidence, after: Evidence, composer: Composer) -> None:
    """Say of which time the report is where the latest was passed over and the answer does not show it."""
    if before.scope == after.scope or not composer.citations:
        return
    latest = {end_of(max(held, key=end_of)) for held in _by_committee(before.scope.documents)}
    told = " ".join(sentence.text for sentence in composer.sentences)
    for document in after.scope.documents:
        period = document.meta.period
        markers = [c.marker for c in composer.citations if c.document == document.id]
        if period is None or not markers or end_of(document) in latest or str(period.year) in told:
            continue
        composer.say(_of(period, composer), markers[0])


def _of(period: Period, composer: Composer) -> str:
    when = period_phrase(period, composer.language)
    if composer.language == "sv":
        return f"Det står i rapporten för {when}; den senare rapporten nämner det inte så."
    return f"This is from the report for {when}; the later report does not put it so."


def _by_committee(documents: Sequence[Document]) -> list[list[Document]]:
    held: dict[Key, list[Document]] = {}
    for document in documents:
        held.setdefault((document.meta.municipality, document.meta.committee), []).append(document)
    return list(held.values())


def _covered(evidence: Evidence) -> dict[str, float]:
    """How much of the question the best fact or sentence of each report covers."""
    found: dict[str, float] = {}
    for fact in evidence.facts():
        found[fact.fact.document] = max(found.get(fact.fact.document, 0.0), fact.coverage)
    for said, score in evidence.sentences():
        found[said.document] = max(found.get(said.document, 0.0), score)
    return found
