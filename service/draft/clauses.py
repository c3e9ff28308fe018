"""Clauses of a report that can stand in another sentence without a change of grammar.

Swedish orders the words of a subordinate clause otherwise than those of a main clause. What stands after "beror på
att" is such a clause already and may follow any other "att"; what stands after "på grund av" is a noun phrase. A main
clause may follow "att" only when its subject comes first, with its adverb moved before the verb ("har också ökat":
"att ... också har ökat"). Everything else is refused.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from index.language import fold
from index.types import Statement

MOST_WORDS = 21
SHORTEST_MAIN = 9
"""Words that must be left of a main clause whose purpose is cut away."""
_ADVERB = (
    r"(?:(?:främst|framför ?allt|huvudsakligen|i huvudsak|bland annat|bl\.a\.|delvis|dels|till (?:stor|största|viss) del"
    r"|sannolikt|troligen|troligtvis|även|också|bland annat|i första hand|i grunden|primärt)\s+)*"
)
_CAUSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<head>.*?)\b(?:beror|berodde|bero)\s+{_ADVERB}på\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?)\b(?:förklaras|förklarades)\s+{_ADVERB}(?:av|med|genom)\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?)\b(?:orsakas|orsakades|orsakats)\s+{_ADVERB}av\s+(?P<cause>.+)$",
        r"^(?P<head>(?:den |en )?(?:\w+ )?(?:orsaken|anledningen|förklaringen|skälet)\b(?: till [^,.]{3,90}?)?)"
        r" (?:är|bedöms vara|var) (?P<cause>.+)$",
        r"^(?P<head>.*?)\b(?:är|var|är också|är främst) (?:ett resultat|en effekt|en följd|följden) av\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?),?\s+{_ADVERB}på grund av\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?),?\s+{_ADVERB}till följd av\s+(?P<cause>.+)$",
        r"^(?P<head>det är) (?:främst |framför ?allt |i huvudsak )?(?P<cause>.+?) som (?:bidrar|bidragit|står för|ger|drar)\b.*$",
        r"^(?P<head>.*?),?\s+(?:eftersom|då det|därför att)\s+(?P<since>.+)$",
    )
)
_CUT = re.compile(
    r",?\s+vilket\b|,\s+(?:men|medan|varav|där|som|dock|dels|så|vilka|utan)\b|;|\s+\(|\s+[–-]\s|\s+men\s|\s+samtidigt som\s"
    r"|,?\s+samt\s+(?:på grund|att)\b|\s+och\s+(?:att|på grund|beror|resultat\w*|visar|därför)\b|,?\s+dels\s"
)
_ANAPHOR = re.compile(
    r"\b(?:detta|denna|denne|dessa|ovan\w*|nedan\w*|nämnda|diagram\w*|tabell\w*|sådana?|förstnämnda|sistnämnda|vi|vår[at]?|oss"
    r"|ovannämnd\w*|avsnitte?t?|bilag\w*|kapit\w+|likaså|samma (?:orsak|förklaring|skäl))\b",
    re.IGNORECASE,
)
_STARTS_BACK = re.compile(r"(?:de|den|dem|dess|deras|han|hon|hen)\b", re.IGNORECASE)
_ODD = re.compile(r"[\[\]{}|<>*_\"”“:?!/\t\n]|\.\s|\d\.$|\b(?:http|www)")
_FINITE_WORDS = ["är", "var", "har", "hade", "blir", "blev", "kan", "kunde", "ska", "skall", "skulle", "kommer", "vill", "måste", "bör", "behöver", "innebär", "medför", "finns", "fanns", "gör", "gjorde", "ger", "gav", "får", "fick", "ligger", "visar", "leder", "ökar", "ökade", "minskar", "minskade", "beräknas", "bedöms", "bedömer", "väntas", "förväntas", "prognostiseras", "prognostiserar", "pågår", "arbetar", "fortsätter", "når", "uppgår", "redovisar", "redovisas", "avser", "omfattar", "består", "påverkar", "påverkas", "bidrar", "krävs", "saknas", "sker", "görs", "erbjuder", "erbjuds", "används", "genomför", "genomförs", "planerar", "planeras", "ser", "upplever", "deltar", "följer", "syftar", "ämnar", "avslutades", "startade", "trädde", "beslutade", "utökades", "infördes", "inleddes", "startar", "behövs", "samverkar", "stärker", "uppvisar"]
_FINITE = re.compile(rf"\b(?:{'|'.join(_FINITE_WORDS)})\b")
_SUBORDINATOR = re.compile(r"\b(?:som|där|när|att|om|innan|vilka|vilken|vars|för att|hur|eftersom|då)\b")
_ADVERBS = r"inte|även|också|nu|redan|dessutom|därför|ännu|dock|ofta|däremot|fortfarande|därmed|således|dessutom"
_MISPLACED = re.compile(rf"\b({'|'.join(_FINITE_WORDS)})\s+({_ADVERBS})\b")
_FRONTED = frozenset(
    ["under", "inom", "i", "på", "vid", "genom", "för", "med", "till", "efter", "utöver", "från", "som", "när", "om", "då", "trots", "av", "enligt", "sedan", "parallellt", "vidare", "därutöver", "dessutom", "även", "mellan", "mot", "utan", "hittills", "idag", "nu", "här", "där", "fortsatt", "framöver", "framåt", "detta", "dessa", "denna", "det", "de", "den", "däremot", "dock", "samtidigt", "sammantaget", "totalt", "således", "därför", "därmed", "trots", "över", "kring", "utifrån", "ett", "exempel", "exempelvis", "likaså", "nedan", "ovan", "tidigare", "först", "ytterligare", "gällande", "avseende", "vad", "hur", "via", "per", "inför", "tack", "bland", "jämfört", "utav", "både", "varje", "hos", "förutom"]
)
_INVERTED = re.compile(
    rf"\b(?:{'|'.join(_FINITE_WORDS)})\s+(?:det|de|den|man|vi|nämnden|förvaltningen|verksamheten|socialnämnden|kommunen"
    r"|socialtjänsten|\w+(?:nämnden|förvaltningen|enheten|sektionen))\b"
)

Shape = Literal["clause", "noun"]


@dataclass(frozen=True)
class Clause:
    """A stated cause. `head` is what the report says is caused, in its words."""

    text: str
    shape: Shape
    head: str
    statement: Statement


def cause_of(statement: Statement, text: str | None = None) -> Clause | None:
    """The cause that a sentence states, where it can be lifted out; None otherwise. `text`: its repaired wording."""
    sentence = " ".join((text or statement.text).split()).rstrip(" .")
    for pattern in _CAUSES:
        match = pattern.match(sentence)
        if match is None:
            continue
        since = "since" in match.groupdict()
        cause = match["since"] if since else match["cause"]
        clause = since
        if not since and cause.lower().startswith("att "):
            clause, cause = True, cause[4:]
        cause = _trimmed(cause)
        if cause is not None and (_is_subordinate(cause) if clause else _is_noun_phrase(cause)):
            return Clause(plain(_ordered(cause)), "clause" if clause else "noun", match["head"].strip(" ,"), statement)
    return _contribution(sentence, statement)


_CONTRIBUTES = re.compile(
    r"^(?P<main>.+?),? (?:vilket|som)(?: också| även)? (?:har )?(?:bidragit|bidrar|lett|leder) till (?:en |ett |den |det )?"
    r"(?P<effect>(?:positiv|negativ|överskott|underskott|ökade kostnad|högre kostnad|lägre kostnad|merkostnad)\w*.*)$",
    re.IGNORECASE,
)


def _contribution(sentence: str, statement: Statement) -> Clause | None:
    """ "X har tagit längre tid, vilket bidragit till en positiv avvikelse": the main clause is the cause."""
    match = _CONTRIBUTES.match(sentence)
    clause = reported(match["main"]) if match else None
    if match is None or clause is None:
        return None
    return Clause(clause[:1].lower() + clause[1:], "clause", match["effect"], statement)


_AVERAGE = re.compile(r"^(i genomsnitt|i snitt|hittills) (har|är) (.+?) (gjorts|varit|placerats)\b")


def _ordered(clause: str) -> str:
    """An adverbial that the report put before the verb even after "att" in its place."""
    return _AVERAGE.sub(r"\3 \1 \2 \4", clause)


def _is_subordinate(clause: str) -> bool:
    """Whether the clause does not open with an adverbial and its verb."""
    ordered = _ordered(clause)
    first = ordered.split(" ", 1)[0].lower()
    verb = _FINITE.search(ordered)
    early = verb is not None and len(ordered[: verb.start()].split()) <= 4
    return not (first in _FRONTED - _PRONOUNS and early and not re.match(r"(?:när|om|då|som)\b", first))


_PRONOUNS = frozenset("det de den detta denna dessa både varje när om då som".split())


def _trimmed(cause: str) -> str | None:
    """The clause up to where something new begins; None where it is too long, leans on other text or is no prose."""
    cut = _CUT.search(cause, 12)
    text = (cause[: cut.start()] if cut else cause).strip(" ,.")
    if not 1 <= len(text.split()) <= MOST_WORDS or _ODD.search(text):
        return None
    if _ANAPHOR.search(text) or _STARTS_BACK.match(text):
        return None
    return text


def _is_noun_phrase(text: str) -> bool:
    """Whether no verb of a main clause stands in it; those of relative clauses may, one each."""
    for number, verb in enumerate(_FINITE.finditer(text), 1):
        if len(_SUBORDINATOR.findall(text[: verb.start()])) < number:
            return False
    return not re.match(r"(?:det|att|hur|vad|om|när)\b", text)


def reported(text: str, names: frozenset[str] = frozenset()) -> str | None:
    """A main clause in the form that may follow "att"; None where that is not safe.

    `names`: words that the report writes with a capital inside its sentences: a first word among them keeps its own.
    """
    sentence = " ".join(text.split()).strip(" .")
    cut = re.search(r",?\s+vilket\b|;|\s+\(|\s+samt att\s", sentence)
    sentence = sentence[: cut.start()] if cut else sentence
    if len(sentence.split()) > MOST_WORDS:
        purpose = re.search(r",?\s+(?:för att|så att|i syfte att|i och med|eftersom)\s", sentence)
        kept = sentence[: purpose.start()] if purpose else sentence
        sentence = kept if len(kept.split()) >= SHORTEST_MAIN else sentence
    first = sentence.split(" ", 1)[0] if sentence else ""
    count = len(sentence.split())
    if not 5 <= count <= MOST_WORDS or first.lower().strip(",") in _FRONTED or not first[:1].isupper():
        return None
    if _ODD.search(sentence) or _ANAPHOR.search(sentence) or _INVERTED.search(sentence):
        return None
    verb = _FINITE.search(sentence)
    if verb is None or re.search(r",", sentence[: verb.start()]) or _SUBORDINATOR.search(sentence[: verb.start()]):
        return None
    sentence = _MISPLACED.sub(r"\2 \1", sentence, count=1)
    if first not in names and not first[1:2].isupper():
        sentence = sentence[:1].lower() + sentence[1:]
    return plain(sentence)


_EXPECTED = re.compile(
    r"(?P<noun>bedömningen|målsättningen|ambitionen|avsikten|planen|förhoppningen|målet) är (?:nu |därför |således )?att (?P<clause>.+)$"
    r"|\b(?P<verb>bedömer|räknar med|planerar för|förutser|väntar sig) att (?P<other>.+)$"
    r"|\bär (?P<late>bedömningen|målsättningen|ambitionen|avsikten) att (?P<third>.+)$",
    re.IGNORECASE,
)


def expected(text: str) -> tuple[str, str] | None:
    """What a report expects or aims at: its noun ("bedömningen", "målsättningen") and the words after "att"."""
    match = _EXPECTED.search(" ".join(text.split()).rstrip(" ."))
    if match is None:
        return None
    noun = (match["noun"] or match["late"] or "bedömningen").lower()
    clause = match["clause"] or match["other"] or match["third"]
    trimmed = _trimmed(clause)
    return None if trimmed is None else (noun, plain(trimmed))


@cache
def _turns() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = tomllib.loads(files("service").joinpath("plainwords.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(turn["from"]), turn["to"]) for turn in data["turn"])


def plain(text: str) -> str:
    """The clause in plainer words, its meaning untouched."""
    for pattern, replacement in _turns():
        text = pattern.sub(replacement, text)
    return text.strip()


# ---- which cause belongs to a deviation ------------------------------------------------------------------------

_GOOD = re.compile(
    r"overskott|positiv|battre an|lagre (?:\w+ ){0,2}(?:an|kostnad|netto|personal)|under budget|lagre an budget|ej nyttja|minskade kostnad"
)
_BAD = re.compile(
    r"underskott|negativ|overskri?d|over budget|hogre (?:\w+ ){0,2}(?:an budget|kostnad)|merkostnad|okade (?:\w+ )?kostnad"
    r"|kostnad\w*.{0,80}\b(?:okat|okar|hogre)\b|ofinansierad|fordyr|dyrare"
)
_YEARS = re.compile(
    r"samma period|mellan aren|foregaende ar|forra aret|skillnaden mot|differensen|forandringen|\bmed ar 20|(?:mot|jamfort med) 20\d\d"
)
_BUDGET = re.compile(r"budget|avvik|overskott|underskott|prognos")
_POINTS_BACK = re.compile(
    r"(?:det|detta|den|\w*avvikelsen?|overskottet?|underskottet?|prognosen|resultatet|utfallet|det (?:positiva|negativa)"
    r"|den (?:positiva|negativa|stora|storsta)|anledningen|orsaken|forklaringen|en forklaring|den framsta|skalet)\b"
)
_ECONOMIC = re.compile(r"kostnad|budget|avvik|underskott|overskott|prognos|intakt|utfall|resultat|volym")


def explains(clause: Clause, before: str, favourable: int | None) -> float | None:
    """How surely a cause explains a deviation of that direction from budget; None when it explains something else.

    `before` is the sentence before it in its paragraph, "" when there is none.
    """
    head = fold(clause.head)
    back = not head or (_POINTS_BACK.match(head) is not None and len(head.split()) <= 9)
    context = f"{fold(before)} {head}" if back else head
    if _YEARS.search(context) and not _BUDGET.search(head if not back else context):
        return None
    if _YEARS.search(head) or (back and re.match(r"(?:det|detta|den)\b", head) and _YEARS.search(fold(before))):
        return None
    if not _ECONOMIC.search(context):
        return None
    good, bad = _GOOD.search(head) is not None, _BAD.search(head) is not None
    if good == bad:
        good, bad = _GOOD.search(context) is not None, _BAD.search(context) is not None
    if favourable is not None and good != bad and (good if favourable < 0 else bad):
        return None
    weight = 0.5 + 0.6 * (good != bad) + 0.5 * bool(_BUDGET.search(context)) + 0.3 * back
    return weight if good != bad or _BUDGET.search(context) else None


def previous(statements: Sequence[Statement], number: int) -> str:
    """The sentence before in the same paragraph."""
    if number == 0:
        return ""
    before, one = statements[number - 1], statements[number]
    return before.text if before.block == one.block and before.section == one.section else ""
