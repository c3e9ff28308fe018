"""An answer as one text for a chat window: the answer, its table, its warnings and the list of its sources."""

import re

from service.types import Answer, AnswerTable, Citation, Language

HEADINGS: dict[Language, tuple[str, str]] = {"sv": ("Källor", "Obs"), "en": ("Sources", "Note")}
LONGEST_QUOTE = 300
"""Characters of a quotation in the list; the whole is in the `belagg` field."""

_SOURCES = re.compile(rf"\n+\*\*(?:{'|'.join(sources for sources, _ in HEADINGS.values())})\*\*\n.*\Z", re.DOTALL)
_SPACE = re.compile(r"\s+")


def answer_text(answer: Answer) -> str:
    """Markdown, in the answer's language."""
    sources, note = HEADINGS[answer.language]
    parts = [answer.answer]
    if answer.table is not None:
        parts.append(_table(answer.table))
    parts += [f"*{note}: {warning.message}*" for warning in answer.warnings if warning.message]
    if answer.citations:
        listed = "\n".join(f"- {_source(citation, answer.language)}" for citation in answer.citations)
        parts.append(f"**{sources}**\n{listed}")
    return "\n\n".join(parts)


def without_sources(text: str) -> str:
    """An earlier answer as a client sends it back, less the list that `answer_text` put after it."""
    return _SOURCES.sub("", text).strip()


def _source(citation: Citation, language: Language) -> str:
    page, marks = ("s.", "””") if language == "sv" else ("p.", "“”")
    where = [citation.title]
    if citation.municipality and citation.municipality not in citation.title:
        where.append(citation.municipality)
    if citation.section:
        where.append(" › ".join(citation.section))
    if citation.page is not None:
        where.append(f"{page} {citation.page}")
    quote = _SPACE.sub(" ", citation.quote).strip()
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"[{citation.marker}] {', '.join(where)}: {marks[0]}{quote}{marks[1]}"


def _table(table: AnswerTable) -> str:
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)


def _cell(text: str) -> str:
    return _SPACE.sub(" ", text).replace("|", "\\|")
