"""A contradiction in words: the figures that do not go together, where each stands, what the arithmetic bears out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from index.audit import Finding, FindingKind, Operation
from index.numbers import PERCENT, decimals_of, format_en, format_sv, to_mnkr
from index.types import Document, Figure, Measure, Span
from service.answers.contradiction.clash_volume import tell_volume
from service.answers.contradiction.told import Told
from service.answers.sentences.phrases import both_ways
from service.composer import Composer
from service.types import Language
from service.wording import MEASURES, amount, exact, period_phrase, quoted, result_noun

LONGEST_TITLE = 60
"""Characters of a heading that still tells where a figure stands."""
EXCERPT = 3000
"""Characters of a table that are cited as one place for a sum of its rows; a longer one is cited row by row."""
MANY = 14
"""Rows beyond which a sum is said without them."""
SHORTEST = 4


def tell(
    finding: Finding,
    figures: Mapping[Span, Figure],
    document: Document,
    composer: Composer,
    touched: Figure | None = None,
) -> Told | None:
    """The contradiction with both values; None when its figures are not to be had.

    `touched`: the figure that the answer has given, which is then named first. `figures`: the document's, by place.
    """
    first = figures.get(finding.first.span)
    second = figures.get(finding.second.span) if finding.second is not None else None
    if first is None:
        return None
    telling = _Telling(figures, document, composer)
    if finding.kind is FindingKind.PERIOD:
        return telling.mislabelled(finding, touched)
    if finding.kind is FindingKind.VOLUME:
        return tell_volume(finding, figures, document, composer)
    if finding.operation is not None or finding.calculated is not None:
        return telling.calculated(finding, first)
    if second is None or second.unit.kind is not first.unit.kind:
        return None
    if touched is not None and touched.span == second.span:
        first, second = second, first
    same = touched is not None and touched.unit.kind is first.unit.kind and touched.size == first.size
    return telling.pair(finding, touched if touched is not None and same else first, second)


def about(figure: Figure, language: Language) -> str:
    """What a figure measures and when: "utfall januari–augusti 2023"."""
    noun = MEASURES[language][figure.measure] if figure.measure is not Measure.OTHER else ""
    phrase = period_phrase(figure.period, language)
    between = " " if language == "sv" or not noun or not phrase else " for "
    return f"{noun}{between}{phrase}".strip()


@dataclass(frozen=True)
class _Telling:
    figures: Mapping[Span, Figure]
    document: Document
    composer: Composer

    @property
    def language(self) -> Language:
        return self.composer.language

    def pick(self, swedish: str, english: str) -> str:
        return swedish if self.language == "sv" else english

    def marker(self, figure: Figure) -> int:
        return self.composer.figure(self.document, figure)

    # Two printed figures ----------------------------------------------------------------------------------------

    def pair(self, finding: Finding, one: Figure, two: Figure) -> Told:
        """ "9,4 mnkr överskott i tabellen men 9,0 mnkr överskott i löptexten; ..."."""
        places = self._places(one, two)
        values = self._values(one, two)
        parts = [f"{value}{place}" for value, place in zip(values, places, strict=True)]
        text = f"{parts[0]} {self.pick('men', 'but')} {parts[1]}"
        markers = [self.marker(one), self.marker(two)]
        if finding.supported is not None:
            text += self._supported(finding, one, two, markers)
        return Told(text, tuple(dict.fromkeys(markers)))

    def _values(self, one: Figure, two: Figure) -> list[str]:
        way = next((f.favourable for f in (one, two) if f.measure is Measure.DEVIATION and f.favourable), None)
        shown = [self._value(figure, way) for figure in (one, two)]
        if shown[0] != shown[1]:
            return shown
        return [self._value(figure, way, precise=True) for figure in (one, two)]

    def _value(self, figure: Figure, way: int | None = None, *, precise: bool = False) -> str:
        """The amount; `way` is the side of the budget of the figure that it is held against, where it says none."""
        text = amount(figure, self.language)
        fine = exact(figure, self.language) if precise or _is_rounded(figure) else ""
        if precise and fine:
            text, fine = fine, ""
        side = figure.favourable if figure.favourable is not None else way
        if side and (figure.measure is Measure.DEVIATION or way):
            text += f" {result_noun(side, self.language)}"
        return f"{text} ({fine})" if fine else text

    def _places(self, one: Figure, two: Figure) -> list[str]:
        """Where each stands: "i tabellen", "i löptexten under rubriken Analys"."""
        if one.table is not None and two.table is not None:
            kinds = [self.pick("i en tabell", "in one table"), self.pick("i en annan", "in another")]
        elif one.table is None and two.table is None:
            kinds = [self.pick("på ett ställe i löptexten", "in one place in the text")]
            kinds.append(self.pick("på ett annat", "in another"))
        else:
            text, cell = self.pick("i löptexten", "in the text"), self.pick("i tabellen", "in the table")
            kinds = [text if figure.table is None else cell for figure in (one, two)]
        return [f" {kinds[0]}{self._under(one, two)}", f" {kinds[1]}{self._under(two, one)}"]

    def _under(self, figure: Figure, other: Figure) -> str:
        """The heading, where it tells the two places apart."""
        title = title_of(figure)
        if not title or title == title_of(other):
            return ""
        return self.pick(f" under rubriken {title}", f" under the heading {title}")

    def _supported(self, finding: Finding, one: Figure, two: Figure, markers: list[int]) -> str:
        right = one if _is_supported(one, finding) else two
        cells = [cell for place in finding.inputs if (cell := self.figures.get(place.span)) is not None]
        borne = self._equation(cells, right)
        if borne:
            markers.extend(self.marker(cell) for cell in cells)
        told = amount(right, self.language)
        return self.pick(f"; uträkningen stöder {told}{borne}", f"; the arithmetic supports {told}{borne}")

    def _equation(self, cells: Sequence[Figure], right: Figure) -> str:
        """The row that goes together: "tabellens rad: utfall 402,7 mnkr, budget 412,1 mnkr"."""
        if len(cells) == 1 and cells[0].total:
            if cells[0].span == right.span:
                return self.pick(", som raderna i tabellen summerar till", ", which the table's rows add up to")
            total = amount(cells[0], self.language)
            return self.pick(f" (raderna summerar till {total})", f" (the rows add up to {total})")
        rest = [cell for cell in cells if cell.span != right.span]
        if len(rest) != 2 or _value(rest[0]) * _value(rest[1]) < 0:  # amounts without their signs would not add up
            return ""
        terms = [f"{MEASURES[self.language][cell.measure]} {amount(cell, self.language)}" for cell in rest]
        return f" ({', '.join(terms)})"

    # A column under another period's heading ----------------------------------------------------------------------

    def mislabelled(self, finding: Finding, touched: Figure | None) -> Told | None:
        """What stands under the heading, and whose amount it is in the other table."""
        pairs = list(zip(finding.inputs[::2], finding.inputs[1::2], strict=True))
        found = [(self.figures.get(one.span), self.figures.get(two.span)) for one, two in pairs]
        known = [(one, two) for one, two in found if one is not None and two is not None]
        if not known:
            return None
        mine = [pair for pair in known if touched is not None and _alike(pair[0], touched)]
        wrong, real = (mine or known[-1:])[0]
        label, owner = quoted(wrong.header, self.language), quoted(real.header, self.language)
        value = amount(wrong, self.language)
        text = self.pick(
            f"under rubriken {label} i en tabell står {value}, men det är beloppet under {owner} i en annan tabell, "
            "så rubriken och siffrorna hör inte till samma period",
            f"under the heading {label} one table has {value}, but that is the amount under {owner} in another table, "
            "so its heading and figures are not of one period",
        )
        markers = [self.marker(wrong), self.marker(real)]
        right = self._of_heading(wrong, real)
        if right is not None:
            phrase, told = period_phrase(wrong.period, self.language), amount(right, self.language)
            text += self.pick(f"; för {phrase} står där {told}", f"; for {phrase.removeprefix('for ')} it has {told}")
            markers.append(self.marker(right))
        return Told(text, tuple(dict.fromkeys(markers)))

    def _of_heading(self, wrong: Figure, real: Figure) -> Figure | None:
        """What the other table has in its row for the period that the heading names."""
        row = [one for one in self.figures.values() if (one.table, one.row) == (real.table, real.row)]
        return next((one for one in row if one.period == wrong.period and one.measure is real.measure), None)

    # A printed figure and what others give --------------------------------------------------------------------------

    def calculated(self, finding: Finding, first: Figure) -> Told | None:
        """ "rapporten anger 43 procent, men 222 av 526 är 42,2 procent": the calculation with its inputs."""
        inputs = [cell for place in finding.inputs if (cell := self.figures.get(place.span)) is not None]
        marks = [self.marker(first)]
        stated = amount(first, self.language, signed=True) if both_ways(inputs) else self._value(first)
        if finding.operation is None or len(inputs) != len(finding.inputs) or len(inputs) > MANY:
            counted = self.figures.get(finding.second.span) if finding.second is not None else None
            if finding.kind is FindingKind.AVERAGE and counted is not None:
                marks.append(self.marker(counted))
                days = amount(counted, self.language)
                sv = f"angivet är {stated}, men {days} på samma tid ger ett annat medeltal"
                en = f"it states {stated}, but {days} in that time give another average"
                return Told(self.pick(sv, en), tuple(dict.fromkeys(marks)))
            sv = f"angivet är {stated}, men talen som det räknas av ger ett annat värde"
            en = f"it states {stated}, but the numbers that it is made of give another value"
            return Told(self.pick(sv, en), tuple(marks))
        if finding.kind is FindingKind.CHANGE and finding.operation is Operation.DIFFERENCE:
            inputs.sort(key=lambda figure: -figure.size)  # a change has no sign in the sentence
        own = self._marks(inputs, finding.operation)
        marks += [mark for mark in own if mark not in marks]
        result = self._derived(finding, finding.operation, inputs, own, first)
        formula = self._formula(finding, finding.operation, inputs)
        text = self.pick(f"angivet är {stated}, men {formula} {result}", f"it states {stated}, but {formula} {result}")
        return Told(text, tuple(marks))

    def _marks(self, inputs: Sequence[Figure], operation: Operation) -> list[int]:
        """The citations of the inputs; the rows of a sum are cited together where they stand close."""
        start, end = min(f.quote.start for f in inputs), max(f.quote.end for f in inputs)
        if operation is not Operation.SUM or end - start > EXCERPT or len(inputs) <= 2:
            return [self.marker(figure) for figure in inputs]
        mark = self.composer.cite(self.document, Span(start, end), inputs[0].section)
        self.composer.sources.setdefault(mark, []).extend(inputs)
        return [mark] * len(inputs)

    def _formula(self, finding: Finding, operation: Operation, inputs: Sequence[Figure]) -> str:
        shown = [amount(figure, self.language) for figure in inputs]
        if finding.kind is FindingKind.PROSE:
            return self.pick("intäkter och kostnader ger tillsammans", "income and costs together give")
        if operation is Operation.SUM and len(shown) == 2 and all(figure.table is None for figure in inputs):
            return self.pick(
                f"{shown[0]} och {shown[1]} för delarna i löptexten ger tillsammans",
                f"{shown[0]} and {shown[1]} for the parts in the text together give",
            )
        if operation is Operation.SUM:
            return self.pick("raderna summerar till", "its rows add up to")
        if operation is Operation.SHARE:
            return self.pick(f"{shown[0]} av {shown[1]} är", f"{shown[0]} of {shown[1]} is")
        if operation is Operation.CHANGE:
            return self.pick(f"från {shown[1]} till {shown[0]} är", f"from {shown[1]} to {shown[0]} is")
        if finding.kind is FindingKind.CHANGE:
            return self.pick(
                f"skillnaden mellan {shown[0]} och {shown[1]} är",
                f"the difference between {shown[0]} and {shown[1]} is",
            )
        names = [MEASURES[self.language][figure.measure] for figure in inputs]
        return self.pick(
            f"{names[0]} {shown[0]} minus {names[1]} {shown[1]} ger",
            f"{names[0]} {shown[0]} minus {names[1]} {shown[1]} gives",
        )

    def _derived(
        self, finding: Finding, operation: Operation, inputs: Sequence[Figure], marks: Sequence[int], like: Figure
    ) -> str:
        calculated = finding.calculated or Decimal(0)
        form = format_sv if self.language == "sv" else format_en
        values = [_value(figure) for figure in inputs]
        if operation in (Operation.SHARE, Operation.CHANGE):
            number, unit = abs(calculated).quantize(Decimal("0.1"), ROUND_HALF_UP), PERCENT
            values = [abs(value) for value in values]
        else:
            number, unit = abs(calculated), inputs[0].unit
            if finding.kind is FindingKind.CHANGE:
                number = abs(calculated * like.unit.scale / unit.scale)
            if finding.kind is FindingKind.CHANGE or (operation is Operation.SUM and all(v <= 0 for v in values)):
                values = [abs(value) for value in values]
        if operation is Operation.SUM and both_ways(list(inputs)):
            number = calculated  # beside the printed total, which then has its sign too
        text = form(number, unit, decimals_of(number))
        signed = number if operation is not Operation.DIFFERENCE or finding.kind is FindingKind.CHANGE else calculated
        if operation is Operation.SUM and any(value < 0 for value in values):
            signed = calculated
        self.composer.derive(
            text,
            str(signed),
            unit.symbol,
            operation.value,
            [(str(value), mark) for value, mark in zip(values, marks, strict=True)],
            like,
            self.document.meta.municipality,
        )
        if finding.kind is FindingKind.PROSE and calculated:
            text += f" {result_noun(1 if calculated > 0 else -1, self.language)}"
        return text


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def _is_rounded(figure: Figure) -> bool:
    """Whether the amount as answers write it is not all that the report prints."""
    shown = to_mnkr(figure)
    if shown is None or figure.value is None:
        return False
    return abs(shown.value) * shown.unit.scale != abs(figure.value) * figure.unit.scale


def title_of(figure: Figure) -> str:
    """The nearest heading without its number; "" where it is long or holds other numbers."""
    title = re.sub(r"^[\d.:\s]+|[*_#]+", "", figure.section[-1]).strip() if figure.section else ""
    fits = SHORTEST <= len(title) <= LONGEST_TITLE and not re.search(r"\d", title)
    return title if fits else ""


def _is_supported(figure: Figure, finding: Finding) -> bool:
    """Whether the arithmetic bears this one out: the supported value in the unit of the place that printed it."""
    for place in (finding.first, finding.second):
        if place is not None and finding.supported is not None and abs(place.value) == abs(finding.supported):
            return (
                figure.value is not None
                and abs(figure.value) * figure.unit.scale == abs(place.value) * place.unit.scale
            )
    return False


def _alike(one: Figure, other: Figure) -> bool:
    return (one.measure, one.period, one.line or other.line) == (other.measure, other.period, other.line or one.line)
