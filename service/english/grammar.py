"""English word order and verb forms, put as Swedish has them: which word is the verb, and in what form it stands.

"How much did the board spend" has its verb after the board, Swedish before it ("hur mycket spenderade nämnden"), and
whether "cost" or "plan" is a verb at all only the words around it tell: a verb follows do, will, has, to or be.
"""

from dataclasses import replace

from service.english.asking import is_verb, put_more, put_which
from service.english.clause import FARTHEST, MUST, Clause
from service.english.phrasebook import DETERMINERS, is_plural
from service.english.segments import Segment
from service.english.verbs import Form, words

DO = {"do": "present", "does": "present", "did": "past"}
BE = {"is": "present", "are": "present", "was": "past", "were": "past"}
HAVE = ("has", "have", "had")
NEED = ("need", "needs", "needed")
AHEAD = ("kosta", "spendera", "hamna", "gå back", "gå plus", "gå under", "dra över", "hålla budget", "betala")
"""Swedish verbs of money, whose "will" asks for a forecast."""
WHOM = 3
"""Phrases that may stand between "for" and "to"."""


class Reader(Clause):
    """Goes through a question's segments once and gives each verb its place and form."""

    def read(self) -> list[Segment]:
        place = 0
        while place < len(self.segments):
            segment = self.segments[place]
            word = "" if segment.said else self.words[segment.last]
            if word in DO:
                self._do(place, DO[word])
            elif word in BE:
                self._be(place, BE[word])
            elif word == "be" and segment.first == segment.last:
                self._to_be(place)
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
            elif word in NEED and self.next_is(place, "to"):
                self.must(place)
            elif word in ("what", "which") and segment.first == segment.last:
                put_which(self, place)
            elif word in ("more", "less") and segment.first == segment.last:
                put_more(self, place)
            elif not segment.exact or self._is_longer_verb(place) or self._follows_several(place):
                self._finite(place)
            place += 1
        return self.segments

    def _do(self, place: int, tense: str) -> None:
        """ "did the board spend": the verb goes where "did" is."""
        found = self.verb(place + 1, Form.BASE)
        if found is None and self.split_verb(place + 1, Form.BASE):
            found = self.verb(place + 1, Form.BASE)
        if found is not None:
            at, until, verb = found
            moved = self.move(place, at, until, verb, getattr(verb, tense))
            if verb.infinitive == MUST:
                self.after_must(at + 1 + moved)
            elif verb.infinitive.endswith(" att"):  # "does the board plan to reach"
                self.infinitive(at + 1 + moved)

    def _be(self, place: int, tense: str) -> None:
        """ "is the board spending": likewise; "was reviewed" stays where it is, as a passive."""
        if self._likely(place):
            return
        found = self.verb(place + 1, Form.GERUND)
        if found is not None and self._leads_up_to(place, found[0]):
            at, until, verb = found
            self.move(place, at, until, verb, getattr(verb, tense))
            return
        found = self.verb(place + 1, Form.PARTICIPLE)
        if tense == "past" and found is not None and found[2].passive:
            at, until, verb = found
            self.move(place, at, until, verb, verb.passive)

    def _likely(self, place: int) -> bool:
        """ "is the board likely to overspend" is "väntas nämnden dra över budget"."""
        helper = self.segments[place]
        for at in range(place + 2, len(self.segments) - 1):
            segment = self.segments[at]
            if segment.first > helper.last + FARTHEST or self.parted(segment.first - 1):
                return False
            if self.words[segment.last] in words("likely") and self.text(at + 1) == ("to",):
                self.segments[at] = replace(segment, meaning=("",))
                self.segments[at + 1] = replace(self.segments[at + 1], meaning=("",))
                self.infinitive(at + 2)
                self.helped(
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
        if self.next_is(place, "to"):
            return self.must(place)
        found = self.verb(place + 1, Form.PARTICIPLE)
        if found is not None and self.words[self.segments[found[0]].first - 1] != "been":
            at, until, verb = found
            self.put(at, until, verb, verb.supine)
        return None

    def _been(self, place: int) -> None:
        """ "has been spent" is "har spenderats", "has been spending" is "har spenderat"."""
        found = self.verb(place + 1, Form.PARTICIPLE | Form.GERUND, farthest=1)
        if found is None or found[0] != place + 1 or found[2].infinitive.startswith("ha "):
            return
        at, until, verb = found
        doing = self.words[self.segments[at].first].endswith("ing")
        self.put(at, until, verb, verb.supine if doing else verb.passive_supine)
        helper = self.segments[place]
        has = "" if helper.first == helper.last else "skulle ha" if "would" in self.text(place) else "har"
        self.segments[place] = replace(helper, meaning=(has,))

    def _modal(self, place: int) -> None:
        """ "what will it cost" asks for what is expected."""
        found = self.verb(place + 1, Form.BASE)
        if found is not None:
            at, until, verb = found
            self.put(at, until, verb, verb.infinitive)
            of_it = self.words[self.segments[place].last + 1] in ("it", "this", "that")
            if self.words[self.segments[place].last] == "will" and not of_it and verb.infinitive.startswith(AHEAD):
                self.segments[place] = replace(self.segments[place], meaning=("väntas",))

    def _to(self, place: int) -> None:
        """ "to spend" is "att spendera", "to the board" is "till nämnden"."""
        if self.infinitive(place + 1) or self.segments[place].first < self.segments[place].last:
            return
        if self.next_is(place, "be"):  # "expected to be in balance"
            self._to_be(place + 1)
            return
        after = self.segments[place].last + 1
        if after >= len(self.words) or self.parted(after - 1):
            return
        word = self.words[after]
        first = next((s for s in self.segments if s.first <= after <= s.last), None)
        known = first is not None and first.meaning is not None
        if word in DETERMINERS or word[0].isdigit() or (known and not is_verb(word)):
            self.segments[place] = replace(self.segments[place], meaning=("till",))

    def _to_be(self, place: int) -> None:
        """ "to be in balance" is "att vara i balans", "to be missed" is "att missas"."""
        self.segments[place] = replace(self.segments[place], meaning=("vara",))
        found = self.verb(place + 1, Form.PARTICIPLE, farthest=1)
        if found is not None and found[0] == place + 1:
            at, until, verb = found
            self.put(at, until, verb, verb.passive_infinitive)
            self.segments[place] = replace(self.segments[place], meaning=("",))

    def _for(self, place: int) -> None:
        """ "for the board to reach" is "för att nämnden ska nå"."""
        for to in range(place + 2, min(place + 2 + WHOM, len(self.segments) - 1)):
            if self.text(to) == ("to",) and self.verb_at(to + 1, Form.BASE) is not None:
                self.segments[place] = replace(self.segments[place], meaning=("för att",))
                self.segments[to] = replace(self.segments[to], meaning=("ska",))
                self.infinitive(to + 1)
                return

    def _finite(self, place: int) -> None:
        """A verb without a helping verb that no phrase knows: "families who visited", "explain why"."""
        forms = [(Form.PAST, "past"), (Form.PRESENT, "present")]
        before = self.segments[place].first - 1
        if before < 0:
            forms.append((Form.BASE, "infinitive"))
        elif (self.segments[place].meaning is None and not self.parted(before)) or self._follows_several(place):
            if not self.makes_noun(before):
                forms.append((Form.BASE, "present"))  # "which services show"
            if self.words[before] in words("before_doing"):
                forms.append((Form.GERUND, "nominal"))  # "a way of selling"
        for form, swedish in forms:
            found = self.verb(place, form, farthest=1)
            if found is not None and found[0] == place:
                at, until, verb = found
                return self.put(at, until, verb, getattr(verb, swedish))
        return None

    def _is_longer_verb(self, place: int) -> bool:
        """Whether a verb of more words than the phrase stands here: "came in under budget" is no "came in"."""
        if place == 0 or self.makes_noun(self.segments[place].first - 1):
            return False
        found = self.verb_at(place, Form.PAST | Form.PRESENT)
        return found is not None and found[0] > place

    def _follows_several(self, place: int) -> bool:
        """Whether a verb's base form stands after what there are several of: "providers meet", "clients use"."""
        segment = self.segments[place]
        before = segment.first - 1
        if before < 1 or segment.first < segment.last or self.parted(before) or self.makes_noun(before):
            return False
        noun, found = self.words[before], self.verb_at(place, Form.BASE)
        if found is None or not is_plural(noun) or is_verb(noun):
            return False
        return found[0] > place or self.words[segment.first] not in words("noun_too")
