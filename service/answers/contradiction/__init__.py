"""Does the report agree with itself: what its audit found about the thing asked for, both figures side by side."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from index.activities import canonical
from index.activities import match as match_activities
from index.audit import Finding, FindingKind, Place
from index.language import fold, stem, tokenise
from index.numbers import NumberKind, find_numbers
from index.types import Figure, Span
from service.answers import lookup
from service.answers.contradiction import clash
from service.answers.contradiction.conflicts import say_conflicts
from service.answers.contradiction.papers import ASKED, OF_PAPERS, PAPERS, tell_papers
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Shelf
from service.documents.economy import is_whole
from service.evidence.evidence import Evidence
from service.evidence.relevance import NUMBERED
from service.question import Kind, Question, asking
from service.types import Language, Status
from service.wording import quoted

SHOWN = 6
"""Contradictions told of one report; the audit has them all."""
LONGEST = 100
"""Characters of a name; a longer one is cut between words."""
NAMED, VALUE, LABEL, NEARBY, MEASURE = 2.0, 3.0, 1.0, 0.5, 0.3
"""What a finding gains for an activity, a value, a word of its labels or of the text around, a measure asked about."""
PARTS = 2
"""Inputs of a sum that a finding is named by as well; of more it is named by what they add up to."""
HEAD = 6
"""Letters of a label's word that a compound of the question may begin with ("ukrainapengarna")."""
BEFORE = 120
"""Characters before a sentence that may say what it is about."""
SCALES = (Decimal(1), Decimal(1000), Decimal(1000000))


def goes_first(question: Question) -> bool:
    """Whether the report's own counting is asked about, by nothing but numbers: "är 222 av 526 43 procent?"."""
    return question.kind is Kind.YESNO and len(question.claimed) > 1 and not (question.words or question.activities)


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The contradictions about the topic, or all of a report's; else what the reports say, and that none was found."""
    said = 0
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        shelf = evidence.catalogue.shelves[document.id]
        said += _tell_all(_chosen(shelf, evidence), shelf, composer)
    if said:
        return "answered"
    if _Asked(evidence).empty and evidence.scope.documents:
        return _none(evidence, composer)
    status = lookup.answer(evidence, composer)
    if status is not None:
        before = len(composer.warnings)
        say_conflicts(evidence, composer)
        if not any(warning.kind == "conflict" for warning in composer.warnings[before:]):
            composer.say(
                "Granskningen hittar ingen motsägelse om detta."
                if composer.language == "sv"
                else "The audit finds no contradiction about this."
            )
    return status


def _none(evidence: Evidence, composer: Composer) -> Status | None:
    """That the audit found nothing in the reports asked about; cited is where their figures begin."""
    documents = lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]
    read = [(document, evidence.catalogue.shelves[document.id].figures) for document in documents]
    held = [(document, figures[0]) for document, figures in read if figures]
    for document, first in held:
        place = place_of(document, composer.language)
        composer.say(
            f"Granskningen hittar inga uppgifter som motsäger varandra i rapporten från {place}."
            if composer.language == "sv"
            else f"The audit finds no figures that contradict each other in the report from {place}.",
            composer.cite(document, first.quote, first.section),
        )
    return "answered" if held else None


def _tell_all(chosen: list[Finding], shelf: Shelf, composer: Composer) -> int:
    """The findings as a list under a line that says whose they are; how many could be told."""
    figures = {figure.span: figure for figure in shelf.figures}
    items: list[tuple[str, tuple[int, ...]]] = []
    for finding in _without_repeats(chosen):
        item = _item(finding, figures, shelf, composer) if len(items) < SHOWN else None
        if item is not None and item[0].casefold() not in {text.casefold() for text, _ in items}:
            items.append(item)
    if not items:
        return 0
    place = place_of(shelf.document, composer.language)
    swedish = composer.language == "sv"
    composer.say(
        f"Granskningen av rapporten från {place} visar:" if swedish else f"The audit of the report from {place} shows:",
        opens="paragraph" if composer.sentences else "",
    )
    for text, markers in items:
        composer.say(text, *markers, opens="item")
        composer.warn("conflict", text, markers)
    if len(chosen) > SHOWN:
        more = "Fler står i granskningen av rapporten." if swedish else "More stand in the audit of the report."
        composer.say(more, opens="paragraph")
    return len(items)


def _without_repeats(chosen: Iterable[Finding]) -> Iterable[Finding]:
    """The findings but for those that hold the same amount, said once more, against the same cell."""
    seen: set[tuple[Span, Decimal]] = set()
    for finding in chosen:
        if finding.operation is None and finding.second is not None:
            key = (finding.second.span, finding.first.value * finding.first.unit.scale)
            if key in seen:
                continue
            seen.add(key)
        yield finding


def _item(
    finding: Finding, figures: Mapping[Span, Figure], shelf: Shelf, composer: Composer
) -> tuple[str, tuple[int, ...]] | None:
    if finding.kind in PAPERS:
        return tell_papers(finding, shelf, composer)
    told = clash.tell(finding, figures, shelf.document, composer)
    if told is None:
        return None
    first = figures[finding.first.span]
    plain = finding.operation is None and finding.kind is not FindingKind.PERIOD
    what = clash.about(first, composer.language) if plain else ""
    name = _name(finding, first, composer.language) + (f", {what}" if what else "")
    ending = ""
    if finding.explained_by_rounding:
        ending = "; skillnaden ryms i avrundningen" if composer.language == "sv" else "; rounding explains it"
    return f"{name}: {told.text}{ending}.", told.markers


# ---- which findings ----------------------------------------------------------------------------------------------


def _chosen(shelf: Shelf, evidence: Evidence) -> list[Finding]:
    """The findings on the question's topic, those that fit most first; all when it names none, the widest apart first.

    What rounding explains is told only where it is nearer to the topic than all else that is wrong.
    """
    real = [finding for finding in shelf.findings if not finding.explained_by_rounding]
    asked = _Asked(evidence)
    if asked.empty:
        return sorted((finding for finding in real if not finding.slight), key=_gap, reverse=True)
    slight = [finding for finding in shelf.findings if finding.explained_by_rounding]
    (best, fitting), (nearest, small) = (_fitting(findings, asked, shelf) for findings in (real, slight))
    return small if nearest >= best + LABEL else fitting


def _fitting(findings: Iterable[Finding], asked: "_Asked", shelf: Shelf) -> tuple[float, list[Finding]]:
    """The findings that fit the question about as well as the best of them does, with its score."""
    scored = [(asked.score(finding, shelf), finding) for finding in findings]
    best = max((score for score, _ in scored), default=0.0)
    if best < LABEL:
        return 0.0, []
    fitting = [(score, finding) for score, finding in scored if score * 2 > best]
    return best, [finding for _, finding in sorted(fitting, key=lambda one: -one[0])]


def _gap(finding: Finding) -> float:
    """How far apart the values are, as a share of the larger; a column of another period comes before all."""
    if finding.kind is FindingKind.PERIOD or (finding.second is None and finding.calculated is None):
        return 1.0
    if finding.kind in PAPERS:
        return 0.0
    one = abs(finding.first.value * finding.first.unit.scale)
    if finding.calculated is not None:
        two = abs(finding.calculated * finding.first.unit.scale)
    else:
        two = abs(finding.second.value * finding.second.unit.scale) if finding.second is not None else one
    return float(abs(one - two) / max(one, two, Decimal("0.001")))


@cache
def _plain() -> frozenset[str]:
    """Folded words of such questions that name no topic."""
    source = files("service.answers.contradiction").joinpath("about_numbers.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class _Asked:
    """What a question about contradictions names: activities, words, measures and values."""

    def __init__(self, evidence: Evidence) -> None:
        question = evidence.question
        self.ids = {canonical(m.id) for m in question.activities if not m.weak}
        topics = [word for word in question.words if fold(word.said) not in _plain()]
        tokens = {token for word in topics for token in tokenise(word.text)}
        self.words = {stem(token) for token in tokens if token not in asking() and fold(token) not in _plain()}
        self.measures = tuple(str(measure) for measure in question.measures)
        self.folded = question.folded
        self.line = question.line
        self.years = question.years
        self.numbered = tuple(found.group() for found in NUMBERED.finditer(question.folded))
        numbers = find_numbers(question.text)
        self.values = {
            abs(number.value)
            for number in numbers
            if number.kind is NumberKind.QUANTITY and number.value is not None and not number.spelled
        }

    @property
    def empty(self) -> bool:
        return not (self.ids or self.words or self.measures or self.values or self.line or self.numbered)

    def score(self, finding: Finding, shelf: Shelf) -> float:
        places = [place for place in (finding.first, finding.second) if place is not None]
        places += finding.inputs if finding.second is None and len(finding.inputs) <= PARTS else ()
        kind = f" {finding.kind}" if finding.kind in PAPERS else ""
        of_kind = finding.kind in OF_PAPERS and ASKED[finding.kind].search(self.folded) is not None
        label = fold(" ".join(_label(place, shelf) for place in places) + kind)
        around = fold(" ".join(_around(place, shelf) for place in places))
        own = {canonical(match.id) for match in match_activities(" ".join(_label(place, shelf) for place in places))}
        near = {canonical(match.id) for match in match_activities(" ".join(_around(place, shelf) for place in places))}
        score = NAMED * of_kind + NAMED * len(self.ids & own) + LABEL * len(self.ids & (near - own))
        heads = {token for token in re.findall(r"\w+", label) if len(token) >= HEAD}
        score += sum(
            LABEL if word in label or word.startswith(tuple(heads)) else NEARBY if word in around else 0.0
            for word in self.words
        )
        own_name = fold(finding.first.what)
        score += VALUE * sum(re.search(rf"\b{one}\b", own_name) is not None for one in self.numbered)
        measured = sum(measure in _measures(label) for measure in self.measures)
        score += measured * (MEASURE if self.ids or self.words or self.values else LABEL)
        figures = [figure for figure in shelf.figures if any(figure.span == place.span for place in places)]
        score += LABEL * any(self.line is not None and figure.line == self.line for figure in figures)
        score += MEASURE * any(figure.period is not None and figure.period.year in self.years for figure in figures[:1])
        return score + VALUE * sum(_states(value, finding) for value in self.values)


def _label(place: Place, shelf: Shelf) -> str:
    """What a place is named by: a total also by the heading that its table stands under."""
    figure = next((figure for figure in shelf.figures if figure.span == place.span), None)
    if figure is None or figure.table is None or not is_whole(figure.activity):
        return place.what
    return " ".join((place.what, *figure.section[-1:]))


def _around(place: Place, shelf: Shelf) -> str:
    """The row or sentence of a place, with the words before it that a sentence may lean on."""
    return shelf.document.text[max(0, place.quote.start - BEFORE) : place.quote.end]


def _states(value: Decimal, finding: Finding) -> bool:
    """Whether the value is one of the finding's, in whatever unit of money it is given."""
    values = [place.value for place in (finding.first, finding.second) if place is not None]
    values += [finding.calculated] if finding.calculated is not None else []
    values += [place.value for place in finding.inputs if finding.operation is not None]
    return any(_rounds_to(abs(printed), value) for printed in values)


def _rounds_to(printed: Decimal, value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return printed == value or any((printed / scale).quantize(step) == value for scale in SCALES[1:])


NAMES = {"forecast": r"progno|helar", "budget": r"budget", "outcome": r"utfall|bokslut", "deviation": r"avv|progno"}


def _measures(text: str) -> set[str]:
    return {name for name, pattern in NAMES.items() if re.search(pattern, text)}


def _name(finding: Finding, first: Figure, language: Language) -> str:
    """What a finding is about: the more telling of its two names; a bare total's with its heading."""
    alone = finding.calculated is not None and finding.operation is None  # only the first place is then cited
    places = (finding.first,) if alone else (finding.first, finding.second)
    names = [name for place in places if place is not None for name in _names(place)]
    telling = [name for name in names if not is_whole(name)] or names or [finding.first.what]
    name = max(telling, key=len)
    shown = quoted(name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0], language)
    title = clash.title_of(first) if is_whole(name) else ""
    under = "under rubriken" if language == "sv" else "under the heading"
    return f"{shown} {under} {title}" if title else shown


def _names(place: Place) -> Iterable[str]:
    name = place.what.split(",")[0].split(" – ")[-1].strip()
    return [name] if name else []
