"""A draft as a file's bytes, by format."""

from typing import Literal

from service.draft.across import Comparison
from service.draft.records import Draft
from service.export.docx import comparison_docx, to_docx
from service.export.html import to_html
from service.export.markdown import comparison_markdown, to_markdown

Format = Literal["docx", "markdown", "html"]


def exported(made: Draft, format: Format, accept_unproven: bool) -> bytes:
    """The draft as a file's bytes; raises UnprovenFigures."""
    if format == "docx":
        return to_docx(made, accept_unproven)
    text = to_markdown(made, accept_unproven) if format == "markdown" else to_html(made, accept_unproven)
    return text.encode()


def exported_comparison(found: Comparison, format: Literal["docx", "markdown"]) -> bytes:
    """Several reports side by side as a file's bytes."""
    return comparison_docx(found) if format == "docx" else comparison_markdown(found).encode()
