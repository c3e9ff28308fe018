"""What a draft calls an activity, a committee or a place."""

import re

from index.activities import activity, canonical
from index.language import fold
from index.types import Document
from service.draft.body import Body
from service.types import Language

_TRAILING = re.compile(r"[\s*:,;.]+$|^[\s*•–-]+")
_ASIDE = re.compile(r"\s*\((?:ej|exkl|inkl|m?n?kr|tkr)[^)]*\)", re.IGNORECASE)
_AGES = re.compile(r",?\s*\d{1,2}\s*[-–]\s*\d{1,2}(?:\s*år)?")


def committee(document: Document, language: Language) -> str:
    """ "Socialnämnden", or "nämnden" where the report does not say."""
    name = document.meta.committee
    if language == "sv":
        return name or "nämnden"
    return f"the committee ({name})" if name else "the committee"


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else name + "s"


def name_of(label: str, body: Body, language: Language) -> str | None:
    """The activity's name in a running sentence; None where a garbled label cannot be told."""
    identifier = canonical(label)
    if body.noisy:
        if identifier is None:
            return None
        name = _low(activity(identifier).name)
    elif identifier is not None and re.fullmatch(r"(?:ofördelat|övrigt|gemensamt)\W*", label.strip().lower()):
        name = _low(activity(identifier).name)
    else:
        name = _low(_from_prose(label, identifier, body) or _clean(label))
    if language == "sv":
        return name
    if identifier is None:
        return f"“{name}”"
    return f"{activity(identifier).english[0]} ({name})"


def _clean(label: str) -> str:
    text = _AGES.sub("", _ASIDE.sub("", _TRAILING.sub("", label)))
    text = re.sub(r"(?<=\w)- ?& ?", "- och ", text)
    text = re.sub(r"\s*&\s*", " och ", text)
    text = re.sub(r", ej (?=\w)", " utan ", text)
    return re.sub(r"\s+", " ", text).strip()


def _from_prose(label: str, identifier: str | None, body: Body) -> str | None:
    """The report's own running form of a label that a table cuts short ("Barn & ungdomsvård")."""
    if "&" not in label and "," not in label:
        return None
    wanted = _key(label)
    headings = [section.path[-1] for section in body.sections]
    written = [figure.activity for figure in body.shelf.figures if figure.table is None]
    for text in (*written, *headings):
        bare = _TRAILING.sub("", text)
        if bare == label or "&" in bare or "," in bare or not 4 < len(bare) < 60:
            continue
        if _key(bare) == wanted or (identifier is not None and "," in label and canonical(bare) == identifier):
            return bare
    return None


def _key(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", fold(text))) - {"och"}


def _low(name: str) -> str:
    """Lower case first, but for names and abbreviations: "LSS boende" stays."""
    first = name.split(" ", 1)[0]
    return name if len(first) > 1 and not first[1:].replace("-", "").islower() else name[:1].lower() + name[1:]
