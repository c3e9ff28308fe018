"""A draft as one HTML page that needs nothing beside itself."""

from html import escape

from service.draft.records import Draft
from service.export.notes import WORDS, Note, check_exportable, numbered, proof_rows

_STYLE = """
body { font: 1.05rem/1.55 Georgia, 'Times New Roman', serif; color: #1d2326; background: #fff; margin: 0 auto;
  max-width: 44rem; padding: 2.5rem 1.25rem; }
h1, h2 { font-family: 'Segoe UI', Arial, sans-serif; line-height: 1.2; }
h1 { font-size: 1.9rem; margin-bottom: .2rem; } h2 { font-size: 1.25rem; margin-top: 2rem; }
.report { color: #54616a; margin-top: 0; }
.warning { border-left: .3rem solid #a33; padding: .4rem .8rem; background: #fbefef; }
sup a { text-decoration: none; } ol.notes { font-size: .85rem; }
table { border-collapse: collapse; font-size: .85rem; width: 100%; } th { text-align: left; }
th, td { border-bottom: 1px solid #ccd3d7; padding: .35rem .5rem; vertical-align: top; }
tr.unproven { background: #fbefef; }
@media print { body { max-width: none; padding: 0; } }
"""


def to_html(draft: Draft, accept_unproven: bool = False) -> str:
    """The draft, its notes, what is to be checked and the proof sheet. Raises UnprovenFigures."""
    check_exportable(draft, accept_unproven)
    words, notes = WORDS[draft.language], list[Note]()
    body = [f"<h1>{escape(draft.title)}</h1>", f'<p class="report">{escape(draft.report)}</p>']
    if draft.unproven:
        body.append(f'<p class="warning">{escape(words["unproven"].format(count=len(draft.unproven)))}</p>')
    for section, paragraphs in numbered(draft):
        body.append(f"<h2>{escape(section.heading)}</h2>")
        for paragraph in paragraphs:
            pieces = [escape(sentence.text) + _mark(note) for sentence, note in paragraph]
            notes += [note for _, note in paragraph if note is not None]
            body.append(f"<p>{' '.join(pieces)}</p>")
    body += _points(draft, words) + _table(draft, words) + _notes(notes)
    title = escape(f"{draft.title}: {draft.report}")
    head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="{draft.language}">\n<head>\n{head}\n</head>\n<body>\n' + "\n".join(
        [*body, "</body>\n</html>\n"]
    )


def _mark(note: Note | None) -> str:
    if note is None:
        return ""
    return f'<sup><a id="m{note.number}" href="#n{note.number}">{note.number}</a></sup>'


def _notes(notes: list[Note]) -> list[str]:
    items = [f'<li id="n{note.number}">{escape(note.text)} <a href="#m{note.number}">↑</a></li>' for note in notes]
    return ['<ol class="notes">', *items, "</ol>"] if items else []


def _points(draft: Draft, words: dict[str, str]) -> list[str]:
    points = [point.message for point in draft.open_points]
    points += [f"{words['left_out']}: {one.heading}. {one.reason}" for one in draft.left_out]
    items = [f"<li>{escape(point)}</li>" for point in points]
    return [f"<h2>{escape(words['points'])}</h2>", "<ul>", *items, "</ul>"] if items else []


def _table(draft: Draft, words: dict[str, str]) -> list[str]:
    rows = proof_rows(draft)
    if not rows:
        return []
    heads = "".join(f"<th>{escape(words[name])}</th>" for name in ("figure", "section", "source", "how"))
    lines = [f"<h2>{escape(words['proofs'])}</h2>", f"<p>{escape(words['lead'])}</p>", f"<table>\n<tr>{heads}</tr>"]
    for row in rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.figure, row.section, row.source, row.how))
        lines.append(f"<tr{'' if row.proven else ' class=' + chr(34) + 'unproven' + chr(34)}>{cells}</tr>")
    return [*lines, "</table>"]
