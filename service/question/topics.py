"""The words of a question that name what it is about."""

import re
from functools import cache
from importlib.resources import files

from index.language import fold, stem, stop_words
from service.english.rendering import Rendered
from service.question.amounts import is_measure
from service.question.types import TopicWord
from service.vocabulary.glossary import swedish


@cache
def asking() -> frozenset[str]:
    """Folded words that ask without naming what is asked for."""
    lines = files("service.question").joinpath("asking.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


LONG_WORD = 12
"""Letters of a word whose other forms ask as it does ("socialnämndernas"); a short stem is shared by too many words."""


@cache
def _asking_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in asking() if len(word) >= LONG_WORD)


def is_asking(words: str) -> bool:
    return all(fold(word) in asking() for word in words.split())


_MONTH = (
    "(?:jan|januari|january|feb|februari|february|mar|mars|march|apr|april|maj|may|jun|juni|june|jul|juli|july|aug|augusti"
    "|august|sep|sept|september|okt|oktober|oct|october|nov|november|dec|december)s?"
)
MONTHS = re.compile(rf"{_MONTH}(?:-{_MONTH})?")


HOW, HOW_HIGH = re.compile(r"\bhur\s+$"), re.compile(r"(?:hog|lag|dyr|lang)(?:t|a)?")
JUDGED = re.compile(r"(?:sa )?(?:hog|lag|dyr|billig|stor)(?:t|a)?|sma|liten|litet|high|low|expensive|cheap|large|small")
JUDGES = re.compile(r"^\W*(?:varfor|hur kommer det sig att|why) (?:ar|var|blev|blir|is|are|was|were)\b.*\w\s+$")
""" "Varför är kostnaderna höga?": the word only says how they are."""
HOW_LARGE = re.compile(r"\bstor\s+$")
""" "Hur hög är ...", "hur stor del ...": the word asks for the size and says nothing of the topic."""


COMING = {
    ("personalomsättning",): re.compile(r"slut(?:a|ar|at|ade)"),
    ("nyanställda", "rekryteras", "nyrekryterade", "nya"): re.compile(r"borja(?:r|t|de)?"),
    ("vakanser", "vakanta"): re.compile(r"sakna(?:s|des|ts)|fatta(?:s|des)"),
}
"""What reports tell of those who leave, those who come and those who are missing under."""
EMPLOYED = ("anställda", "personal")
STAFF = re.compile(r"(?:jobb|arbeta|anstall|personal|medarbetar|folk|social)")


def is_of_staff(plain: str) -> bool:
    """Whether a folded word speaks of staff, or of those of them who come, go or are missing."""
    return STAFF.match(plain) is not None or any(verb.fullmatch(plain) for verb in COMING.values())


def topic_words(bare: str, rendered: Rendered | None = None, *, staff: bool = False) -> tuple[TopicWord, ...]:
    """The words that name what is asked about: no measures, question words or function words.

    Where those who come and go are counted (`staff`), "slutade" and "började" name it, if nothing but staff does.
    """
    kept = _topic_words(bare, rendered)
    if not staff or any(not is_of_staff(fold(word.text)) for word in kept):
        return kept
    said = tuple(
        TopicWord(match.group(), match.start(), match.end(), others=told)
        for match in re.finditer(r"[^\W\d_]+", bare)
        for told, verb in COMING.items()
        if verb.fullmatch(fold(match.group()))
    )
    if not said:
        return kept
    told = said[0].others if len({word.others for word in said}) == 1 else ()
    end = said[0].end if len(said) == 1 else 0  # of both, and after neither
    return *said, TopicWord("medarbetare", end, end, others=(*EMPLOYED, *told))


SHOUTED = frozenset(("ej", "nu", "om", "no", "not", "all", "alla", "och", "the", "who", "why", "how", "ok", "kr"))


def _is_acronym(word: str, bare: str) -> bool:
    """Whether a short word is one by its capitals ("VA"), where the rest of the question has none such."""
    if not (word.isalpha() and word.isupper() and 2 <= len(word) <= 3) or fold(word) in SHOUTED:
        return False
    # No text is looked up by a stop word ("SIG").
    return word.casefold() not in stop_words() and not bare.replace(word, " ").isupper()


def _topic_words(bare: str, rendered: Rendered | None) -> tuple[TopicWord, ...]:
    kept = []
    for match in re.finditer(r"[^\W_]+(?:[-&/][^\W_]+)*", bare):
        word = match.group()
        plain = fold(word)
        if not _is_acronym(word, bare) and (
            plain in asking()
            or plain.removesuffix("s") in asking()
            or (len(plain) >= LONG_WORD and stem(plain) in _asking_stems())
            or word.casefold() in stop_words()
            or MONTHS.fullmatch(plain)
        ):
            continue
        if re.fullmatch(r"\d[\d.,]*", word) or is_measure(plain):
            continue
        before = fold(bare[: match.start()])
        if (HOW_HIGH.fullmatch(plain) and HOW.search(before)) or (plain == "del" and HOW_LARGE.search(before)):
            continue
        if JUDGED.fullmatch(plain) and JUDGES.search(before):
            continue
        if len(word) == 1:
            continue
        first = not bare[: match.start()].strip()
        piece = rendered.over(match.start(), match.end()) if rendered else None
        if piece is not None and piece.plain:
            continue
        kept.append(
            TopicWord(
                word,
                match.start(),
                match.end(),
                name=word[0].isupper() and not first,
                said=piece.said if piece else "",
                others=piece.others if piece else (),
                foreign=rendered is not None and piece is None,
            )
        )
    return tuple(kept)


OF_NOTHING = frozenset(("pengar", "soc", "socialen", "folk"))
"""Everyday words that any question may have, whatever it is about."""


def everyday_words(bare: str) -> tuple[TopicWord, ...]:
    """What a question is about that has only words that ask otherwise: "hur många slutade" is about leaving.

    Of those the ones are taken that the reports have a word of their own for.
    """
    return tuple(
        TopicWord(bare[start:end], start, end)
        for start, end, _ in swedish(bare)
        if fold(bare[start:end]) not in OF_NOTHING
        and bare[start:end].casefold() not in stop_words("sv")  # "har man använt" asks of no men
        and not is_measure(fold(bare[start:end]))
    )
