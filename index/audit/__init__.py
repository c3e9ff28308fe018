"""Does a report agree with itself? Sums, deviations, shares, sentences against tables, figures stated twice, laws that
take effect on two days, areas judged in two ways, and papers that name another case, day or quarter than is so."""

from collections.abc import Sequence

from index.audit.averages import average_findings
from index.audit.changes import change_findings
from index.audit.comments import comment_findings
from index.audit.effects import effect_findings
from index.audit.findings import Finding, FindingKind, Operation, Place, weightiest_first
from index.audit.gradings import grading_findings
from index.audit.halves import half_findings
from index.audit.papers import paper_findings
from index.audit.prose import prose_findings
from index.audit.ratios import ratio_findings
from index.audit.repeats import repeat_findings
from index.audit.restated import restated_findings
from index.audit.shares import share_findings
from index.audit.sides import side_findings
from index.audit.subjects import without_lists
from index.audit.tables import audit_tables, deviation_findings, proofs, sum_findings
from index.audit.twice import twice_findings
from index.audit.volumes import volume_findings
from index.figures.reconstruct import is_noisy
from index.figures.table_reading import read_tables
from index.types import Figure, Metadata, Parsed, Statement

__all__ = ["Finding", "FindingKind", "Operation", "Place", "audit", "weightiest_first"]


def audit(
    parsed: Parsed, figures: Sequence[Figure], meta: Metadata, statements: Sequence[Statement] = ()
) -> tuple[Finding, ...]:
    """Every place where the report's figures do not go together, in reading order.

    Findings that rounding explains are kept, marked `explained_by_rounding`. `statements` are the report's sentences.
    """
    readings = read_tables(parsed, meta.period, is_noisy(meta.noise))
    tables = audit_tables(readings, figures)
    proven = proofs(tables)
    found: list[Finding] = []
    for table in tables:
        found += [*sum_findings(table), *deviation_findings(table), *share_findings(table)]
    money = without_lists(figures)
    found += repeat_findings(money, proven)
    found += prose_findings(parsed, money, meta.committee, proven)
    found += change_findings(parsed, money, meta.committee)
    found += side_findings(parsed, money, meta.committee)
    found += half_findings(parsed, money)
    found += average_findings(tables)
    found += comment_findings(parsed, figures)
    found += ratio_findings(parsed, figures, tables, meta.committee)
    known = {place.span for finding in found for place in (finding.first, finding.second) if place is not None}
    found += twice_findings(parsed, money, known)
    found += [one for one in restated_findings(parsed, figures) if one.first.span not in known]
    found += volume_findings(parsed, figures)
    found += effect_findings(statements)
    found += grading_findings(statements)
    found += paper_findings(parsed, meta.meeting)
    return tuple(sorted(found, key=lambda finding: (finding.first.span, finding.kind)))
