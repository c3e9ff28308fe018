"""What kind of answer a question wants."""

import re
from collections.abc import Iterable

from index.activities import activity as activity_of
from index.activities import match as match_activities
from index.language import fold
from service.question.alternatives import alternatives
from service.question.amounts import is_measure, measures_of
from service.question.comparing import compares
from service.question.courtesy import courtesy_of
from service.question.listed import asked_kinds, named_kinds
from service.question.phrases import named
from service.question.places import Place
from service.question.quantifier import quantifier
from service.question.types import Kind, Question
from service.vocabulary.polarity import takes_side


def kind_of(text: str, folded: str, places: tuple[Place, ...], years: tuple[int, ...]) -> Kind:
    if courtesy_of(text) is not None:
        return Kind.COURTESY
    found = named("kinds", folded)
    kind = Kind(found) if found else Kind.LOOKUP
    if kind is Kind.OVERVIEW and _lists(folded) and not ECONOMY.search(folded):
        kind = Kind.LISTING  # "de viktigaste riskerna", "sammanfatta målen"
    if kind is Kind.OVERVIEW and named("arithmetic", folded) == "without":
        kind = Kind.LOOKUP  # "hur går det om man räknar bort ..."
    if kind is Kind.WHY and SIZE.match(folded):
        kind = Kind.LOOKUP  # "hur stor del beror på ...": how large it is, and not why
    if kind is Kind.WHY and WHO_RUNS.match(folded):
        kind = Kind.FACT
    whether = opens_with_verb(text, places) or kind is Kind.YESNO or REACHES.match(text) is not None
    if (
        kind in (Kind.LOOKUP, Kind.YESNO, Kind.LISTING)
        and whether
        and ALL_GOALS.search(folded)
        and not ONE_GOAL.search(folded)
    ):
        return Kind.LISTING  # no single goal decides it: each with its verdict
    if REACHES.match(text):
        return Kind.YESNO  # "når" and "när" fold to the same
    if kind is Kind.LOOKUP and ASKS_LIST.search(folded) and asked_kinds(folded) and not NUMERIC.search(folded):
        return Kind.LISTING
    if kind is Kind.LOOKUP and _names_list(folded) and not opens_with_verb(text, places):
        return Kind.LISTING
    if kind is Kind.COMPARE and UNMEASURED.search(folded):
        return Kind.LISTING
    if kind is Kind.COMPARE and OF_WHICH.match(folded) and len({p.name for p in places}) == 1:
        return Kind.FACT  # "från vilken kommun kommer ...": one report names it
    if kind is Kind.COMPARE and folded.startswith(MUNICIPALITIES) and len({p.name for p in places}) == 1:
        return Kind.LISTING  # "vilka kommuner jämför sig ... med": one report names them
    if kind is Kind.LOOKUP and CONTENT.match(folded):
        return Kind.FACT
    if (kind is Kind.LOOKUP and WHEN.match(text)) or (kind is Kind.YESNO and WHERE.match(folded)):
        return Kind.FACT
    if kind is Kind.FACT and measures_of(folded) and not (WHEN.match(text) and IN_FORCE.search(folded)):
        kind = Kind.LOOKUP  # "vem drog mest över budget" asks for figures
    ranked = SUPERLATIVE.search(folded) is not None
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) != 1 and ranked:
        return Kind.COMPARE
    if kind is Kind.FACT and ranked and not places and TOP_OF_ALL.match(folded):
        return Kind.COMPARE
    if compares(kind, folded, {place.name for place in places}, years):
        return Kind.COMPARE
    if kind in (Kind.LOOKUP, Kind.OVERVIEW) and OVER_YEARS.search(folded):
        return Kind.TREND
    if kind is Kind.LOOKUP and len(years) > 2:  # two years may be a comparison
        return Kind.TREND
    if kind is Kind.LISTING and len({place.name for place in places}) > 1 and COMPARATIVE.search(folded):
        return Kind.COMPARE
    if kind is Kind.LISTING and len({place.name for place in places}) > 1 and WHO_GOES.match(folded):
        return Kind.COMPARE
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) > 1:
        return Kind.YESNO if quantifier(text) is not None else Kind.COMPARE
    if kind is Kind.LOOKUP and opens_with_verb(text, places):
        return Kind.YESNO
    if kind in (Kind.COMPARE, Kind.TREND) and len({p.name for p in places}) < 2 and _asks_whether(text, folded):
        return Kind.YESNO
    return kind


OVER_YEARS = re.compile(
    r"\b(?:19|20)\d\d (?:till|to|t\.? ?o\.? ?m\.?|fram till|until) (?:19|20)\d\d\b"
    r"|\b(?:i ar|this year) (?:och|mot|jamfort med|jmf med|vs|and|versus|kontra) (?:i )?"
    r"(?:forra aret|fjol\w*|last year)\b"
    r"|\b(?:19|20)\d\d(?:[-–]\d\d| ?[-–—] ?(?:19|20)\d\d)\b(?!-)"
    r"|\b(?:19|20)\d\d (?:och|samt|respektive|resp|mot|kontra|vs|and|versus) (?:19|20)\d\d\b"
    r"|\b(?:senaste|forra|past|last) (?:tva|tre|fyra|fem|two|three|four|five|\d) (?:aren|ar|years)\b"
)
"""Several years of one thing: a stretch of them, or two side by side."""
WHETHER = re.compile(
    r"(?:har|hade|ar|var|blev|blir|okade|okar|minskade|minskar|steg|sjonk|gick|has|have|had|is|are|was|were|did|does|do)\b"
)


def _asks_whether(text: str, folded: str) -> bool:
    """Whether a comparison over time wants yes or no: "har det blivit fler ... jämfört med året innan?"."""
    asked = WHETHER.match(folded) is not None and takes_side(text)
    return asked and alternatives(text) is None and not ASKING_WORD.search(folded) and not SUPERLATIVE.search(folded)


VERB = re.compile(
    r"[a-z]{2,}(?:[aei]r|de|des|te|tes|ts|as|es)|(?:gar|far|ger|tar|bor|sker|star|trivs|finns|synes|lyckas|uppfylls|stammer|hinner)"
    r"|\w{0,6}(?:stod|gick|fick|kom|tog|gav|holl|drog|blev|satt|fann|skrev|slog|bjod|lag|sag|steg|sjonk|foll|gjorde)"
)
"""How a Swedish verb in the present or the past ends, folded."""
NOT_AFTER_VERB = re.compile(
    r"(?:for|i|pa|av|om|till|inom|med|fran|per|och|eller|som|vid|hos|mot|under|over|per|\d.*|is|in|of|at|to)"
)
"""What follows a noun that ends like a verb ("kostnader för ...") and no verb that asks."""
ASKING_WORD = re.compile(r"\b(?:vad|vem|vems|vilk\w+|hur|var|varfor|what|who|which|how|where|when|why|eller)\b")


SUBJECT = re.compile(
    r"man|de|det|den|vi|ni|soc|namnden|forvaltningen|kommunen|verksamheten|socialtjansten|\w+namnden|\w+forvaltningen"
)
"""What only a verb has after it at the beginning of a question."""
PASSIVE = re.compile(r"[a-z]{3,}(?:as|ades)(?<!arnas)(?<!ernas)(?<!ornas)|anvands|finns|behovs|foljs|gors|sker")
"""Verbs in the passive that no noun in the genitive looks like."""


def opens_with_verb(text: str, places: Iterable[Place] = ()) -> bool:
    """Whether a question opens with a verb ("beviljades kommunen ...?"), as those do that want yes or no.

    Without a question mark its verb must be one beyond doubt: in the passive, or with its subject after it.
    """
    found = list(re.finditer(r"[^\W_]+", text))
    words = [fold(word.group()) for word in found]
    if len(words) < 3 or ASKING_WORD.search(fold(text)):
        return False
    if not text.rstrip().endswith("?"):
        starts = {place.start for place in places}
        plural = words[0].endswith(("ar", "er", "or"))  # "risker Mallbo 2024"
        followed = SUBJECT.fullmatch(words[1]) is not None or (found[1].start() in starts and not plural)
        if found[0].start() in starts or not (followed or PASSIVE.fullmatch(words[0])):
            return False
    named = any(match.start == 0 for match in match_activities(text.lstrip())) or is_measure(words[0])
    named = named and PASSIVE.fullmatch(words[0]) is None  # "missbrukas" names no activity
    return VERB.fullmatch(words[0]) is not None and not named and not NOT_AFTER_VERB.fullmatch(words[1])


FEW_WORDS = 6
OR_NOT = re.compile(r"\beller (?:inte|ej)\b|\bor not\b")
LISTED = re.compile(r"(?:er|erna|ar|arna)$|^(?:mal|malen|uppdrag|uppdragen|maluppfyllelse|maluppfyllelsen)$")
"""How a folded noun ends that names several of what reports list."""


def _names_list(folded: str) -> bool:
    """Whether a question is but a few words that name what reports list, as typed in a search box: "risker 2023"."""
    words = folded.split()
    if len(words) > FEW_WORDS or "?" in folded or ASKING_WORD.search(OR_NOT.sub(" ", folded)) or NUMERIC.search(folded):
        return False
    if measures_of(folded):
        return False  # "utfallet för investeringar"
    kinds = [kind for kind in named_kinds(folded) if kind.name != "grant"]  # grants are rows with amounts
    return any(LISTED.search(word) and kind.asked.fullmatch(word) for kind in kinds for word in words)


ASKS_LIST = re.compile(
    r"^(?!(vad (ar|var)|what (is|was)|what's)\b(?!.*\b(doing|done)\b))"
    r".*\b(vilka|vad|hur|which|what|how|namn|name|lista?|ange|ge|give|tell|describe|beskriv|beratta|any|exempel|examples)\b"
)
NUMERIC = re.compile(
    r"\bhur (mycket|mkt|full|fulla|fullt|belagd|belagda|stor|stort|stora|manga|hog|hogt|lag|lagt|ofta|lang|langt)\b"
    r"|\bhow (much|many|large|big|high|low|often|long)\b|\bvad (kosta|blev|blir|hamna)\w*"
    r"|\b(gor|gjort|gjorde) (\w+ ){0,4}av med\b|\bvad (har|hade) (\S+ ){1,8}kostat\b"
    r"|\bwhat (has|have|had) (\S+ ){1,8}cost\b"
)
SIZE = re.compile(
    r"hur (?:stor|stora|manga) (?!.*\b(?:varfor|orsak|anledning|forklar)\w*)|how (?:large|many) (?!.*\bwhy\b)"
)
MUNICIPALITIES = ("vilka kommuner", "which municipalities", "what municipalities")
OF_WHICH = re.compile(r"\W*(?:fran|av|med|hos|till|i|from|with) (?:vilken kommun|which municipality)\b")
WHO_RUNS = re.compile(r"\W*(?:vem|vilka|vilken \w+|who) (?:\w+ )?(?:driver|drivs|drev)\b")
"""Asks who runs a thing, and not what drives its costs."""
UNMEASURED = re.compile(
    r"\b(?:biggest|largest|greatest|worst|storsta|varsta) (?:\w+ )?(?:risk|threat|challenge|problem|issue|difficult|hot"
    r"|utmaning|svarighet|bekymmer)\w*"
)
"""What reports tell and put no size on, however large it is said to be."""
WHEN = re.compile(r"\s*när\b", re.IGNORECASE)
ALL_GOALS = re.compile(
    r"(?m)^\W*(?:(?:upp)?nad(?:de|des)|nar|uppnar|uppfyll\w*|klara\w*|har|did|has|have|were|are)\b(?: \w+){0,4}?"
    r" (?:(?<!sitt )(?<!ett )mal|malen|(?:its|their|the) (?:goals|targets)|goals|targets)\b"
    r"(?: (?!(?:for|om|kring|inom|about|on)\b)\w+){0,5}\W*$"
)
"""Asks of all goals together whether they were reached: "nåddes målen i ...?"."""
ONE_GOAL = re.compile(r"\b(?:goal|target)\b")
"""An English question's, whose number a Swedish "mål" does not show."""
CONTENT = re.compile(
    r"vad (?:ingar|innehaller|innefattar|omfattar|bestar \w+ av)\b|vad bestar\b|vad raknas (?:\w+ )?(?:in|till|som)\b"
)
"""Asks what a thing is made of."""
IN_FORCE = re.compile(r"\bi kraft\b|\binto (?:force|effect)\b|\b(?:borja )?galla\b")
"""What a law or a rule is expected to do by a date, and no sum by the end of a year."""
WHERE = re.compile(
    r"\s*(?:var|vart)\s+(?:nagonstans|(?:finns|ligger|pagar|sker|skedde|bor|gar|kan|ska|har|far|kommer|jobbar|arbetar|bedrivs|bedrevs)\b"
    r"|(?:\w*startade|\w*startar|\w*flyttade\w*|\w*flyttas|hamna\w*|oppna\w*|infor\w*|etablera\w*|placera\w*|genomfor\w*|halls|holls)\b)"
)
"""Asks for a place: "var" before another verb than its own."""
REACHES = re.compile(r"\s*når\b", re.IGNORECASE)
WHO_GOES = re.compile(
    r"\W*(?:vilka|vilken|vem|which|who) (?:av (?:dem|de|kommunerna) )?(?:gar|gick|har|hade|ligger|raknar|klarar|haller"
    r"|goes|has) (?:\w+ ){0,3}(?:plus|minus|back|underskott|overskott|budget\w*|deficit|surplus)\b"
)
"""Asks which of the places named went over or under."""
COMPARATIVE = re.compile(
    r"\b(?:hogre|lagre|fler|farre|mer|mindre|storre|battre|samre|dyrare|billigare|higher|lower|more|less|fewer|larger|smaller"
    r"|better|worse|cheaper)\b"
)
"""Sets the places named against each other."""
TOP_OF_ALL = re.compile(r"\W*(?:vem|who) (?:har|hade|ar|has|had|is)\b")
"""Without a place named, "vem har högst ..." asks which of the municipalities."""
SUPERLATIVE = re.compile(
    r"\b(hogst|lagst|storst|minst|flest|mest|samst|bast|dyrast|billigast|hardast|tyngst|highest|lowest|largest|smallest|most|least|worst|best)\b"
)


def _lists(folded: str) -> bool:
    """Whether one thing that reports list is asked for, by a word that means little else."""
    return len(named_kinds(folded)) == 1


ECONOMY = re.compile(r"ekonomi|econom|financ|finans|\bmoney\b|\bpengar")


def asks_how_much(text: str) -> bool:
    """Whether a text asks "how much" or "how many", or for another size."""
    return NUMERIC.search(fold(text)) is not None


VALUE = re.compile(r"(?m)(?:vad|vilken|what|which) (?:ar|var|blev|blir|is|was)\b(?! det\b| it\b)")


def asks_number(question: Question) -> bool:
    """Whether only a figure can be the answer; a sentence about the topic without one is none."""
    if question.kind in (Kind.LISTING, Kind.WHY, Kind.FACT):
        return False
    if question.quantity is not None or bool(question.measures) or bool(NUMERIC.search(question.folded)):
        return True
    # "Vad var personalomsättningen?": what is only ever given as a number.
    asked = VALUE.match(question.folded) is not None and len(question.words) <= 1
    return asked and any(activity_of(match.id).topic for match in question.activities)
