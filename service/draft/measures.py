"""What the committee does to keep its budget."""

import re

from index.types import Statement
from service.draft.body import bare
from service.draft.grammar import plain, reported
from service.draft.repair import readable
from service.draft.writer import Place, Writer
from service.wording import listed

_SECTION = re.compile(r"atgard\w*.*(?:budget|balans|avvik|ekonomi|underskott)|handlingsplan.*budget|budget i balans")
_ECONOMY = re.compile(r"ekonom|drift|budget|resultat|progno|verksamhet")
_TAKEN = re.compile(
    r"åtgärdsplan|åtgärder(?:na)?\b|ekonomi i balans|budget i balans|budgethållning|besparing"
    r"|effektivisering|återhållsam",
    re.IGNORECASE,
)
LONGEST_ITEM = 7
_MEASURE = re.compile(r"^åtgärd\w*|åtgärd", re.IGNORECASE)
_ACTOR = re.compile(
    r"(?:\w*(?:nämnden|förvaltningen|verksamheten|verksamheterna|enheten|enheterna|kommunen|gruppen)|åtgärder\w*|samtliga|flera)\b",
    re.I,
)


def say_measures(writer: Writer) -> None:
    """The measures that the report lists or tells of; nothing where it tells of none."""
    statements = writer.body.shelf.statements
    own = [s for s in statements if any(_SECTION.search(bare(h)) for h in s.section)]
    if _say_list(own, writer):
        return
    economic = [s for s in statements if any(_ECONOMY.search(bare(h)) for h in s.section) and _TAKEN.search(s.text)]
    _say_reported([*own, *economic], writer)


def _say_list(statements: list[Statement], writer: Writer) -> bool:
    items = [s for s in statements if s.item and len(s.text.split()) <= LONGEST_ITEM]
    if len(items) < 2 or not writer.swedish or writer.body.noisy:
        return False
    texts = [plain(s.text.strip(" .;,")) for s in items[:6]]
    texts = [text[:1].lower() + text[1:] for text in texts]
    text = f"Åtgärderna för en budget i balans gäller {listed(texts, 'sv')}."
    return writer.say(
        [text, f"För att nå en budget i balans arbetar förvaltningen med {listed(texts, 'sv')}."],
        places=[Place(s.span, s.section) for s in items[:6]],
    )


def _say_reported(statements: list[Statement], writer: Writer) -> bool:
    if not writer.swedish:
        return False
    names = writer.names
    said = 0
    for statement in sorted(statements, key=lambda one: -len(_MEASURE.findall(one.text))):
        text = readable(statement.text, writer.body)
        clause = reported(text, names) if text is not None else None
        if clause is None or writer.is_copy(clause) or not _ACTOR.match(clause):
            continue
        frames = [f"När det gäller åtgärder anger rapporten att {clause}.", f"Om åtgärderna sägs att {clause}."]
        said += writer.say(
            frames if not said else f"Vidare framgår att {clause}.", places=[Place(statement.span, statement.section)]
        )
        if said == (2 if writer.length == "long" else 1):
            break
    return said > 0
