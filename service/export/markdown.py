"""A draft as Markdown with footnotes."""

from service.draft.across import Comparison
from service.draft.records import Draft
from service.export.notes import WORDS, check_exportable, numbered, proof_rows


def to_markdown(draft: Draft, accept_unproven: bool = False) -> str:
    """The draft, its notes, what is to be checked and the proof sheet. Raises UnprovenFigures."""
    check_exportable(draft, accept_unproven)
    words = WORDS[draft.language]
    lines = [f"# {draft.title}", "", f"> {words['report']}: {draft.report}", ""]
    if draft.unproven:
        lines += [f"> {words['unproven'].format(count=len(draft.unproven))}", ""]
    notes: list[str] = []
    for section, paragraphs in numbered(draft):
        lines += [f"## {section.heading}", ""]
        for paragraph in paragraphs:
            pieces = []
            for sentence, note in paragraph:
                pieces.append(sentence.text + (f"[^{note.number}]" if note else ""))
                notes += [f"[^{note.number}]: {note.text}"] if note else []
            lines += [" ".join(pieces), ""]
    lines += _points(draft, words) + _table(draft, words)
    return "\n".join([*lines, *notes, ""])


def _points(draft: Draft, words: dict[str, str]) -> list[str]:
    points = [point.message for point in draft.open_points]
    points += [f"{words['left_out']}: {one.heading}. {one.reason}" for one in draft.left_out]
    return [f"## {words['points']}", "", *(f"- {point}" for point in points), ""] if points else []


def _table(draft: Draft, words: dict[str, str]) -> list[str]:
    heads = [words[name] for name in ("figure", "section", "source", "how")]
    rows = [[row.figure, row.section, row.source, row.how] for row in proof_rows(draft)]
    if not rows:
        return []
    body = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in (heads, *rows)]
    body.insert(1, "|" + "---|" * len(heads))
    return [f"## {words['proofs']}", "", words["lead"], "", *body, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def comparison_markdown(comparison: Comparison) -> str:
    """The comparison of several reports as one page."""
    swedish = comparison.language == "sv"
    lines = ["# Jämförelse av nämndernas ekonomi" if swedish else "# The committees' economy compared", ""]
    lines += [" ".join(sentence.text for sentence in comparison.sentences), ""]
    table = [comparison.columns, *(row.cells for row in comparison.rows)]
    body = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table]
    body.insert(1, "|" + "---|" * len(comparison.columns))
    lines += [*body, "", "## Källor" if swedish else "## Sources", ""]
    for row in comparison.rows:
        lines.append(f"- {row.title}: " + "; ".join(dict.fromkeys(source.text for source in row.sources)))
    if comparison.missing:
        lead = "Utan läsbar ekonomi" if swedish else "Without readable accounts"
        lines += ["", f"{lead}: {', '.join(comparison.missing)}."]
    return "\n".join([*lines, ""])
