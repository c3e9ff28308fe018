"""Any text held against a report: each figure proven, contradicted (with the right one) or not found.

The text is read by the same code that reads reports, so that a table in it is a table and a sentence has its activity,
measure, period and direction. The report's own summary and the papers around it are no evidence: they are texts like
any other, and can be checked themselves.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.audit import FindingKind
from index.audit.findings import swedish
from index.audit.subjects import (
    TOTAL,
    comparable_lines,
    prose_subject,
    table_subject,
)
from index.language import terms
from index.numbers import MNKR, PERCENT, Number, agree, decimals_of, find_quantities, supports
from index.types import Figure, Measure, Reading, Unit, UnitKind
from service.composer import page_of
from service.documents.catalogue import Shelf
from service.documents.economy import Slot
from service.draft.accounts import Accounts, read_accounts
from service.draft.body import Body, body_of
from service.draft.claim import Claim, claims_of
from service.draft.comparable import (
    BEFORE,
    LEVELS,
    ends_alike,
    line_of,
    of_one_order,
    same_measure,
    same_period,
    same_subject,
)
from service.draft.proof import as_number
from service.draft.records import Proof, ProofStatus, Source
from service.draft.sources import source_text
from service.wording import period_phrase

_MARK = re.compile(r"\[\^?\d{1,3}\]")
_STATED = (*LEVELS, Measure.DEVIATION)
_INVESTMENT = re.compile(r"invest", re.IGNORECASE)
TELLING = 3
"""Digits of a number that hardly stands in a report by chance."""
MANY_WORDS = 4
SHARED_WORDS = 2
"""Words that a sentence of the report must share with the checked one for its number to be the same."""


@dataclass(frozen=True)
class CheckedText:
    """`text` is what was checked (footnote marks blanked out); the proofs' places are in it."""

    text: str
    proofs: tuple[Proof, ...]

    @property
    def proven(self) -> bool:
        return all(proof.proven for proof in self.proofs)

    def count(self, status: ProofStatus) -> int:
        return sum(proof.status is status for proof in self.proofs)


def check_text(text: str, shelf: Shelf) -> CheckedText:
    """Every figure of a text held against a stored report's body."""
    plain = _MARK.sub(lambda match: " " * len(match.group()), text)
    judge = Judge(body_of(shelf))
    return CheckedText(plain, tuple(judge.judge(claim) for claim in claims_of(plain, shelf.document.meta)))


class Judge:
    """Holds claims against one report's body."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._figures = [f for f in body.shelf.figures if f.value is not None and f.reading is not Reading.UNREADABLE]
        self._accounts = read_accounts(body)
        committee = body.document.meta.committee
        self._subjects = {
            id(f): table_subject(f) if f.table is not None else prose_subject(f, committee) for f in self._figures
        }
        self._doubted = {
            finding.first.span: finding
            for finding in body.shelf.findings
            if finding.supported is not None
            and not finding.explained_by_rounding
            and finding.kind in (FindingKind.PROSE, FindingKind.REPEATED)
            and abs(finding.supported) != abs(finding.first.value)
        }

    def judge(self, claim: Claim) -> Proof:
        matches = [f for f in self._figures if (own := as_number(f)) is not None and supports(own, claim.number)]
        fitting = [f for f in matches if self._about(claim, f)]
        agreeing = [f for f in fitting if agree(f.favourable, claim.direction)]
        if agreeing:
            return self._proven(claim, agreeing)
        if fitting:
            right = fitting[0]
            reason = "Talet står i rapporten men går åt andra hållet."
            return self._contradicted(claim, [right], reason)
        calculated = self._calculated(claim)
        if calculated is not None:
            return calculated
        expected = self._expected(claim)
        if expected:
            return self._contradicted(claim, expected, self._elsewhere(matches))
        stated = self._stated(claim)
        if stated is not None:
            return stated
        telling = sum(map(str.isdigit, claim.number.text)) >= TELLING
        return replace(claim.blank, note=self._elsewhere(matches) if telling else "")

    # What a figure is about ------------------------------------------------------------------------------------

    def _about(self, claim: Claim, figure: Figure) -> bool:
        """Whether a figure of the report can be what the text speaks of."""
        other = claim.figure
        if other is None:
            return self._shares_words(claim, figure)
        subject = self._subjects[id(figure)]
        if not self._same_thing(claim, figure, subject):
            return False
        if not same_period(claim, other, figure):
            return False
        if not same_measure(other.measure, figure.measure):
            return figure.unit.kind is not UnitKind.MONEY and self._shares_words(claim, figure, MANY_WORDS)
        return comparable_lines(line_of(other, claim.subject), line_of(figure, subject)) or claim.subject is None

    def _same_thing(self, claim: Claim, figure: Figure, subject: str | None) -> bool:
        """Whether the two are of one activity: the claim's own, or one that its sentence names."""
        if subject is not None and subject in claim.named:
            return True
        if _INVESTMENT.search(claim.sentence) is not None:
            return any(_INVESTMENT.search(name) for name in (figure.activity, *figure.group, *figure.section[-2:]))
        if claim.subject is not None and subject is not None:
            return same_subject(claim.subject, subject)
        if claim.subject == TOTAL or subject == TOTAL or (claim.subject is None and subject is None):
            return claim.subject == TOTAL or subject == TOTAL or self._shares_words(claim, figure)
        return self._shares_words(claim, figure)

    def _shares_words(self, claim: Claim, figure: Figure, wanted: int = SHARED_WORDS) -> bool:
        """Whether the checked sentence names what the figure's row or sentence is of."""
        if figure.table is not None:
            about = " ".join((*figure.group, figure.activity))
        else:
            about = " ".join(figure.quote.of(self._body.document.text).split())
        common = set(terms(claim.sentence)) & set(terms(about))
        least = 1 if figure.table is not None and len(terms(about)) <= 2 else wanted
        return len({word for word in common if not word[0].isdigit()}) >= least

    def _expected(self, claim: Claim) -> list[Figure]:
        """What the report gives for the same activity, measure, period and side, whatever its amount; tables first."""
        other, subject = claim.figure, claim.meant
        if other is None or subject is None or other.measure not in _STATED or other.period is None:
            return []
        if BEFORE.search(claim.sentence):
            return []
        found = []
        for figure in self._figures:
            if self._subjects[id(figure)] != subject or figure.measure is not other.measure:
                continue
            if figure.unit.kind is not other.unit.kind or figure.period is None:
                continue
            sides = comparable_lines(line_of(other, subject), line_of(figure, subject))
            if sides and ends_alike(other.period, figure.period) and of_one_order(other, figure):
                found.append(figure)
        exact = [f for f in found if line_of(f, subject) is line_of(other, subject)]
        return sorted(exact or found, key=lambda figure: figure.table is None)

    def _elsewhere(self, matches: Sequence[Figure]) -> str:
        """A hint: what the number is in the report, where it is something else there."""
        told = [_what(figure) for figure in matches if figure.unit.kind is not UnitKind.COUNT]
        return f"Talet står i rapporten för något annat: {told[0]}." if told else ""

    # Verdicts --------------------------------------------------------------------------------------------------

    def _proven(self, claim: Claim, figures: Sequence[Figure]) -> Proof:
        """Proven, unless all that bear it are figures that the report's own arithmetic refutes."""
        sound = [figure for figure in figures if figure.span not in self._doubted]
        if not sound:
            finding = self._doubted[figures[0].span]
            right = [f for f in self._figures if finding.second is not None and f.span == finding.second.span]
            reason = f"Rapporten motsäger sig själv: {finding.message}"
            return self._contradicted(claim, right or list(figures), reason)
        best = min(sound, key=lambda f: (f.table is None, f.favourable is None and claim.direction is not None))
        note = best.note if best.reading is Reading.RECONSTRUCTED else ""
        sources, rounded = (self._source(best),), _rounding(best, claim.number)
        return replace(claim.blank, status=ProofStatus.PROVEN, sources=sources, calculation=rounded, note=note)

    def _contradicted(self, claim: Claim, right: Sequence[Figure], reason: str) -> Proof:
        sources = tuple(self._source(figure) for figure in right[:1])
        told = _what(right[0])
        return replace(claim.blank, status=ProofStatus.CONTRADICTED, sources=sources, note=reason, right=told)

    def _source(self, figure: Figure) -> Source:
        document = self._body.document
        text = source_text(figure.quote.of(document.text), [figure])
        page = page_of(document.pages, figure.quote)
        return Source(document.id, figure.quote.start, figure.quote.end, figure.section, page, text)

    # Calculations and plain sentences ----------------------------------------------------------------------------

    def _calculated(self, claim: Claim) -> Proof | None:
        """A share or a difference that follows from the whole's own figures."""
        if self._accounts is None or claim.in_table:
            return None
        for value, unit, words, inputs in _derivations(self._accounts):
            exact = Number(value, max(decimals_of(value), claim.number.decimals), "", unit=unit)
            finest = 1 if unit.kind is UnitKind.MONEY else 2
            if claim.number.decimals <= finest and supports(exact, claim.number):
                sources = tuple(dict.fromkeys(self._source(figure) for figure in inputs))
                words = f"{words} = {claim.shown}"
                return replace(claim.blank, status=ProofStatus.PROVEN, sources=sources, calculation=words)
        return None

    def _stated(self, claim: Claim) -> Proof | None:
        """A number that a sentence of the body states of the same things, though no figure was read from it."""
        if claim.in_table or (
            claim.figure is not None and claim.number.unit and claim.number.unit.kind is UnitKind.MONEY
        ):
            return None
        wanted = set(terms(claim.sentence))
        for statement in self._body.shelf.statements:
            if len({w for w in wanted & set(terms(statement.text)) if not w[0].isdigit()}) < SHARED_WORDS:
                continue
            if any(supports(number, claim.number) for number in find_quantities(statement.text)):
                document = self._body.document
                page = page_of(document.pages, statement.span)
                source = Source(
                    document.id, statement.span.start, statement.span.end, statement.section, page, statement.text
                )
                return replace(claim.blank, status=ProofStatus.PROVEN, sources=(source,))
        return None


def _what(figure: Figure) -> str:
    """A figure as a reader is told of it: value, activity, column or measure, period."""
    value = swedish(figure.value or Decimal(0), figure.unit.symbol)
    header = " ".join(figure.header.replace("|", " ").split())
    names = ", ".join(dict.fromkeys(part for part in (*figure.group[-1:], figure.activity) if part))
    when = period_phrase(figure.period, "sv")
    parts = [part for part in (names, header, when if when not in header else "") if part]
    return f"{value} ({', '.join(parts)})"


def _rounding(figure: Figure, number: Number) -> str:
    if figure.value is None or number.unit is None:
        return ""
    same = figure.unit.symbol == number.unit.symbol or number.unit.kind is not UnitKind.MONEY
    if same and decimals_of(figure.value) == number.decimals:
        return ""
    source, shown = swedish(figure.value, figure.unit.symbol), swedish(abs(number.value), number.unit.symbol)
    exact = abs(figure.value) * figure.unit.scale == abs(number.value) * number.unit.scale
    return f"{source} {'är' if exact else 'avrundat till'} {shown}"


def _derivations(accounts: Accounts) -> Iterable[tuple[Decimal, Unit, str, tuple[Figure, ...]]]:
    """(value, unit, calculation, inputs) of what can be calculated from the whole's own figures."""
    whole = accounts.whole
    outcome, before = whole[Slot.OUTCOME], whole[Slot.PREVIOUS]
    for new, old in ((outcome, before),):
        if new is not None and old is not None and new.base_value is not None and old.base_value is not None:
            words = f"{_short(new)} − {_short(old)}"
            yield abs(abs(new.base_value) - abs(old.base_value)) / MNKR.scale, MNKR, words, (new, old)
    pairs = ((accounts.deviation, accounts.budget), (accounts.forecast_deviation, whole[Slot.YEAR_BUDGET]))
    for part, all_ in pairs:
        if part is not None and all_ is not None and part.base_value is not None and all_.base_value:
            words = f"100 × {_short(part)} / {_short(all_)}"
            yield abs(100 * part.base_value / all_.base_value), PERCENT, words, (part, all_)


def _short(figure: Figure) -> str:
    return swedish(abs(figure.value or Decimal(0)), figure.unit.symbol)
