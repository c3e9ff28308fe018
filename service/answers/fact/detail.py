"""What is printed once and by its form: case numbers, dates and times of meetings, places, who holds an office.

No sentence states them and no column holds them: they stand in notices and heads of papers, "Dnr: ...", "Plats: ...".
A line that has the form counts with the lines around it and the title of its paper, which say what it is of.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.language import fold, stem, tokenise
from index.types import Document, Span
from service.answers import lookup
from service.answers.sentences.quoting import says
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question.forms import Form, form_asked, months_asked
from service.types import Status
from service.vocabulary.termindex import Word
from service.wording import quoted

ENOUGH = 0.6
"""Share of what the question is about that a line and what stands around it must have."""
OWN, NEAR, PAPER = 1.0, 0.8, 0.5
"""How directly a line is about a word of its own, of the lines next to it and of its paper's title or heading."""
AROUND = 3
"""Lines to either side that say what a line is of."""
LONGEST = 400
"""Characters of a line that is quoted."""
LEAST = 0.25
"""What a word that no sentence has counts beside the others."""
AS_GOOD = 0.02
QUOTED = 2


@dataclass(frozen=True)
class _Line:
    text: str
    span: Span
    stems: frozenset[str]


@dataclass(frozen=True)
class _Found:
    span: Span
    score: float


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Quote the lines that have what is asked for; None where the question asks for no such thing or none is there."""
    form = form_asked(evidence.question)
    words = [word for word in evidence.words() if not (form and form.says(word.stem))] if form is not None else []
    if form is None or not (words or form.alone):
        return None
    said = False
    told: list[str] = []
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        found = sorted(_found(evidence, document, form, words), key=lambda one: -one.score)
        best = [one.span for one in found if one.score >= found[0].score - AS_GOOD][:QUOTED]
        for span in _once(best):
            marker = composer.cite(document, span)
            text = " ".join(span.of(document.text).replace("|", " ").split())
            if any(text in shown for shown in told):
                continue  # the same line in another of the bundle's papers
            told.append(text)
            composer.say(f"{says(document, composer)}{quoted(text, composer.language)}", marker)
            said = True
    return "answered" if said else None


def _once(spans: list[Span]) -> list[Span]:
    """The spans, those that lie over each other as one."""
    kept: list[Span] = []
    for span in spans:
        over = next((one for one in kept if one.start < span.end and span.start < one.end), None)
        if over is None:
            kept.append(span)
        else:
            kept[kept.index(over)] = over.joined(span)
    return kept


def _found(evidence: Evidence, document: Document, form: Form, words: list[Word]) -> Iterator[_Found]:
    lines = list(_lines(document.text))
    titles = [(part.span, _stems(part.title)) for part in document.parts]
    titles += [(section.span, _stems(" ".join(section.path[-2:]))) for section in document.sections]
    weights = [max(evidence.catalogue.said_index.idf(word.stem), LEAST) for word in words]
    months, years = months_asked(evidence.question), evidence.question.years
    for number, line in enumerate(lines):
        if len(line.text) > LONGEST or not form.fits(line.text, months, years):
            continue
        around = lines[max(0, number - AROUND) : number + AROUND + 1]
        if form.about is not None and not any(form.about.search(fold(one.text)) for one in around):
            continue
        near = frozenset().union(*(one.stems for one in around))
        paper = frozenset().union(*(stems for span, stems in titles if span.covers(line.span)))
        total = sum(weights)
        held = sum(weight * _share(word, line.stems, near, paper) for word, weight in zip(words, weights, strict=True))
        score = held / total if total else ENOUGH
        if score >= ENOUGH:
            yield _Found(_with_lead(lines, number, words), score + form.surer(line.text))


def _with_lead(lines: list[_Line], number: int, words: list[Word]) -> Span:
    """The line, with the one above it that says what it is of, where it does not itself."""
    line = lines[number]
    if any(_share(word, line.stems, frozenset(), frozenset()) for word in words) or ":" in line.text:
        return line.span
    above = reversed(lines[max(0, number - AROUND) : number])
    lead = next((one for one in above if any(_share(w, one.stems, frozenset(), frozenset()) for w in words)), None)
    joined = lead.span.joined(line.span) if lead is not None else line.span
    return joined if len(joined) <= LONGEST else line.span


def _share(word: Word, own: frozenset[str], near: frozenset[str], paper: frozenset[str]) -> float:
    keys = (word.stem, *(other for other in word.others if not other.startswith("#")))
    for stems, worth in ((own, OWN), (near, NEAR), (paper, PAPER)):
        if any(_has(stems, key) for key in keys):
            return worth
    return 0.0


def _has(stems: frozenset[str], key: str) -> bool:
    """Whether one of the words is the key or begins with it: "kompetensforsorjningsplan" for "kompetensforsorjning"."""
    return key in stems or (
        len(key) >= SHORTEST
        and any(one.startswith(key) or key.startswith(one) for one in stems if len(one) >= SHORTEST)
    )


SHORTEST = 6
"""Letters of a word that may begin another."""


def _lines(text: str) -> Iterator[_Line]:
    place = 0
    for raw in text.split("\n"):
        clean = raw.strip()
        if clean:
            start = place + raw.index(clean)
            span = Span(start, start + len(clean))
            yield _Line(" ".join(clean.replace("|", " ").split()), span, _stems(clean))
        place += len(raw) + 1


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold(token)) for token in tokenise(text))
