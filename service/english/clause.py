"""An English clause in segments: where its verbs are, and how one is put where and as Swedish has it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.english.phrasebook import DETERMINERS, book
from service.english.segments import Segment
from service.english.verbs import Form, Verb, longest_verb, verb_forms, words

MUST = "måste"
FARTHEST = 14
"""Words between a helping verb and its verb."""


class Clause:
    """A question's words and segments. `parted`: whether punctuation stands after a word; `owning`: the genitives."""

    def __init__(
        self,
        words: Sequence[str],
        segments: Sequence[Segment],
        parted: Callable[[int], bool],
        owning: frozenset[int] = frozenset(),
    ) -> None:
        self.words = words
        self.segments = list(segments)
        self.parted = parted
        self.owning = owning

    def verb(self, start: int, form: Form, farthest: int = FARTHEST) -> tuple[int, int, Verb] | None:
        """The first verb in this form from a segment on: its first and last segment and the verb."""
        if start >= len(self.segments):
            return None
        limit = self.segments[start].first + farthest
        noun = None
        for place in range(start, len(self.segments)):
            segment = self.segments[place]
            first = segment.first
            if first >= limit or (first and place > start and self.parted(first - 1)):
                return noun
            word = self.words[first]
            if form is Form.BASE and word == "be":
                return None  # "would the result be"
            if place > start and self.makes_noun(first - 1) and not form & (Form.PRESENT | Form.PAST):
                continue
            if form & Form.GERUND and word in words("noun_in_ing"):
                continue
            failing = self.segments[place - 1].meaning == ("inte",)  # "fail to reach"
            if form is Form.BASE and place > start and self.words[first - 1] == "to" and not failing:
                return noun
            found = self.verb_at(place, form)
            if found is None:
                continue
            if form is not Form.BASE or farthest == 1 or word not in words("noun_too"):
                return place, *found
            if word not in ("report", "reports") or self.words[first - 2] not in DETERMINERS:
                noun = place, *found  # "did the placement cost rise": the last of such words is the verb
        return noun

    def makes_noun(self, word: int) -> bool:
        """Whether what follows a word is no verb: "the spending", "Huddinge's spending"."""
        return self.words[word] in words("before_noun") or word in self.owning

    def verb_at(self, place: int, form: Form) -> tuple[int, Verb] | None:
        """The longest verb that begins with a segment and ends with one: its last segment and the verb."""
        if self.segments[place].said:
            return None  # moved already
        ends = {segment.last: index for index, segment in enumerate(self.segments) if index >= place}
        words: list[str] = []
        best = None
        for index in range(self.segments[place].first, len(self.words)):
            if words and self.words[index] in DETERMINERS:
                continue
            words.append(self.words[index])
            if len(words) > longest_verb() or (index > self.segments[place].first and self.parted(index - 1)):
                break
            known = verb_forms().get(tuple(words))
            if known is not None and known[1] & form and index in ends:
                best = ends[index], known[0]
        return best

    def split_verb(self, start: int, form: Form) -> bool:
        """Part a phrase that has swallowed the clause's only verb: "does a placement cost" asks of no placement cost.

        The phrase's last verb is taken; the words before and after it mean what they mean alone.
        """
        for place in range(len(self.segments) - 1, start - 1, -1):
            segment = self.segments[place]
            for word in range(segment.last, segment.first - 1, -1):
                known = verb_forms().get((self.words[word],))
                first = place == start and word == segment.first
                if first or segment.first == segment.last or known is None or not known[1] & form:
                    continue
                if word and self.makes_noun(word - 1):
                    continue
                bounds = ((segment.first, word - 1), (word, word), (word + 1, segment.last))
                self.segments[place : place + 1] = [
                    Segment(one, two, book().of([w for w in self.words[one : two + 1] if w not in DETERMINERS]))
                    for one, two in bounds
                    if one <= two
                ]
                return True
        return False

    def move(self, place: int, at: int, until: int, verb: Verb, swedish: str) -> int:
        """A verb put where its helping verb is, its particle left; what asks before that ("how is") keeps its words.

        Returns how many segments there are more than before.
        """
        helper = self.segments[place]
        first, last = self.segments[at].first, self.segments[until].last
        verb_word, _, particle = swedish.partition(" ")
        moved = Segment(helper.last, helper.last, (verb_word,), True, verb.plain, (first, last))
        del self.segments[at + 1 : until + 1]
        self.segments[at] = Segment(first, last, (particle,), True, verb.plain, (first, last))
        return self.helped(place, moved)

    def helped(self, place: int, verb: Segment) -> int:
        """A verb in its helping verb's place, after the words that ask; returns how many segments there are more."""
        helper = self.segments[place]
        if helper.first == helper.last:
            self.segments[place] = verb
            return 0
        asks = book().of(self.words[helper.first : helper.last])
        self.segments[place] = replace(helper, last=helper.last - 1, meaning=asks)
        self.segments.insert(place + 1, verb)
        return 1

    def put(self, at: int, until: int, verb: Verb, swedish: str) -> None:
        first, last = self.segments[at].first, self.segments[until].last
        del self.segments[at + 1 : until + 1]
        self.segments[at] = Segment(first, last, (swedish,), True, verb.plain)
        if verb.infinitive == MUST:
            self.after_must(at + 1)
        elif verb.infinitive.endswith(" att"):  # "plans to reach"
            self.infinitive(at + 1)

    def text(self, place: int) -> tuple[str, ...]:
        segment = self.segments[place]
        return tuple(self.words[segment.first : segment.last + 1])

    def next_is(self, place: int, word: str) -> bool:
        return place + 1 < len(self.segments) and self.text(place + 1) == (word,)

    def must(self, place: int) -> None:
        segment = self.segments[place]
        self.segments[place] = replace(segment, meaning=(MUST,), plain=True)
        self.after_must(place + 1)

    def after_must(self, place: int) -> None:
        """What is to be done: "måste betala" has no "att"."""
        if place < len(self.segments) and self.text(place) == ("to",):
            self.segments[place] = replace(self.segments[place], meaning=("",))
            place += 1
        self.infinitive(place)

    def infinitive(self, place: int) -> bool:
        found = self.verb(place, Form.BASE, farthest=1)
        if found is None or found[0] != place:
            return False
        at, until, verb = found
        self.put(at, until, verb, verb.infinitive)
        return True
