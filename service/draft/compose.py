"""A draft of a report's summary: its sections in order, what was left out and why, and what a person must look at."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.audit import Finding, FindingKind
from index.types import Figure, Reading, Span
from service.documents.catalogue import NOISY, Shelf
from service.draft.ahead import write_ahead
from service.draft.body import Body, Copies, bare, body_of
from service.draft.control import write_control
from service.draft.events import write_events
from service.draft.goal_sentences import write_goals
from service.draft.money import write_economy
from service.draft.records import Draft, LeftOut, Order, Part, PointKind
from service.draft.repair import words_of
from service.draft.smoothing import Smoother, Smoothing
from service.draft.staff import write_staff
from service.draft.writer import Place, Writer
from service.types import Language

Progress = Callable[[int, int, str], None]
"""Told (done, of, section) as a draft grows."""

HEADINGS: dict[Language, dict[Part, str]] = {
    "sv": {
        Part.ECONOMY: "Ekonomiskt resultat",
        Part.GOALS: "Mål och verksamhet",
        Part.STAFF: "Personal",
        Part.CONTROL: "Internkontroll",
        Part.AHEAD: "Framåt",
    },
    "en": {
        Part.ECONOMY: "Financial result",
        Part.GOALS: "Goals and activities",
        Part.STAFF: "Staff",
        Part.CONTROL: "Internal control",
        Part.AHEAD: "Looking ahead",
    },
}
TITLES: dict[Language, str] = {"sv": "Sammanfattning", "en": "Summary"}
_OWN = {
    Part.STAFF: re.compile(r"(?:vasentliga personalforhallanden|personalforhallanden|medarbetare)$"),
    Part.AHEAD: re.compile(r"(?:forvantad utveckling|framtiden|utblick)$"),
}
_LEFT_OUT: dict[Language, dict[Part, str]] = {
    "sv": {
        Part.ECONOMY: "Rapporten har ingen tabell där nämndens hela utfall eller prognos kan utläsas.",
        Part.GOALS: "Rapporten har inga målbedömningar eller händelser som kan återges säkert.",
        Part.STAFF: "Rapporten anger inga uppgifter om antal anställda, sjukfrånvaro eller personalomsättning.",
        Part.CONTROL: "Rapporten har inget avsnitt om internkontroll med risker eller status.",
        Part.AHEAD: "Rapporten säger inget om tiden framåt som kan återges säkert.",
    },
    "en": {
        Part.ECONOMY: "The report has no table from which the committee's whole outcome or forecast can be read.",
        Part.GOALS: "The report has no judgements of goals or events that can be given with certainty.",
        Part.STAFF: "The report gives no employees, sick leave or staff turnover of the whole committee.",
        Part.CONTROL: "The report has no section on internal control with risks or their status.",
        Part.AHEAD: "What the report says of the time to come is in Swedish prose that is not put into English.",
    },
}


@dataclass(frozen=True)
class _Builder:
    part: Part
    write: Callable[[Writer], None]


def _write_goals(writer: Writer) -> None:
    write_goals(writer)
    write_events(writer)


_BUILDERS = (
    _Builder(Part.ECONOMY, write_economy),
    _Builder(Part.GOALS, _write_goals),
    _Builder(Part.STAFF, write_staff),
    _Builder(Part.CONTROL, write_control),
    _Builder(Part.AHEAD, write_ahead),
)


def make_draft(
    shelf: Shelf,
    order: Order | None = None,
    others: Sequence[Shelf] = (),
    progress: Progress | None = None,
    smoother: Smoother | None = None,
) -> Draft:
    """A summary of one report from its body. `others` are clean reports whose words help to read a garbled one.

    With a `smoother` its paragraphs may be in a local model's words, where these say the same.
    """
    order = order or Order()
    body = body_of(shelf)
    if body.noisy:
        texts = [other.document.text for other in others if other.document.meta.noise < NOISY]
        body = replace(body, known_words=words_of(texts))
    smoothing = Smoothing(smoother, order.language) if smoother is not None else None
    writer = Writer(body, order, Copies(body.summary_text), smoothing)
    left_out: list[LeftOut] = []
    builders = [builder for builder in _BUILDERS if order.wants(builder.part)]
    for number, builder in enumerate(builders):
        heading = _heading(builder.part, body, order.language)
        if progress is not None:
            progress(number, len(builders), heading)
        builder.write(writer)
        if not writer.finish(builder.part, heading):
            left_out.append(LeftOut(builder.part, heading, _LEFT_OUT[order.language][builder.part]))
    _note_readings(writer)
    _note_conflicts(writer, shelf.findings)
    if progress is not None:
        progress(len(builders), len(builders), "")
    document = shelf.document
    return Draft(
        document=document.id,
        title=TITLES[order.language],
        report=document.meta.title,
        municipality=document.meta.municipality,
        language=order.language,
        length=order.length,
        sections=tuple(writer.sections),
        left_out=tuple(left_out),
        open_points=tuple(writer.points),
        generator=smoothing.generator if smoothing is not None else "none",
        prompt=smoothing.prompt if smoothing is not None else None,
    )


def _heading(part: Part, body: Body, language: Language) -> str:
    """The report's own heading for the section where it is a usual one, else the standing name."""
    pattern = _OWN.get(part)
    if pattern is not None and language == "sv" and not body.noisy:
        for section in body.sections:
            if len(section.path) <= 2 and pattern.fullmatch(bare(section.path[-1])):
                return re.sub(r"^[\d.\s]+", "", section.path[-1]).strip()
    return HEADINGS[language][part]


def _note_readings(writer: Writer) -> None:
    """Figures that were restored by arithmetic, and a text that OCR garbled."""
    sv = writer.swedish
    for figure in dict.fromkeys(writer.used):
        if figure.reading is Reading.RECONSTRUCTED:
            lead = (
                f"”{figure.text}” ({figure.activity}) är återställt"
                if sv
                else f"“{figure.text}” ({figure.activity}) is restored"
            )
            writer.point(PointKind.RECONSTRUCTED, f"{lead}: {figure.note}", Place(figure.quote, figure.section))
    for doubt in writer.body.document.meta.doubts:
        writer.point(PointKind.OCR, doubt)


def _note_conflicts(writer: Writer, findings: Sequence[Finding]) -> None:
    """What disagrees in the report and touches a figure of the draft; the rest is counted."""
    used = {figure.span: figure for figure in writer.used}
    headers = {figure.header for figure in writer.used if figure.header}
    rest = 0
    for finding in findings:
        if finding.explained_by_rounding or not writer.body.read.covers(finding.first.span):
            continue
        if _touches(finding, used, headers):
            places = [Place(finding.first.quote)] + ([Place(finding.second.quote)] if finding.second else [])
            supported = f" {finding.calculation}." if finding.calculation else ""
            writer.point(PointKind.CONFLICT, f"{finding.message}{supported}", *places)
        else:
            rest += 1
    if rest:
        writer.point(PointKind.CONFLICT, _others(rest, writer.swedish))


def _others(count: int, swedish: bool) -> str:
    if swedish:
        more = "en annan uppgift" if count == 1 else f"{count} andra uppgifter"
        return f"Rapporten har {more} som går isär men inte berör utkastet; se granskningen av rapporten."
    more, verb = ("one other contradiction", "does") if count == 1 else (f"{count} other contradictions", "do")
    return f"The report has {more} that {verb} not touch the draft; see the report's audit."


def _touches(finding: Finding, used: dict[Span, Figure], headers: set[str]) -> bool:
    if finding.kind is FindingKind.PERIOD:
        return any(f"”{header}”" in finding.message for header in headers)
    return finding.first.span in used or (finding.second is not None and finding.second.span in used)
