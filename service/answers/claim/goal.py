"""Whether a goal is met, by the words with which the report judges it."""

import re

from index.language import fold
from service.answers import listing, lookup
from service.answers.sentences.leads import lead
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.draft.goals import MET, Goal, Rating
from service.evidence.evidence import Evidence
from service.types import Language, Status
from service.vocabulary.polarity import is_pole, matched
from service.wording import quoted

ASKED = re.compile(r"\b(?:uppfyll\w*|uppna\w*|nar|nas|natt|nadd\w*|natts|klara\w*|met|meet|reach\w*|achiev\w*)\b")
GOAL = re.compile(r"\b\w*(?<!an)mal(?:et|en|ets)?\b|\bgoals?\b|\bobjectives?\b")
JUDGED: dict[Language, str] = {
    "sv": "{lead}i rapporten från {place} bedöms målet {name} så: {judged}.",
    "en": "{lead}the report from {place} judges the goal {name} so: {judged}.",
}
PARTLY: dict[Language, str] = {"sv": "Delvis", "en": "In part"}
LONGEST_SENTENCE = 320
"""Characters of a sentence that names the goal and judges it."""
LONGEST = 60
"""Characters of the words that judge a goal; longer is the text around them."""


def on_goal(evidence: Evidence, composer: Composer) -> Status | None:
    """The judgement of the one goal that the question names; None where it names none, or several as well."""
    question, language = evidence.question, composer.language
    folded = question.folded
    if not ASKED.search(folded) or not GOAL.search(folded):
        return None
    words = [w for w in evidence.words() if not is_pole(w.stem) and not GOAL.fullmatch(w.stem)]
    if not words:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        named = [
            goal
            for goal in listing.judged_goals(evidence, document)
            if len(matched(words, fold(goal.name))) == len(words)
        ]
        if not named or len({goal.rating for goal in named}) > 1:
            continue
        goal = named[0]
        judged = " ".join(goal.span.of(document.text).split())
        if "|" in judged or len(judged) > LONGEST_SENTENCE:
            continue
        if len(matched(words, fold(judged))) == len(words):  # the sentence itself names the goal
            said = f"{_verdict(goal, composer)}. {place_of(document, language)}: {quoted(judged, language)}"
            composer.say(said, composer.cite(document, goal.span, goal.section))
            return "answered"
        if len(judged) > LONGEST:
            continue
        text = JUDGED[language].format(
            lead=f"{_verdict(goal, composer)}, ",
            place=place_of(document, language),
            name=quoted(goal.name, language),
            judged=quoted(judged, language),
        )
        composer.say(text, composer.cite(document, goal.span, goal.section))
        return "answered"
    return None


def _verdict(goal: Goal, composer: Composer) -> str:
    if goal.rating in (Rating.PARTLY, Rating.MOSTLY, Rating.ACCEPTABLE):
        return PARTLY[composer.language]
    return lead(goal.rating in MET, composer)
