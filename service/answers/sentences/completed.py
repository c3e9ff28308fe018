"""A quoted sentence completed with those of its paragraph that tell of the same figure."""

from dataclasses import replace

from index.language import fold
from service.answers.sentences.quoting import say_quote
from service.composer import Composer, Sentence
from service.documents.catalogue import Fact
from service.documents.leaning import PART
from service.evidence.companions import companions
from service.evidence.evidence import Evidence
from service.question import Kind, asks_number
from service.wording import quoted

KINDS = (Kind.LOOKUP, Kind.COMPARE, Kind.TREND)
"""Kinds of question that a figure with what it is held against answers."""


def complete_quotes(evidence: Evidence, composer: Composer) -> None:
    """Give each report's first quoted sentence the sentences that go with it, the one that it leans on before it."""
    if evidence.question.kind not in KINDS or not asks_number(evidence.question):
        return
    done: set[str] = set()
    for sentence in list(composer.sentences):
        found = _quoted(sentence, composer, evidence)
        if found is None or found[0].document in done or sentence.opens == "item":
            continue
        fact, lead = found
        done.add(fact.document)
        _complete(sentence, fact, lead, evidence, composer)


def _quoted(sentence: Sentence, composer: Composer, evidence: Evidence) -> tuple[Fact, str] | None:
    """The sentence of a report that one of the answer quotes and nothing else, with the words that lead up to it."""
    cited = [one for one in composer.citations if one.marker in sentence.markers]
    if len(cited) != 1:
        return None
    fact = evidence.catalogue.stated.get((cited[0].document, cited[0].start))
    if fact is None or fact.quote.end != cited[0].end:
        return None
    text = fact.text or " ".join(cited[0].quote.split())
    said = quoted(text, composer.language)
    return (fact, sentence.text.removesuffix(said)) if sentence.text.endswith(said) else None


def _complete(sentence: Sentence, fact: Fact, lead: str, evidence: Evidence, composer: Composer) -> None:
    shelf = evidence.catalogue.shelves[fact.document]
    stated = {start: one for (document, start), one in evidence.catalogue.stated.items() if document == fact.document}
    number = next((n for n, one in enumerate(shelf.statements) if one.span.start == fact.quote.start), None)
    if number is None:
        return
    told = {(one.document, one.start) for one in composer.citations}
    before, after = (
        [stated[shelf.statements[one].span.start] for one in numbers]
        for numbers in companions(shelf.statements, stated, number)
    )
    before, after = ([one for one in some if (one.document, one.quote.start) not in told] for some in (before, after))
    if not before and not after:
        return
    at = composer.sentences.index(sentence)
    rest = composer.sentences[at + 1 :]
    if before and PART.match(fold(fact.text or fact.quote.of(shelf.document.text))):
        del composer.sentences[at:]
        say_quote(before[-1], shelf.document, composer, lead, opens=sentence.opens)
        composer.sentences.append(replace(sentence, text=sentence.text.removeprefix(lead), opens=""))
        before = before[:-1]
    else:
        del composer.sentences[at + 1 :]
    for one in (*before, *after):  # what was asked for first
        say_quote(one, shelf.document, composer)
    composer.sentences += rest
