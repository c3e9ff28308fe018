"""What a question sets side by side ("A eller B", "A än B", "mellan A och B"), or puts together ("A, B och C").

Pure: words in, words out. What reports have on each of them is for the answers to find.
"""

import re
from dataclasses import dataclass, replace

from index.language import fold, stem
from service.question import Question, TopicWord
from service.question.superlative import has_end, names_kind

Words = tuple[TopicWord, ...]


@dataclass(frozen=True)
class Sides:
    """The words of each thing, in the question's order, and those that belong to all of them."""

    items: tuple[Words, ...]
    common: Words

    def of(self, number: int) -> Words:
        """What to look for: one thing's words with the common ones, in the question's order."""
        return tuple(sorted((*self.items[number], *self.common), key=lambda word: word.start))


AGAINST = re.compile(
    r"\b(?:eller|or|an|than|kontra|versus|vs|gentemot|jamfort med|jmf med|i jamforelse med|compared (?:to|with)|mot)\b"
)
BETWEEN = re.compile(r"\b(?:mellan|between)\b")
AND = re.compile(r"\b(?:och|and|&)\b")
COMPARE = re.compile(r"\b(?:jamfor|stall|compare)\b")
WITH = re.compile(r"\b(?:och|med|mot|and|with|to|&)\b")
"""What joins the two things of "jämför A med B"."""
OF_THOSE = re.compile(r"\b(?:av|bland|of|among)\b|:")
"""What opens a list of things one of which is asked for."""
TOGETHER = re.compile(
    r"\b(?:tillsammans|sammanlagt|ihop|totalt|summan av|together|sum of|combined|in total|summera\w*|add(?:ed)? up)\b"
)
TIME = re.compile(
    r"\W*(?:(?:de|den|det|vad|what|they|had|som|var|man|hade|i)\W+)*"
    r"(?:samma|forra|aret|fjol|foregaende|tidigare|last|the same|(?:the )?previous|a year|the year"
    r"|budget\w*|planera\w*|malet|goal|target|nu\b|now\b|forr\b|snitt\w*|genomsnitt\w*"
    r"|(?:19|20)\d\d|(?:jan|feb|apr|jun|jul|aug|sep|okt|oct|nov|dec)\w*|mars|maj)"
)
"""What follows "än" where one thing is held against another time, or what was meant for it."""
WAYS = re.compile(
    r"\W*(?:fler|farre|mer|mindre|ner|ned|upp|samre|battre|hogre|lagre|minskar?|okar?|inte"
    r"|not|fewer|less|more|down)\b(?! som)"
)
"""What follows "eller" where only the direction is asked for."""
PEOPLE = re.compile(r"(?:kvinn|man(?:nen|s|nens)?$|wom[ae]n|men$|flick|pojk|girl|boy|tjej|kill)")
"""Who stands alone: "kvinnorna sjuka" is no one thing's name."""
OPEN = re.compile(
    r"(?:\W|\b(?:en|ett|den|det|de|a|an|the|av|of|for|till|to|with|med|sin|sina|deras|sjalva|egna?|pa|hos|enligt|on|people|personer)\b)*"
)
"""What may stand between two words of one thing's name."""
ANY_KIND = re.compile(r"(?:plats|place|placering|placement|insats|verksamhet)\w*$")
"""Words that say of what kind the things are, which rows about them leave to their heading."""
BREAKS = re.compile(r"[,;:?!–—]| - ")
RANKS = re.compile(
    r"(?:dyr|billig|stor|hog|lag|lang|kort|snabb|ovanlig|vanlig|dalig|tung|liten)(?:t|a|are|ast|aste|re|st|sta)?$"
    r"|(?:storre|storst|storsta|battre|bast|samre|samst|varre|varst|fortast|expensive|expense|pris|priset|price|prices|cheap|cheaper|cheapest|dearer|worse|better|common)$"
)
"""Words that rank: they name none of the things ranked."""


def sides_of(question: Question, against: re.Pattern[str] = AGAINST) -> Sides | None:
    """The things that the question sets against each other, two or a list of them; None when it sets none.

    `against` is what stands between two of them.
    """
    folded, words = fold(question.bare), _naming(question)
    asked = fold(question.text)
    if len(folded) != len(question.bare):
        return None
    alone = len(question.places) < 2
    joined = [(BETWEEN, AND), (COMPARE, WITH)] if alone else [(BETWEEN, AND)]
    for match, joints in ((match, joints) for opening, joints in joined for match in opening.finditer(folded)):
        for joint in joints.finditer(folded, match.end()):
            right = _run_after(joint.end(), words, question, folded)
            left = _run_before(joint.start(), words, question, folded, least=match.end())
            if left and right and not _inside_one(left[-1], right[0], question):
                return _sides((left, right), words)
    for match in against.finditer(folded):
        told = asked if len(asked) == len(folded) else folded  # in which the times still stand
        if TIME.match(told, match.end()) or WAYS.match(folded, match.end()):
            continue
        right = _run_after(match.end(), words, question, folded)
        left = _run_before(match.start(), words, question, folded)
        if right and left and PEOPLE.match(fold(right[0].text)) and not PEOPLE.match(fold(left[0].text)):
            left = _people_before(left, words) or left
        if right and not left:  # "mer än männen är kvinnorna sjuka"
            left = _run_after(right[-1].end, words, question, folded)
        if left and right and not _same(left, right):
            left = _after_same(left, folded[match.end() : right[0].start].split(), folded)
            left = _after_kind(left, right)
            several = match.group() in ("eller", "or")
            return _sides(_listed([right, left], words, question, folded) if several else (left, right), words)
    return _people_side_by_side(question, folded, words) or _of_those(question, folded, words)


APART = re.compile(
    r"\b(?:skilj\w*|skillnad\w*|jamfor\w*|hogre|lagre|fler|farre|mer|mindre|differ\w*|compar\w*|higher|lower|more|less|fewer)\b"
)
"""Holds against each other what "och" puts side by side."""


def _people_side_by_side(question: Question, folded: str, words: Words) -> Sides | None:
    """ "Män och kvinnor, vilka ligger högst": two whom nothing but each other can be held against."""
    if not has_end(question) and APART.search(folded) is None:
        return None
    for joint in AND.finditer(folded):
        right = _run_after(joint.end(), words, question, folded)[:1]
        left = _run_before(joint.start(), words, question, folded)[-1:]
        if all(one and PEOPLE.match(fold(one[0].text)) for one in (left, right)) and not _same(left, right):
            return _sides((left, right), words)
    return None


def _of_those(question: Question, folded: str, words: Words) -> Sides | None:
    """The things of "vilken av A, B och C är dyrast"; None where the question lists none."""
    if not has_end(question):
        return None
    for opening in OF_THOSE.finditer(folded):
        for joint in reversed(list(AND.finditer(folded, opening.end()))):
            right = _run_after(joint.end(), words, question, folded)
            left = _run_before(joint.start(), words, question, folded, least=opening.end())
            if left and right and not _same(left, right) and not _inside_one(left[-1], right[0], question):
                return _sides(_listed([right, left], words, question, folded), words)
    return None


def _listed(items: list[Words], words: Words, question: Question, folded: str) -> tuple[Words, ...]:
    """The last two things of a list, the very last first, with those that commas set before them; in order."""
    while (comma := _comma_before(items[-1][0].start, folded)) is not None:
        before = _run_before(comma, words, question, folded)
        if not before or before[-1].end < comma or all(ANY_KIND.match(fold(word.text)) for word in before):
            break  # "per plats i Mallbo, SiS eller HVB": the comma opens the list
        items.append(before)
    return tuple(reversed(items))


PREPOSITION = (
    *("for", "till", "i", "hos", "enligt", "av", "bland", "inom", "pa", "med"),
    *("to", "in", "among", "on", "of", "with"),
)


def _after_same(left: Words, between: list[str], folded: str) -> Words:
    """What the left thing is, where both stand after one preposition: "vård för barn än för vuxna" is of vård."""
    opening = next((word for word in between if word in PREPOSITION), None)
    for number in range(len(left) - 1, 0, -1):
        if opening is not None and opening in folded[left[number - 1].end : left[number].start].split():
            return left[number:]
    return left


def _after_kind(left: Words, right: Words) -> Words:
    """What the left thing is, where it alone says what both are: "institutionsplats LVU" beside "SoL" is LVU."""
    names = [word.name for word in left]
    return left[-1:] if names[-1] and not any(names[:-1]) and all(word.name for word in right) else left


def _people_before(run: Words, words: Words) -> Words:
    """Who is held against others, before what is said of both: "kvinnornas sjukfrånvaro än männens"."""
    before = [word for word in words if word.end <= run[0].start and PEOPLE.match(fold(word.text))]
    return (before[-1],) if before else ()


def parts_of(question: Question) -> Sides | None:
    """The things that the question wants put together: two or more in a row, "och" before the last."""
    folded, words = fold(question.bare), _naming(question)
    if len(folded) != len(question.bare) or not TOGETHER.search(question.folded):
        return None
    for joint in reversed(list(AND.finditer(folded))):
        right = _run_after(joint.end(), words, question, folded)
        left = _run_before(joint.start(), words, question, folded)
        if not left or not right or _inside_one(left[-1], right[0], question):
            continue
        return _sides(_listed([right, left], words, question, folded), words)
    return None


PER = re.compile(r"\bper $")
MEANT = re.compile(r"(?:(?:hel)?(?:ars)?budget(?:en|ens)?|kronor|kr|tkr|mnkr|procent)$")
"""What all of them are held to or counted in: "från helårsbudgeten jämfört med", "i kronor mellan"."""
A_TIME = re.compile(r"(?:dygn|manad|vecka|timme|ar|day|month|year)$")


def _naming(question: Question) -> Words:
    kept = [word for word in question.words if not RANKS.match(fold(word.text)) and not names_kind(word.text)]
    folded = fold(question.bare)
    if len(folded) == len(question.bare):  # "en HVB-placering per dygn jämfört med": what it costs a day is both's
        kept = [w for w in kept if not MEANT.match(fold(w.text))]
        kept = [w for w in kept if not (PER.search(folded[: w.start]) and A_TIME.match(fold(w.text)))]
    if question.language == "en":  # which is no topic word: in Swedish it is "but"
        kept += [TopicWord(m.group(), m.start(), m.end()) for m in re.finditer(r"\b[Mm]en\b", question.bare)]
    return tuple(sorted(kept, key=lambda word: word.start))


def _sides(items: tuple[Words, ...], words: Words) -> Sides | None:
    """The things with the words that both have among the common ones ("SiS-plats än familjehemsplats")."""
    shared = set.intersection(*({stem(w.text) for w in item} for item in items))
    own = tuple(tuple(w for w in item if stem(w.text) not in shared) for item in items)
    own = tuple(_without_kind(item) for item in (own if all(own) else items))
    both = [w for item in items for w in item if stem(w.text) in shared]
    rest = [w for w in words if not any(w in item for item in items)]
    common = {stem(w.text): w for w in (*rest, *both) if not ANY_KIND.match(fold(w.text))}
    return Sides(own, tuple(common.values()))


def _without_kind(item: Words) -> Words:
    """A thing's words less those that say of what kind it is: "SiS-plats" and "plats på HVB" are SiS and HVB."""
    kept = []
    for word in item:
        head, hyphen, tail = word.text.rpartition("-")
        if hyphen and head and ANY_KIND.match(fold(tail)):
            word = replace(word, text=head, end=word.start + len(head))
        kept.append(word)
    return tuple(word for word in kept if not ANY_KIND.match(fold(word.text))) or tuple(kept)


def _same(left: Words, right: Words) -> bool:
    return {stem(w.text) for w in left} == {stem(w.text) for w in right}


def _run_after(start: int, words: Words, question: Question, folded: str) -> Words:
    """The words of the name that begins after a place, with nothing but small words before it."""
    after = [word for word in words if word.start >= start]
    if not after or BREAKS.search(folded[start : after[0].start]):
        return ()
    run = [after[0]]
    for word in after[1:]:
        if not _goes_on(run[-1], word, question, folded):
            break
        run.append(word)
    return tuple(run)


def _run_before(end: int, words: Words, question: Question, folded: str, least: int = 0) -> Words:
    """The words of the name that ends before a place."""
    before = [word for word in words if word.end <= end and word.start >= least]
    if not before or BREAKS.search(folded[before[-1].end : end]):
        return ()
    run = [before[-1]]
    for word in reversed(before[:-1]):
        if not _goes_on(word, run[0], question, folded):
            break
        run.insert(0, word)
    return tuple(run)


def _goes_on(one: TopicWord, two: TopicWord, question: Question, folded: str) -> bool:
    gap = folded[one.end : two.start]
    if ANY_KIND.match(fold(one.text)) and gap in (" i ", " in "):  # "plats i familjehem"
        return True
    if PEOPLE.match(fold(one.text)) or PEOPLE.match(fold(two.text)):
        return False
    return _inside_one(one, two, question) or (OPEN.fullmatch(gap) is not None and BREAKS.search(gap) is None)


def _inside_one(one: TopicWord, two: TopicWord, question: Question) -> bool:
    """Whether two words stand in the name of one activity: "barn och unga"."""
    return any(m.start <= one.start and two.end <= m.end for m in question.activities)


def _comma_before(place: int, folded: str) -> int | None:
    found = re.search(r",\s*(?:\b(?:en|ett|den|det|de|the|a|for)\b\s*)*$", folded[:place])
    return found.start() if found else None
