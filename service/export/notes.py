"""What every export shows beside the sentences: numbered notes, the proof table, the open points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.errors import BelaggError
from service.draft.records import Draft, DraftSection, DraftSentence, Proof, ProofStatus, Source
from service.types import Language

LONGEST = 260
"""Characters of a source that a note repeats."""
MOST_SOURCES = 6
LONGEST_HEADING = 70
"""Characters of a heading that a note repeats: some reports have whole goals for headings."""

_IN_NUMBER = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d))|(?<=\d) (?=(?:mnkr|mkr|tkr|kr|procent|procentenheter|%|million|thousand|per ?cent)(?!\w))"
    r"|(?<=SEK) (?=\d)"
)

WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "points": "Att kontrollera",
        "proofs": "Bevisblad",
        "figure": "Siffra",
        "section": "Avsnitt",
        "source": "Källa",
        "how": "Uträkning och anmärkning",
        "lead": "Utkastet är sammanställt ur rapportens brödtext. Varje siffra visas här med sin källa.",
        "unproven": "Obs! Siffror som inte är styrkta i rapporten: {count}. De är märkta i bevisbladet.",
        "left_out": "Avsnitt som saknas",
        "proven": "styrkt",
        "contradicted": "motsägs",
        "not_found": "finns inte i rapporten",
        "right": "rapporten anger {right}",
        "more": "och {count} ställen till",
        "report": "Rapport",
    },
    "en": {
        "points": "To be checked",
        "proofs": "Proof sheet",
        "figure": "Figure",
        "section": "Section",
        "source": "Source",
        "how": "Calculation and remark",
        "lead": "The draft is compiled from the body of the report. Every figure is shown here with its source.",
        "unproven": "Note: figures that the report does not bear out: {count}. The proof sheet marks them.",
        "left_out": "Sections left out",
        "proven": "proven",
        "contradicted": "contradicted",
        "not_found": "not in the report",
        "right": "the report says {right}",
        "more": "and {count} more places",
        "report": "Report",
    },
}


class UnprovenFigures(BelaggError):
    """An export is refused: some figures of the text are not borne out by the report."""


@dataclass(frozen=True)
class Note:
    """A footnote: what a sentence rests on."""

    number: int
    text: str


@dataclass(frozen=True)
class ProofRow:
    figure: str
    section: str
    status: str
    source: str
    how: str
    proven: bool


def check_exportable(draft: Draft, accept_unproven: bool) -> None:
    """Raises UnprovenFigures while a figure is unproven, unless the user accepts that."""
    unproven = draft.unproven
    if unproven and not accept_unproven:
        named = "; ".join(_complaint(proof) for proof in unproven[:8])
        more = f" (och {len(unproven) - 8} till)" if len(unproven) > 8 else ""
        raise UnprovenFigures(
            f"Alla siffror i texten är inte styrkta: {named}{more}. Rätta dem, eller godkänn att dokumentet visar "
            "vilka de är."
        )


def _complaint(proof: Proof) -> str:
    if proof.status is ProofStatus.CONTRADICTED and proof.right:
        return f"{proof.text} (rapporten anger {proof.right})"
    return f"{proof.text} (finns inte i rapporten)"


def numbered(draft: Draft) -> Iterator[tuple[DraftSection, list[list[tuple[DraftSentence, Note | None]]]]]:
    """Each section with its paragraphs of sentences, each with its note; notes are numbered through the draft."""
    number = 0
    for section in draft.sections:
        paragraphs = []
        for paragraph in section.paragraphs():
            row: list[tuple[DraftSentence, Note | None]] = []
            for sentence in paragraph:
                note = None
                if sentence.sources:
                    number += 1
                    note = Note(number, note_text(sentence, draft.language))
                row.append((sentence, note))
            paragraphs.append(row)
        yield section, paragraphs


def note_text(sentence: DraftSentence, language: Language) -> str:
    """The sources of a sentence, places first, the same place named once."""
    shown = sentence.sources[:MOST_SOURCES]
    pieces: list[str] = []
    before = ""
    room = LONGEST if len(shown) < 3 else LONGEST // 3
    for source in shown:
        place, text = place_of(source), short(source.text, room)
        pieces.append(f"{place}: {text}" if place and place != before else text)
        before = place
    rest = len(sentence.sources) - len(shown)
    if rest:
        pieces.append(WORDS[language]["more"].format(count=rest))
    whole = "; ".join(pieces)
    return whole if whole.endswith("…") else whole + "."


def unbroken(text: str) -> str:
    """The text with spaces that no line is broken at inside figures: "317,7 mnkr", "3 017 tkr"."""
    return _IN_NUMBER.sub("\u00a0", text)


def place_of(source: Source) -> str:
    """A source's place, its headings shortened."""
    headings = tuple(_heading(heading) for heading in source.section)
    return replace(source, section=headings).place


def _heading(heading: str) -> str:
    if len(heading) <= LONGEST_HEADING:
        return heading
    first = heading.split(". ")[0]
    return first if LONGEST_HEADING / 4 < len(first) <= LONGEST_HEADING else short(heading, LONGEST_HEADING)


def short(text: str, room: int = LONGEST) -> str:
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= room else plain[: room - 1].rsplit(" ", 1)[0].rstrip(".,;") + " …"


def proof_rows(draft: Draft) -> list[ProofRow]:
    """A row for each figure, in reading order."""
    words = WORDS[draft.language]
    rows = []
    for section in draft.sections:
        for sentence in section.sentences:
            for proof in sentence.proofs:
                rows.append(
                    ProofRow(
                        figure=proof.text,
                        section=section.heading,
                        status=words[proof.status.value],
                        source=_source(proof.sources, words),
                        how=_how(proof, words),
                        proven=proof.proven,
                    )
                )
    return rows


def _source(sources: Sequence[Source], words: dict[str, str]) -> str:
    if not sources:
        return ""
    first = sources[0]
    texts = "; ".join(dict.fromkeys(short(source.text) for source in sources[:2]))
    more = f" {words['more'].format(count=len(sources) - 2)}" if len(sources) > 2 else ""
    place = place_of(first)
    return f"{place}: {texts}{more}" if place else f"{texts}{more}"


def _how(proof: Proof, words: dict[str, str]) -> str:
    parts = [proof.calculation, proof.note]
    if not proof.proven:
        parts.insert(0, words[proof.status.value])
    if proof.right:
        parts.append(words["right"].format(right=proof.right))
    return ". ".join(part.rstrip(".") for part in parts if part)
