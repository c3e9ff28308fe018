"""Which language a question is asked in, Swedish or English.

langdetect alone is wrong on short and mixed questions ("why is barn och unga over budget?" has more Swedish letters
than English ones), so the function words decide and langdetect is asked only when they do not.
"""

import re
from functools import cache

from service.english.rendering import english_words, swedish_words
from service.types import Language

SWEDISH = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "en",
        "ett",
        "är",
        "av",
        "för",
        "på",
        "med",
        "den",
        "till",
        "inte",
        "om",
        "har",
        "de",
        "hur",
        "var",
        "vad",
        "varför",
        "när",
        "vilka",
        "vilken",
        "vilket",
        "hos",
        "från",
        "under",
        "över",
        "blev",
        "blir",
        "gick",
        "vid",
        "mot",
        "finns",
        "han",
        "hon",
        "vi",
        "ni",
        "sina",
        "sin",
        "mycket",
        "många",
        "stor",
        "stort",
        "stora",
        "eller",
        "efter",
        "än",
        "enligt",
        "jämfört",
        "visar",
        "kan",
        "ska",
        "skulle",
        "i",
        "kommun",
        "kommunen",
        "kommunens",
        "nämnden",
        "nämndens",
        "året",
        "åren",
        "ar",
        "hur",
        "ge",
        "mig",
        "berätta",
        "sammanfatta",
        "varfor",
        "jamfor",
        "jämför",
        "vem",
        "gör",
        "går",
        "för",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "why",
        "what",
        "how",
        "which",
        "who",
        "when",
        "where",
        "does",
        "did",
        "do",
        "of",
        "in",
        "on",
        "for",
        "and",
        "to",
        "from",
        "much",
        "many",
        "has",
        "have",
        "had",
        "with",
        "by",
        "than",
        "that",
        "this",
        "there",
        "their",
        "it",
        "its",
        "a",
        "an",
        "or",
        "not",
        "compared",
        "year",
        "years",
        "last",
        "show",
        "tell",
        "give",
        "about",
        "summarise",
        "summarize",
        "compare",
        "did",
        "will",
        "would",
        "should",
        "could",
        "any",
        "most",
        "least",
        "between",
        "per",
    ]
)
# Words that both languages use say nothing about either.
SHARED = frozenset(["i", "under", "budget", "over", "per", "var", "man", "men", "den", "har"])


def language_of(question: str) -> Language:
    """The question's language; Swedish when nothing tells."""
    words = re.findall(r"[a-zåäöé]+", question.lower())
    telling = [word for word in words if word not in SHARED]
    english = sum(word in ENGLISH for word in telling)
    swedish = sum(word in SWEDISH for word in telling)
    if words and words[0] in ENGLISH and words[0] not in SWEDISH:
        english += 1  # the word that opens a question carries its grammar
    if english != swedish:
        return "en" if english > swedish else "sv"
    if sum(word in english_words() for word in telling) > max(1, sum(word in swedish_words() for word in telling)):
        return "en"  # "foster homes forecast 2024"
    if re.search(r"[åäö]", question.lower()) or len(words) < 4:
        return "sv"
    return _detected(question)


def _detected(question: str) -> Language:
    detector = _detector()
    try:
        found = detector.detect(question)
    except detector.LangDetectException:
        return "sv"
    return "en" if found == "en" else "sv"


@cache
def _detector():  # type: ignore[no-untyped-def]  # noqa: ANN202 (langdetect has no types)
    # Imported at first use: langdetect reads its profiles from disk, which the command line's start need not wait for.
    import langdetect

    langdetect.DetectorFactory.seed = 0  # without a seed the same question can get two answers
    return langdetect
