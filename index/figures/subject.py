"""What a sentence of a report is about, in the report's own words."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from index.activities import ActivityMatch, activity, match
from index.language import stop_words

FOLD = str.maketrans("åäàáâöòóôéèêëüÅÄÖÉ", "aaaaaooooeeeeuaaoe")
_MARKUP = re.compile(r"[*_#`]+|<[^<>]{1,40}>")
_NUMBERING = re.compile(r"^\s*(?:(?:[IVX]{1,4}|\d{1,3}(?:[.:]\d{1,2})*)\.?\s+)+(?=[^\W\d_])")
_LEAD = re.compile(
    r"^(?:även|också|samt|dock|däremot|sammantaget)?\s*(?:verksamhet(?:en|er|erna|somr.det)\s+(?:för|riktade?\s+mot)\s+(?:mottagande\s+av\s+)?"
    r"|budgett?raden\s+(?:med\s+)?|området\s+|(?:insatser(?:na)?\s+)?riktade?\s+mot\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:för|per|under|i|vid|på)\s+(?:tertial\w*|delår\w*|perioden|helåret|snitt.*)$", re.IGNORECASE)
_GENERIC_START = re.compile(r"\W*(?:verksamhet|prognos|utfall|\w*namnd|avvikelse|enheten)")
_CAUSE = re.compile(r"\b(?:beror|berodde|forklaras|pa\s+grund\s+av|till\s+foljd|eftersom|tack\s+vare)\b")
_POINTING = re.compile(r"(?:sada(?:n|na|nt)|denna|detta|dessa|samma|annan|annat|andra|varje|vissa|nagra)\b")
_LABELLED = re.compile(r"([A-ZÅÄÖ][^.:;!?\d]{3,70}):\s+(?=[a-zåäö])")
# "Nämndens kostnader januari–augusti för köpt vård minskar till 30,8" is not about the whole committee.
_OF_PART = re.compile(
    r"\w*(?:\s+[^\W\d]\S*){0,3}?\s+(?:för|for|inom|avseende|gällande)\s+([^\d.;:]{3,60})", re.IGNORECASE
)
_BARE_COUNT = re.compile(r"\w*antal(?:et)?|andel(?:en)?")
_CHART = re.compile(r"(?:I\s+)?(?:Diagrammet|Grafen|Figuren|Tabellen|Kurvan|Trenden)\b", re.IGNORECASE)
_RESULT = re.compile(r"\W*(?:resultatet|prognosen|utfallet|avvikelsen)\b(?!\s+(?:for|inom|avseende|hos)\b)")
_LEFT_OUT = re.compile(r"\b(?:exkl(?:usive|\.)?|exkluderat|utom)\s+(?:\w+\s+)?$")
_RELATIVE = re.compile(r",\s+som\s", re.IGNORECASE)
_ANTECEDENT = 3  # words
_WHOLE = re.compile(
    r"^(?:\w*n\w{1,2}mnden)s\s+(?:\w+\s+){0,2}?(?:netto|resultat|prognos|utfall|budget|kostnad|intäkt|ekonomi)",
    re.IGNORECASE,
)


LONGEST = 8
"""Words of the longest phrase that is taken as a subject."""


def fold(text: str) -> str:
    """Lower case without å ä ö, every character in its place."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(FOLD)


@dataclass(frozen=True)
class Words:
    """The word lists of `sentence_words.toml`, compiled."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    after: re.Pattern[str]
    line: re.Pattern[str]
    of_subject: re.Pattern[str]  # "Utfallet för X är"
    of_subject_until: re.Pattern[str]  # "Prognosen för X per augusti om"
    after_amount: re.Pattern[str]  # "Utfallet är 52,2 miljoner kronor för X."
    topic: re.Pattern[str]  # "Andelen kvinnor", "Den totala sjukfrånvaron"
    clause: re.Pattern[str]
    verb: re.Pattern[str]
    by_verb: re.Pattern[str]  # "X prognostiserar"
    inside: re.Pattern[str]  # "Inom X är"
    generic: re.Pattern[str]
    generic_heading: re.Pattern[str]


@cache
def words() -> Words:
    raw = tomllib.loads(files("index.lexicon").joinpath("sentence_words.toml").read_text("utf-8"))
    subject = raw["subject"]
    phrase = r"(?P<subject>(?:[^,.;:()\d]|\d{1,2}\s?[-–]\s?\d{1,3}\s+ar\b){3,90}?)"
    verbs = _either(subject["verbs"])
    of = rf"(?<!\w)(?:{_either(subject['nouns'])})\s+(?:{_either(subject['prepositions'])})\s+{phrase}"
    ends = rf"(?=\s+(?:{verbs})\b)"
    return Words(
        strong=_groups(raw["strong"]),
        weak=_groups(raw["weak"]),
        after=re.compile(rf"[\s\u00a0]*(?:{_either(raw['after']['change'])})"),
        line=_groups(raw["line"]),
        of_subject=re.compile(of + ends),
        of_subject_until=re.compile(of + rf"(?=\s+(?:{_either(subject['until'])})\b)"),
        after_amount=re.compile(
            rf"^\W*(?:{_either(subject['nouns'])})\s+(?:{verbs})\s[^a-z]*(?:\w+\s+){{1,2}}for\s+{phrase}(?=[.,;]|\s(?:{verbs})\b|$)"
        ),
        topic=re.compile(
            rf"(?<!\w)(?P<subject>(?:(?:[\w-]+\s+och\s+)?[\w-]{{4,}}s\s+)?(?:(?:den|det|man(?:nens|s)|kvinno(?:rnas|rs)|totala?|korta|langa|genomsnittliga)\s+){{0,3}}"
            rf"(?:{_either(subject['topics'])})(?:\s+[^,.;:()\d]{{2,70}}?)??)(?=\s+(?:{verbs}|till|som|okat|minskat|okade|minskade)\b|[,.;:()]|\s*\d|\s*$)"
        ),
        clause=re.compile(rf"\b(?:{_either(subject['clause'])})\b"),
        verb=re.compile(rf"\b(?:{verbs}|att|som|har|hade)\b"),
        by_verb=re.compile(rf"^\W*{phrase}\s+(?:{_either(subject['verbs'])})\b"),
        inside=re.compile(rf"^\W*(?:inom|for|gallande|avseende)\s+{phrase}{ends}"),
        generic=re.compile(rf"(?:{_either(subject['generic'])})$"),
        generic_heading=re.compile(rf"(?:{_either(subject['generic_headings'])})$"),
    )


def _either(patterns: list[str]) -> str:
    return "|".join(pattern.replace("~", r"\s+") for pattern in patterns)


def _groups(table: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{_either(patterns)})" for name, patterns in table.items()) + r")(?!\w)"
    )


def heading_subject(path: tuple[str, ...], committee: str | None) -> str:
    """What a section is about: its innermost heading that names an activity, else its innermost telling heading."""
    plain = [bare(heading) for heading in path]
    for heading in reversed(plain):
        if _strong(heading):
            return before_figures(heading)
    for heading in reversed(plain):
        if heading and not words().generic_heading.match(fold(heading)) and len(heading) <= 90:
            return before_figures(heading)
    return committee or ""


def bare(heading: str) -> str:
    """A heading without markup and numbering."""
    return _NUMBERING.sub("", _MARKUP.sub("", heading)).strip(" .:–-")


def before_figures(heading: str) -> str:
    """ "Vuxna 21–64 år; Periodens resultat +3,9 mnkr" is about "Vuxna 21–64 år"."""
    return re.split(r"[;:]\s|,(?=\s*[-+−]?\d)", heading)[0].strip()


def named_subject(sentence: str, committee: str | None) -> str:
    """What the sentence itself says that it is about, "" when it does not say."""
    folded = fold(sentence)
    labelled = _LABELLED.match(sentence)
    if labelled is not None and _is_label(labelled[1]):
        return labelled[1]
    whole = _WHOLE.match(sentence)
    if whole is not None:
        part = _OF_PART.match(sentence, whole.end())
        if part is None or not match(part[1]):
            return committee or sentence.split()[0].removesuffix("s")
        named = _strong(part[1])
        return part[1][named[0].start : named[0].end] if named else ""
    cause = _CAUSE.search(folded)
    folded = folded[: cause.start()] if cause is not None else folded
    lists = words()
    for pattern in (lists.of_subject, lists.of_subject_until, lists.after_amount, lists.inside, lists.by_verb):
        found = pattern.search(folded)
        if found is None:
            continue
        phrase = _LEAD.sub("", sentence[found.start("subject") : found.end("subject")]).strip(' *_"”')
        if _names(fold(phrase)) and (pattern not in (lists.by_verb, lists.inside) or _strong(phrase)):
            return phrase
    return ""


def _is_label(text: str) -> bool:
    """ "Personligt ombud: nämnden har fått ..." is about that; "Analys: ..." names nothing."""
    folded = fold(text)
    few = len(folded.split()) <= LONGEST
    return few and not words().generic_heading.match(folded) and not words().verb.search(folded)


def _names(folded: str) -> bool:
    return (
        bool(folded)
        and len(folded.split()) <= LONGEST
        and not words().generic.match(folded)
        and not _POINTING.match(folded)
        and not words().clause.search(folded)
    )


def topic_at(sentence: str, begin: int, position: int) -> str:
    """What a share, a count or an index before `position` is of: "Andelen kvinnor"; "" when nothing says."""
    folded = fold(sentence)
    last = None
    for found in words().topic.finditer(folded, begin, position):
        last = last if last is not None and _BARE_COUNT.fullmatch(found["subject"]) else found
    if last is None or len(last["subject"].split()) > LONGEST:
        return ""
    return _TAIL.sub("", sentence[last.start("subject") : last.end("subject")].strip())


def is_activity(phrase: str) -> bool:
    """Whether a phrase names an activity that reports account for."""
    return bool(_strong(phrase))


def begins_generic(sentence: str) -> bool:
    """ "Verksamheten redovisar ...", "Prognosen är ...": what the paragraph opened with is meant."""
    return _GENERIC_START.match(fold(sentence)) is not None


def subject_at(sentence: str, position: int) -> str:
    """The activity that the sentence names last before `position`, in its own words; "" when none."""
    before = [found for found in _strong(sentence) if found.end <= position]
    if not before:
        return ""
    last = before[-1]
    return sentence[last.start : last.end]


def nearer_subject(sentence: str, named: str, edges: list[int]) -> str:
    """The activity that a later clause of the sentence names, and no cause: "... X, men även Y har blivit dyrare: 5,2".

    `edges` are the places where clauses begin, the last of them that of the number; "" when no later clause names one.
    """
    start = sentence.find(named)
    if start < 0:
        return ""
    later = [edge for edge in edges if edge >= start + len(named)]
    for begin, end in reversed(list(pairwise(later))):
        clause = sentence[begin:end]
        found = "" if _CAUSE.search(fold(clause)) else subject_at(clause, len(clause))
        if found:
            return found
    return ""


def antecedent_at(sentence: str, position: int) -> str:
    """What a relative clause that begins at `position` is about: "inhyrda socionomer, som hittills kostat"; else ""."""
    clause = _RELATIVE.match(sentence, max(0, position - len(", som")))
    if clause is None:
        return ""
    kept: list[str] = []
    for word in reversed(sentence[: clause.start()].split()):
        link = words().verb.fullmatch(fold(word)) or word.lower() in stop_words()
        if link or word[-1] in ",.;:)" or not word[0].isalpha() or len(kept) == _ANTECEDENT:
            break
        kept.insert(0, word)
    return " ".join(kept) if kept and _names(fold(" ".join(kept))) else ""


def respective_subjects(sentence: str, position: int) -> list[str]:
    """The activities named before `position`, for "A och B ... 1,5 respektive 3,9"."""
    return [sentence[found.start : found.end] for found in _strong(sentence) if found.end <= position]


def is_left_out(before: str, subject: str) -> bool:
    """Whether what stands before a number leaves `subject` out: "avvikelsen exklusive ensamkommande barn är 16,3"."""
    at = before.rfind(subject)
    return at > 0 and _LEFT_OUT.search(fold(before[:at])) is not None


def shown_subject(sentence: str) -> str:
    """The activity of a chart or a trend that the sentence is about: "Diagrammet visar ... inom stödboenden"."""
    found = _strong(sentence) if _CHART.match(sentence) else []
    if not found:
        return ""
    inside_word = sentence[found[0].end : found[0].end + 1].isalpha()  # "jourhemsplaceringar"
    return found[0].words if inside_word else sentence[found[0].start : found[0].end]


def tells_result(sentence: str) -> bool:
    """ "Resultatet visar ...", "Prognosen är ...": below a chart, of what the chart shows."""
    return _RESULT.match(fold(sentence)) is not None


def _strong(text: str) -> list[ActivityMatch]:
    return [found for found in match(text) if not found.weak and not activity(found.id).topic]
