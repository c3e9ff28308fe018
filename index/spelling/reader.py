"""A garbled word as the known word that it most likely was: the cheapest way through the tree of known words."""

import re
from dataclasses import dataclass
from heapq import heappop, heappush

from index.spelling.channel import EXTRA, LOST, WRONG, ways
from index.spelling.lexicon import Lexicon, Node

JOIN, SPLIT = 0.5, 0.75
"""What one more part of a compound costs, and a space that was lost between two words."""
AS_SLASH = "fl|"
"""What the stroke between two words ("vård/verksamhet") is read as."""
COMMON = 0.62
"""Cost up to which a word is common enough to have been run together with its neighbour."""
MOST_PARTS = 3
FIRST, PER_LETTER, MOST = 0.55, 0.24, 2.6
"""How much garbling a word with marks in it may have: some, more the longer it is, never more than `MOST`."""
SOUND_FIRST, SOUND_PER_LETTER = 1.05, 0.08
"""The same of a word of letters alone, which may be sound and only unknown."""
LIKELY, DOUBT = 0.5, 0.4
"""What seldom is read so is doubted the more in a word of letters alone, unless it is a letter whose dots were lost."""
DOTTED = ("å", "ä", "ö")
MOST_STEPS, MOST_LOOSE = 2000, 800

SOUND = re.compile(r"[a-zåäö]+(?:-[a-zåäö]+)*")


@dataclass(frozen=True)
class Reading:
    """A word that may be meant; letter i was read from `origin[i]`, an index of the printed word."""

    text: str
    origin: tuple[int, ...]
    cost: float
    simple: bool = True  # no compound that was put together of known parts


_Trail = tuple["_Trail", str, int] | None


@dataclass(frozen=True, slots=True)
class _State:
    at: int
    node: Node | None  # None: the word is whole
    parts: int
    spaces: int
    wild: int  # letters taken for wrong, lost or there for nothing
    trail: _Trail


class Reader:
    """Reads words of one document, every word once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._read: dict[tuple[str, bool], Reading | None] = {}

    def read(self, word: str, *, whole: bool = True) -> Reading | None:
        """What a word in lower case most likely was, itself when it is known and nothing is likelier; else None.

        What may not be a whole word is read strictly.
        """
        if (word, whole) not in self._read:
            self._read[word, whole] = self._cheapest(word, whole)
        return self._read[word, whole]

    def _cheapest(self, word: str, whole: bool) -> Reading | None:
        letters = sum(map(str.isalpha, word))
        if SOUND.fullmatch(word):
            return self._within(word, SOUND_FIRST + SOUND_PER_LETTER * letters, loose=False)
        limit = min(FIRST + PER_LETTER * letters, MOST)
        found = self._within(word, limit, loose=False)
        return self._within(word, limit, loose=True) if found is None and whole else found

    def _within(self, word: str, limit: float, *, loose: bool) -> Reading | None:
        """The cheapest reading up to `limit`; `loose` lets any letter be wrong, lost or there for nothing."""
        heap: list[tuple[float, int, _State]] = [(0.0, 0, _State(0, self._lexicon.root, 0, 0, 0, None))]
        seen: set[tuple[int, int, int, int, int]] = set()
        sound = SOUND.fullmatch(word) is not None
        pushed = 0
        while heap and len(seen) < (MOST_LOOSE if loose else MOST_STEPS):
            cost, _, state = heappop(heap)
            if state.node is None:
                return _reading(state.trail, cost, len(word), simple=state.parts == 0)
            key = (state.at, id(state.node), state.parts, state.spaces, state.wild)
            if key in seen:
                continue
            seen.add(key)
            onward = self._onward(word, state, state.node, sound=sound)
            if loose and not state.wild:
                onward += _loosely(word, state, state.node)
            for price, then in onward:
                if cost + price <= limit:
                    pushed += 1
                    heappush(heap, (cost + price, pushed, then))
        return None

    def _onward(self, word: str, state: _State, node: Node, *, sound: bool) -> list[tuple[float, _State]]:
        at, parts, spaces, wild, trail = state.at, state.parts, state.spaces, state.wild, state.trail
        rest = len(word) - at
        found: list[tuple[float, _State]] = []
        if not rest:
            return [(node.word, _State(at, None, parts, spaces, wild, trail))] if node.word is not None else []
        letter = word[at]
        child = node.next.get(letter)
        if child is not None:
            found.append((0.0, _State(at + 1, child, parts, spaces, wild, (trail, letter, at))))
        for marks, meant, price in ways().get(letter, ()):
            if len(marks) > 1 and not word.startswith(marks, at):
                continue
            then: Node | None = node
            after = trail
            for place, one in enumerate(meant):
                then = then.next.get(one) if then is not None else None
                after = (after, one, at + min(place, len(marks) - 1))
            if then is not None:
                price += DOUBT if sound and price > LIKELY and meant not in DOTTED else 0.0
                found.append((price, _State(at + len(marks), then, parts, spaces, wild, after)))
        if node.part is not None and parts < MOST_PARTS and rest >= 3:
            found.append((JOIN + node.part / 2, _State(at, self._lexicon.root, parts + 1, spaces, wild, trail)))
        if not sound and node.word is not None and at and not spaces:
            again = self._lexicon.root
            common = node.word <= COMMON or at >= 4
            if common and rest > 1 and min(at, rest) < 4:
                found.append((SPLIT + node.word, _State(at, again, parts, 1, wild, (trail, " ", at))))
            if letter in AS_SLASH and at >= 3 and rest > 3:
                found.append((SPLIT + node.word, _State(at + 1, again, parts, 1, wild, (trail, "/", at))))
        return found


def _loosely(word: str, state: _State, node: Node) -> list[tuple[float, _State]]:
    at, parts, spaces, trail = state.at, state.parts, state.spaces, state.trail
    last = min(at, len(word) - 1)
    found = [(LOST, _State(at, then, parts, spaces, 1, (trail, one, last))) for one, then in node.next.items()]
    if at < len(word):
        found.append((EXTRA, _State(at + 1, node, parts, spaces, 1, trail)))
        for one, then in node.next.items():
            found.append((WRONG, _State(at + 1, then, parts, spaces, 1, (trail, one, at))))
    return found


def _reading(trail: _Trail, cost: float, printed: int, *, simple: bool) -> Reading:
    letters: list[str] = []
    origin: list[int] = []
    while trail is not None:
        trail, letter, at = trail
        letters.append(letter)
        origin.append(at)
    origin.reverse()
    origin[0], origin[-1] = 0, printed - 1 if len(origin) > 1 else 0
    return Reading("".join(reversed(letters)), tuple(origin), cost, simple)
