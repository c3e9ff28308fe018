"""What of Swedish grammar decides whether a piece of a sentence may stand in another one.

Swedish orders the words of a subordinate clause otherwise than those of a main clause. What stands after "beror på
att" is such a clause already and may follow any other "att"; what stands after "på grund av" is a noun phrase. A main
clause may follow "att" only when its subject comes first, with its adverb moved before the verb ("har också ökat":
"att ... också har ökat"). Everything else is refused.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST_WORDS = 21
SHORTEST_MAIN = 9
"""Words that must be left of a main clause whose purpose is cut away."""
_CUT = re.compile(
    r",?\s+vilket\b|,\s+(?:men|medan|varav|där|som|dock|dels|så|vilka|utan)\b|;|\s+\(|\s+[–-]\s|\s+men\s"
    r"|\s+samtidigt som\s|,?\s+samt\s+(?:på grund|att)\b|\s+och\s+(?:på grund|beror|resultat\w*|visar|därför)\b"
    r"|,?\s+dels\s"
)
_STARTS_BACK = re.compile(r"(?:de|den|dem|dess|deras|han|hon|hen)\b|samma (?:orsak|förklaring|skäl)\b", re.IGNORECASE)
_ODD = re.compile(r"[\[\]{}|<>*_\"”“:?!/\t\n]|\.\s|\d\.$|\b(?:http|www)")
_AVERAGE = re.compile(r"^(i genomsnitt|i snitt|hittills) (har|är) (.+?) (gjorts|varit|placerats)\b")
_ACTOR = re.compile(
    r"(?:\w*nämnden|\w*förvaltningen|verksamheten|verksamheterna|\w{3,}enheten|kommunen"
    r"|\w{3,}gruppen|\w{3,}sektionen)s?$",
    re.IGNORECASE,
)
"""Who acts in such reports: never a proper name at the head of a sentence."""


@dataclass(frozen=True)
class Grammar:
    finite: re.Pattern[str]  # a verb of a main clause
    misplaced: re.Pattern[str]  # verb and adverb in the order of a main clause
    inverted: re.Pattern[str]  # a verb before its subject
    subordinator: re.Pattern[str]
    pointing: re.Pattern[str]  # words that point at other text
    fronted: frozenset[str]
    pronouns: frozenset[str]
    loose: frozenset[str]


@cache
def _data() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(
        files("service.draft").joinpath("plainwords.toml").read_text(encoding="utf-8")
    )
    return found


@cache
def grammar() -> Grammar:
    words = {name: text.split() for name, text in _data()["words"].items()}
    finite = "|".join(words["finite"])
    subjects = "det|de|den|man|vi|nämnden|förvaltningen|verksamheten|socialnämnden|kommunen|socialtjänsten"
    return Grammar(
        finite=re.compile(rf"\b(?:{finite})\b"),
        misplaced=re.compile(rf"\b({finite})\s+({'|'.join(words['adverbs'])})\b"),
        inverted=re.compile(rf"\b(?:{finite})\s+(?:{subjects}|\w+(?:nämnden|förvaltningen|enheten|sektionen))\b"),
        subordinator=re.compile(rf"\b(?:{'|'.join(words['subordinators'])})\b"),
        pointing=re.compile(rf"\b(?:{'|'.join(words['pointing'])})\b", re.IGNORECASE),
        fronted=frozenset(words["fronted"]),
        pronouns=frozenset(words["pronouns"]),
        loose=frozenset(words["loose"]),
    )


@cache
def _turns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(turn["from"]), turn["to"]) for turn in _data()["turn"])  # type: ignore[index]


def plain(text: str) -> str:
    """The clause in plainer words, its meaning untouched."""
    for pattern, replacement in _turns():
        text = pattern.sub(replacement, text)
    return text.strip()


def trimmed(clause: str) -> str | None:
    """The clause up to where something new begins; None where it is too long, leans on other text or is no prose."""
    cut = _CUT.search(clause, 12)
    text = (clause[: cut.start()] if cut else clause).strip(" ,.")
    if not 1 <= len(text.split()) <= MOST_WORDS or _ODD.search(text):
        return None
    if grammar().pointing.search(text) or _STARTS_BACK.match(text):
        return None
    return text


def ordered(clause: str) -> str:
    """An adverbial that the report put before the verb even after "att" in its place."""
    return _AVERAGE.sub(r"\3 \1 \2 \4", clause)


def is_subordinate(clause: str) -> bool:
    """Whether the clause does not open with an adverbial and its verb."""
    words = grammar()
    text = ordered(clause)
    first = text.split(" ", 1)[0].lower()
    verb = words.finite.search(text)
    early = verb is not None and len(text[: verb.start()].split()) <= 4
    return not (first in words.fronted - words.pronouns and early)


def is_noun_phrase(text: str) -> bool:
    """Whether no verb of a main clause stands in it; those of relative clauses may, one each."""
    words = grammar()
    for number, verb in enumerate(words.finite.finditer(text), 1):
        if len(words.subordinator.findall(text[: verb.start()])) < number:
            return False
    return not re.match(r"(?:det|att|hur|vad|om|när)\b", text)


def reported(text: str, names: frozenset[str] = frozenset()) -> str | None:
    """A main clause in the form that may follow "att"; None where that is not safe.

    `names`: words that the report writes with a capital inside its sentences: a first word among them keeps its own.
    """
    words, sentence = grammar(), _main(text)
    first = sentence.split(" ", 1)[0] if sentence else ""
    if not 5 <= len(sentence.split()) <= MOST_WORDS or first.lower().strip(",") in words.fronted:
        return None
    if not first[:1].isupper() or _ODD.search(sentence) or words.pointing.search(sentence):
        return None
    verb = words.finite.search(sentence)
    if verb is None or words.inverted.search(sentence):
        return None
    subject = sentence[: verb.start()]
    if "," in subject or words.subordinator.search(subject) or _leans(subject):
        return None
    sentence = words.misplaced.sub(r"\2 \1", sentence, count=1)
    if (first not in names or _ACTOR.match(first)) and not first[1:2].isupper():
        sentence = sentence[:1].lower() + sentence[1:]
    return plain(sentence)


def _main(text: str) -> str:
    """A sentence's main clause: without what is added after it, and without its purpose where it is long."""
    sentence = " ".join(text.split()).strip(" .")
    cut = re.search(r",?\s+vilket\b|;|\s+\(|\s+samt att\s", sentence)
    sentence = sentence[: cut.start()] if cut else sentence
    if len(sentence.split()) > MOST_WORDS:
        purpose = re.search(r",?\s+(?:för att|så att|i syfte att|i och med|eftersom)\s", sentence)
        kept = sentence[: purpose.start()] if purpose else sentence
        sentence = kept if len(kept.split()) >= SHORTEST_MAIN else sentence
    return sentence


def _leans(subject: str) -> bool:
    """Whether a subject is a thing that the sentence before has named: "Arbetet", "Analysen", "Enheten"."""
    words = [word for word in subject.split() if word.lower() not in grammar().loose]
    return len(words) == 1 and re.search(r"(?:en|et|n|na)$", words[0]) is not None and not _ACTOR.match(words[0])
