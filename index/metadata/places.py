"""Which municipality a document is about.

Other municipalities are named in comparisons, enumerations and addresses, so each mention is weighed by its form
("Nacka kommun" > "Nackaborna" > "Nackas" > "Nacka") and its place, and enumerations hardly count.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from index.lexicon import Municipality, municipalities
from index.metadata.unlisted import unlisted_places

_NAME = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?")
_COMPOUND = re.compile(r"\b[a-zåäö]{4,20}bor(?:na)?s?\b")
_DOMAIN = re.compile(r"(?:@|www\.|\b)([a-z][a-z-]{2,30})\.se\b")
_MUNICIPAL = re.compile(r"s?\s+(?:kommun|stad)(?:s|en|ens)?\b", re.I)
_ELSEWHERE_BEFORE = re.compile(r"(?:[Rr]egion|[Ll]änsstyrelsen i|[Ll]än|[Uu]niversitet i|[Tt]ingsrätten i)\s$")
_ELSEWHERE_AFTER = re.compile(
    r"s?\s+(?:län|universitet|högskola|tingsrätt|stift|pastorat|mellersta|skärgård|län[es]?\b|region|regionen|universitets)"
)
_INHABITANTS = re.compile(r"s?-?(?:bo(?:r|rna|rnas|rs)?|bor|are|arna)\b")
_FULL, _INHABITANT, _GENITIVE, _PLAIN, _DOMAIN_WEIGHT = 6.0, 3.0, 2.0, 1.0, 6.0
_ENUMERATED = 0.1
_HEAD = 1500  # characters that count double
_NEARBY = 90
_SURE_LETTERS = 5  # that a name must keep through OCR to be told from ordinary words
_LETTERS_LOST = re.compile("[åäöÅÄÖ]")  # by OCR
_LONG_NAME = 6
_LONGEST_NAME = 20
_PLAIN_LETTERS = str.maketrans("åäöéü", "aaoeu")


def weigh_places(text: str, garbled: bool) -> dict[str, float]:
    """Municipality names with the weight of their mentions; `garbled` looks for names through OCR noise too.

    A name that the list of municipalities lacks counts like the others where the text calls it a municipality.
    """
    weights: dict[str, float] = {}
    places = list(_mentions(text, _by_name() | {place.name: place for place in _unlisted(text, garbled)}))
    starts = [start for start, _, _ in places]
    for index, (start, end, place) in enumerate(places):
        around = {
            places[other][2].name
            for other in range(max(0, index - 4), min(len(places), index + 5))
            if abs(starts[other] - start) <= _NEARBY
        }
        weight = _weight(text, start, end, place)
        if len(around) >= 3:
            weight *= _ENUMERATED
        if start < _HEAD:
            weight *= 2
        weights[place.name] = weights.get(place.name, 0.0) + weight
    for place, weight in [*_by_domain(text), *_by_inhabitants(text), *(_by_garbled(text) if garbled else ())]:
        weights[place.name] = weights.get(place.name, 0.0) + weight
    return {name: weight for name, weight in weights.items() if weight > 0}


def _unlisted(text: str, garbled: bool) -> list[Municipality]:
    """Names of no listed municipality; in a garbled text those that may be a listed one misread are left out."""
    found = unlisted_places(text, _by_name())
    if not garbled:
        return list(found)
    misread = [_garbled_pattern(place.name) for place in municipalities() if _known_through_noise(place.name)]
    return [place for place in found if not any(pattern.fullmatch(place.name) for pattern in misread)]


def _mentions(text: str, names: Mapping[str, Municipality]) -> Iterator[tuple[int, int, Municipality]]:
    """Each place name with where it stands; a compound counts for the name that it begins with."""
    for match in _NAME.finditer(text):
        word = match.group()
        if word.isupper() and _MUNICIPAL.match(text, match.end()):  # "NACKA KOMMUN", in letterheads
            word = word.capitalize()
        place = names.get(word) or names.get(word.removesuffix("s"))
        if place is None and len(word) > _LONG_NAME:
            ends = range(min(len(word) - 2, _LONGEST_NAME), 4, -1)
            place = next((names[word[:end]] for end in ends if word[:end] in names), None)
            place = None if place and (place.word or len(place.name) < _LONG_NAME - 1) else place
        if place is not None:
            yield match.start(), match.start() + len(place.name), place
    for name in (name for name in names if " " in name):
        for match in re.finditer(rf"\b{re.escape(name)}", text):
            yield match.start(), match.end(), names[name]


def _weight(text: str, start: int, end: int, place: Municipality) -> float:
    after, before = text[end : end + 40], text[max(0, start - 25) : start]
    if _MUNICIPAL.match(after):
        return _FULL
    if _INHABITANTS.match(after):
        return _INHABITANT
    if place.word or _ELSEWHERE_AFTER.match(after) or _ELSEWHERE_BEFORE.search(before):
        return 0.0
    return _GENITIVE if re.match(r"s\b", after) else _PLAIN


def _by_domain(text: str) -> Iterator[tuple[Municipality, float]]:
    domains = {place.name.lower().translate(_PLAIN_LETTERS).replace(" ", ""): place for place in municipalities()}
    for match in _DOMAIN.finditer(text):
        if match.group(1) in domains:
            yield domains[match.group(1)], _DOMAIN_WEIGHT


def _by_inhabitants(text: str) -> Iterator[tuple[Municipality, float]]:
    """ "nackaborna", "botkyrkabor": written without a capital."""
    names = {name.lower(): place for name, place in _by_name().items()}
    for match in _COMPOUND.finditer(text):
        stem = re.sub(r"bor(?:na)?s?$", "", match.group())
        place = names.get(stem) or names.get(stem.removesuffix("s"))
        if place is not None:
            yield place, _INHABITANT


def _by_garbled(text: str) -> Iterator[tuple[Municipality, float]]:
    """Names whose å, ä and ö were read as other marks, and l as [: "Enkb'ping"."""
    for place in municipalities():
        if _known_through_noise(place.name):
            for match in _garbled_pattern(place.name).finditer(text):
                if match.group() != place.name:
                    yield place, _GENITIVE


def _known_through_noise(name: str) -> bool:
    return _LETTERS_LOST.search(name) is not None and len(_LETTERS_LOST.sub("", name)) >= _SURE_LETTERS


@cache
def _garbled_pattern(name: str) -> re.Pattern[str]:
    letters = []
    for letter in name:
        if letter in "åäöÅÄÖ":
            letters.append(r"\S{1,4}?")
        elif letter == "l":
            letters.append(r"[l\[1I|]")
        else:
            letters.append(re.escape(letter))
    return re.compile(r"(?<!\w)" + " ?".join(letters))


@cache
def _by_name() -> dict[str, Municipality]:
    return {place.name: place for place in municipalities()}
