"""What a question only grants: "trots att dygnen är färre" is no part of what it asks about."""

import re

_GRANTS = (
    r"(?:trots(?: att)?|fastän|även om|oaktat(?: att)?|even though|although|though|despite|in spite of|notwithstanding)"
)
LAST = re.compile(rf"(?<=\w),?\s+{_GRANTS}\b(?! this\b| that\b| detta\b| det\b\W*$)[^?.!]*(?=[?.!\s]*$)", re.IGNORECASE)
FIRST = re.compile(rf"^\W*{_GRANTS}\b[^?,]*,\s*(?=\w)", re.IGNORECASE)


def without_conceded(text: str) -> str:
    """The question less the clause, last or first in it, that grants what speaks against it."""
    return FIRST.sub("", LAST.sub("", text))
