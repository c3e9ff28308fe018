"""English word order and verb forms, put as Swedish has them: which word is the verb, and in what form it stands.

"How much did the board spend" has its verb after the board, Swedish before it ("hur mycket spenderade nämnden"), and
whether "cost" or "plan" is a verb at all only the words around it tell: a verb follows do, will, has, to or be.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.english_verbs import Form, Verb, longest_verb, verb_forms, words
from service.phrasebook import DETERMINERS, book, is_plural
from service.segments import Segment

DO = {"do": "present", "does": "present", "did": "past"}
BE = {"is": "present", "are": "present", "was": "past", "were": "past"}
HAVE = ("has", "have", "had")
NEED = ("need", "needs", "needed")
MUST = "måste"
AHEAD = ("kosta", "spendera", "hamna", "gå back", "gå plus", "gå under", "dra över", "hålla budget", "betala")
"""Swedish verbs of money, whose "will" asks for a forecast."""
WHOM = 3
"""Phrases that may stand between "for" and "to"."""
FARTHEST = 14
"""Words between a helping verb and its verb."""


class Reader:
    """Goes through a question's segments once and gives each verb its place and form."""

    def __init__(self, words: Sequence[str], segments: Sequence[Segment], parted: Callable[[int], bool]) -> None:
        self.words = words
        self.segments = list(segments)
        self.parted = parted

    def read(self) -> list[Segment]:
        place = 0
        while place < len(self.segments):
            segment = self.segments[place]
            word = "" if segment.said else self.words[segment.last]
            if word in DO:
                self._do(place, DO[word])
            elif word in BE:
                self._be(place, BE[word])
            elif word == "been":
                self._been(place)
            elif word in HAVE and segment.first == segment.last:
                self._has(place)
            elif word in words("modal") and segment.first == segment.last:
                self._modal(place)
            elif word in ("to", "att"):
                self._to(place)
            elif word == "for" and segment.first == segment.last:
                self._for(place)
            elif word in NEED and self._next_is(place, "to"):
                self._must(place)
            elif word in ("what", "which") and segment.first == segment.last:
                self._asking(place)
            elif word in ("more", "less") and segment.first == segment.last:
                self._more(place)
            elif not segment.exact:
                self._finite(place)
            place += 1
        return self.segments

    def _do(self, place: int, tense: str) -> None:
        """ "did the board spend": the verb goes where "did" is."""
        found = self._verb(place + 1, Form.BASE)
        if found is not None:
            at, until, verb = found
            moved = self._move(place, at, until, verb, getattr(verb, tense))
            if verb.infinitive == MUST:
                self._after_must(at + 1 + moved)

    def _be(self, place: int, tense: str) -> None:
        """ "is the board spending": likewise; "was reviewed" stays where it is, as a passive."""
        if self._likely(place):
            return
        found = self._verb(place + 1, Form.GERUND)
        if found is not None and self._leads_up_to(place, found[0]):
            at, until, verb = found
            self._move(place, at, until, verb, getattr(verb, tense))
            return
        found = self._verb(place + 1, Form.PARTICIPLE)
        if tense == "past" and found is not None and found[2].passive:
            at, until, verb = found
            self._move(place, at, until, verb, verb.passive)

    def _likely(self, place: int) -> bool:
        """ "is the board likely to overspend" is "väntas nämnden dra över budget"."""
        helper = self.segments[place]
        for at in range(place + 2, len(self.segments) - 1):
            segment = self.segments[at]
            if segment.first > helper.last + FARTHEST or self.parted(segment.first - 1):
                return False
            if self.words[segment.last] in words("likely") and self._text(at + 1) == ("to",):
                self.segments[at] = replace(segment, meaning=("",))
                self.segments[at + 1] = replace(self.segments[at + 1], meaning=("",))
                self._infinitive(at + 2)
                self._helped(
                    place, Segment(helper.last, helper.last, ("väntas",), True, True, (segment.first, segment.last))
                )
                return True
        return False

    def _leads_up_to(self, place: int, verb: int) -> bool:
        """Whether nothing between a form of be and an -ing form makes that a noun or a clause of its own."""
        between = [self.words[index] for s in self.segments[place + 1 : verb] for index in range(s.first, s.last + 1)]
        return "being" not in between

    def _has(self, place: int) -> None:
        """ "has the board spent": the verb stays, as a supine; "have to" is a verb of its own."""
        if self._next_is(place, "to"):
            return self._must(place)
        found = self._verb(place + 1, Form.PARTICIPLE)
        if found is not None and self.words[self.segments[found[0]].first - 1] != "been":
            at, until, verb = found
            self._put(at, until, verb, verb.supine)
        return None

    def _been(self, place: int) -> None:
        """ "has been spent" is "har spenderats", "has been spending" is "har spenderat"."""
        found = self._verb(place + 1, Form.PARTICIPLE | Form.GERUND, farthest=1)
        if found is None or found[0] != place + 1 or found[2].infinitive.startswith("ha "):
            return
        at, until, verb = found
        doing = self.words[self.segments[at].first].endswith("ing")
        self._put(at, until, verb, verb.supine if doing else verb.passive_supine)
        helper = self.segments[place]
        has = "" if helper.first == helper.last else "skulle ha" if "would" in self._text(place) else "har"
        self.segments[place] = replace(helper, meaning=(has,))

    def _must(self, place: int) -> None:
        segment = self.segments[place]
        self.segments[place] = replace(segment, meaning=(MUST,), plain=True)
        self._after_must(place + 1)

    def _after_must(self, place: int) -> None:
        """What is to be done: "måste betala" has no "att"."""
        if place < len(self.segments) and self._text(place) == ("to",):
            self.segments[place] = replace(self.segments[place], meaning=("",))
            place += 1
        self._infinitive(place)

    def _modal(self, place: int) -> None:
        """ "what will it cost" asks for what is expected."""
        found = self._verb(place + 1, Form.BASE)
        if found is not None:
            at, until, verb = found
            self._put(at, until, verb, verb.infinitive)
            of_it = self.words[self.segments[place].last + 1] in ("it", "this", "that")
            if self.words[self.segments[place].last] == "will" and not of_it and verb.infinitive.startswith(AHEAD):
                self.segments[place] = replace(self.segments[place], meaning=("väntas",))

    def _to(self, place: int) -> None:
        """ "to spend" is "att spendera", "to the board" is "till nämnden"."""
        if self._infinitive(place + 1) or self.segments[place].first < self.segments[place].last:
            return
        after = self.segments[place].last + 1
        if after >= len(self.words) or self.parted(after - 1):
            return
        word = self.words[after]
        first = next((s for s in self.segments if s.first <= after <= s.last), None)
        known = first is not None and first.meaning is not None
        if word in DETERMINERS or word[0].isdigit() or (known and not _is_verb(word)):
            self.segments[place] = replace(self.segments[place], meaning=("till",))

    def _for(self, place: int) -> None:
        """ "for the board to reach" is "för att nämnden ska nå"."""
        for to in range(place + 2, min(place + 2 + WHOM, len(self.segments) - 1)):
            if self._text(to) == ("to",) and self._verb_at(to + 1, Form.BASE) is not None:
                self.segments[place] = replace(self.segments[place], meaning=("för att",))
                self.segments[to] = replace(self.segments[to], meaning=("ska",))
                self._infinitive(to + 1)
                return

    def _infinitive(self, place: int) -> bool:
        found = self._verb(place, Form.BASE, farthest=1)
        if found is None or found[0] != place:
            return False
        at, until, verb = found
        self._put(at, until, verb, verb.infinitive)
        return True

    def _asking(self, place: int) -> None:
        """ "what goals" is "vilka mål", "which goal" "vilket": what Swedish asks with tells one from several."""
        first = self.segments[place].first
        word, after = self.words[first], first + 1
        if (
            word == "what"
            and first
            and self.words[first - 1] not in words("before_asking")
            and not self.parted(first - 1)
        ):
            return  # "add up what assistance has cost"
        if after >= len(self.words) or self.parted(after - 1):
            return
        noun = self.words[after]
        verb = word == "what" and _is_verb(noun) and book().of((noun,)) is None
        if verb or noun in words("no_noun") or noun in DETERMINERS:
            return
        following = self.words[after + 1 : after + 2] if not self.parted(after) else ()
        several = (
            is_plural(noun) or noun in words("uncounted") or any(is_plural(one) and _is_noun(one) for one in following)
        )
        if word == "what" or not several:
            self.segments[place] = replace(self.segments[place], meaning=("vilka" if several else "vilken",))

    def _more(self, place: int) -> None:
        """ "more households" is "fler hushåll", "more money" is "mer pengar"."""
        segment = self.segments[place]
        after = self.words[segment.last + 1 : segment.last + 3]
        if after and (
            is_plural(after[0]) or (len(after) > 1 and is_plural(after[1]) and after[0] not in words("no_noun"))
        ):
            fewer = self.words[segment.first] == "less"
            self.segments[place] = replace(segment, meaning=("färre" if fewer else "fler",))

    def _finite(self, place: int) -> None:
        """A verb without a helping verb that no phrase knows: "families who visited", "explain why"."""
        for form, swedish in ((Form.PAST, "past"), (Form.PRESENT, "present"), (Form.BASE, "infinitive")):
            found = self._verb(place, form, farthest=1) if form is not Form.BASE or place == 0 else None
            if found is not None and found[0] == place:
                at, until, verb = found
                return self._put(at, until, verb, getattr(verb, swedish))
        return None

    def _verb(self, start: int, form: Form, farthest: int = FARTHEST) -> tuple[int, int, Verb] | None:
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
            if (
                place > start
                and self.words[first - 1] in words("before_noun")
                and not form & (Form.PRESENT | Form.PAST)
            ):
                continue
            if form & Form.GERUND and word in words("noun_in_ing"):
                continue
            failing = self.segments[place - 1].meaning == ("inte",)  # "fail to reach"
            if form is Form.BASE and place > start and self.words[first - 1] == "to" and not failing:
                return noun
            found = self._verb_at(place, form)
            if found is None:
                continue
            if form is not Form.BASE or farthest == 1 or word not in words("noun_too"):
                return place, *found
            if word not in ("report", "reports") or self.words[first - 2] not in DETERMINERS:
                noun = place, *found  # "did the placement cost rise": the last of such words is the verb
        return noun

    def _verb_at(self, place: int, form: Form) -> tuple[int, Verb] | None:
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

    def _move(self, place: int, at: int, until: int, verb: Verb, swedish: str) -> int:
        """A verb put where its helping verb is, its particle left; what asks before that ("how is") keeps its words.

        Returns how many segments there are more than before.
        """
        helper = self.segments[place]
        first, last = self.segments[at].first, self.segments[until].last
        verb_word, _, particle = swedish.partition(" ")
        moved = Segment(helper.last, helper.last, (verb_word,), True, verb.plain, (first, last))
        del self.segments[at + 1 : until + 1]
        self.segments[at] = Segment(first, last, (particle,), True, verb.plain, (first, last))
        return self._helped(place, moved)

    def _helped(self, place: int, verb: Segment) -> int:
        """A verb in its helping verb's place, after the words that ask; returns how many segments there are more."""
        helper = self.segments[place]
        if helper.first == helper.last:
            self.segments[place] = verb
            return 0
        asks = book().of(self.words[helper.first : helper.last])
        self.segments[place] = replace(helper, last=helper.last - 1, meaning=asks)
        self.segments.insert(place + 1, verb)
        return 1

    def _put(self, at: int, until: int, verb: Verb, swedish: str) -> None:
        first, last = self.segments[at].first, self.segments[until].last
        del self.segments[at + 1 : until + 1]
        self.segments[at] = Segment(first, last, (swedish,), True, verb.plain)
        if verb.infinitive == MUST:
            self._after_must(at + 1)

    def _text(self, place: int) -> tuple[str, ...]:
        segment = self.segments[place]
        return tuple(self.words[segment.first : segment.last + 1])

    def _next_is(self, place: int, word: str) -> bool:
        return place + 1 < len(self.segments) and self._text(place + 1) == (word,)


def _is_noun(word: str) -> bool:
    return word not in words("rather_verb") and ((word,) not in verb_forms() or book().of((word,)) is not None)


def _is_verb(word: str) -> bool:
    return (word,) in verb_forms()
