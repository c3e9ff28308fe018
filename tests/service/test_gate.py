"""What leaves the gate: a composed answer is tampered with in every way, and each lie must stay inside."""

from dataclasses import replace

import pytest

from service.answers import compose
from service.composer import Composer, Sentence
from service.gate import guard, guarded
from service.types import AnswerTable
from tests.service import build

QUESTION = "Varför gick barn och unga över budget i Mallbo?"


def held():
    return build.samples("mallbo", "provsjo")


def composed(question=QUESTION):
    """A composer with a true answer, and its status."""
    evidence = build.evidence_for(question, held())
    composer = Composer(evidence.question.language)
    return composer, compose(evidence, composer)


def fallback():
    composer = Composer("sv")
    composer.say("Det framgår inte av rapporterna.")
    return composer


def let_through(composer, status="answered"):
    return guard(composer, status, fallback, QUESTION)


def test_a_true_answer_leaves_whole():
    composer, status = composed()
    said = [sentence.text for sentence in composer.sentences]
    answer = let_through(composer, status)
    assert answer.status == "answered"
    assert len(said) >= 3
    assert all(text.rstrip(".") in answer.answer.replace(" [1]", "").replace(" [2]", "") for text in said[:2])


LIES = {
    "wrong figure": ("I Mallbo gick barn och unga 4,7 mnkr över budget januari–augusti 2024.", (1,)),
    "more digits than the source": ("I Mallbo gick barn och unga 4,61 mnkr över budget januari–augusti 2024.", (1,)),
    "ten times as much": ("I Mallbo gick barn och unga 46 mnkr över budget januari–augusti 2024.", (1,)),
    "wrong unit": ("I Mallbo gick barn och unga 4,6 procent över budget januari–augusti 2024.", (1,)),
    "thousands for millions": ("I Mallbo gick barn och unga 4,6 tkr över budget januari–augusti 2024.", (1,)),
    "wrong direction": ("I Mallbo gick barn och unga 4,6 mnkr under budget januari–augusti 2024.", (1,)),
    "surplus for deficit": ("I Mallbo är överskottet 4,6 mnkr januari–augusti 2024.", (1,)),
    "wrong year": ("I Mallbo gick barn och unga 4,6 mnkr över budget januari–augusti 2019.", (1,)),
    "no citation": ("I Mallbo gick barn och unga 4,6 mnkr över budget.", ()),
    "invented citation": ("I Mallbo gick barn och unga 4,6 mnkr över budget januari–augusti 2024.", (9,)),
    "quotation that is none": ("”Barn och unga kostar mycket mer än i fjol”", (1,)),
    "figure hidden in words": ("I Mallbo fördubblades kostnaden för barn och unga.", (1,)),
}


@pytest.mark.parametrize(("text", "markers"), LIES.values(), ids=LIES)
def test_a_lie_does_not_leave(text, markers):
    composer, status = composed()
    composer.sentences.append(Sentence(text, markers))
    answer = let_through(composer, status)
    assert text.rstrip(".") not in answer.answer
    assert answer.status == "partial"
    assert "4,6 mnkr över budget" in answer.answer


def test_one_municipality_s_figure_is_not_given_to_another():
    composer, status = composed("why is barn och unga over budget?")
    mallbo = next(s for s in composer.sentences if "Mallbo" in s.text and s.markers)
    assert any("Provsjö" in s.text for s in composer.sentences)
    composer.sentences.append(replace(mallbo, text=mallbo.text.replace("Mallbo", "Provsjö")))
    answer = let_through(composer, status)
    assert answer.status == "partial"
    assert "In Provsjö" not in answer.answer
    assert "In Mallbo" in answer.answer


@pytest.mark.parametrize("put", ["4,9", "5,6", "64"], ids=str)
def test_a_figure_that_is_swapped_takes_its_sentence_with_it(put):
    composer, status = composed()
    first = composer.sentences[0]
    assert "4,6 mnkr" in first.text
    composer.sentences[0] = replace(first, text=first.text.replace("4,6", put))
    answer = let_through(composer, status)
    assert f"{put} mnkr" not in answer.answer
    assert answer.status == "partial"


def test_an_answer_of_lies_alone_becomes_not_found():
    composer, status = composed()
    composer.sentences = [Sentence("Barn och unga gick 99 mnkr över budget.", (1,))]
    answer = let_through(composer, status)
    assert (answer.status, answer.answer) == ("not_found", "Det framgår inte av rapporterna.")
    assert (answer.citations, answer.figures, answer.table) == ((), (), None)


def test_an_answer_that_never_cites_becomes_not_found():
    composer = Composer("sv")
    composer.say("Det går nog bra.")
    assert let_through(composer).status == "not_found"


def test_marks_are_numbered_as_they_come_and_unused_citations_left_out():
    composer, status = composed()
    document = held().documents[0]
    unused = composer.cite(document, document.sections[0].span)
    last = composer.sentences.pop()
    composer.sentences.insert(0, last)
    answer = let_through(composer, status)
    assert unused > len(answer.citations)
    assert [citation.marker for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    marks = [int(part.split("]")[0]) for part in answer.answer.split("[")[1:]]
    assert list(dict.fromkeys(marks)) == sorted(set(marks))
    assert {figure.marker for figure in answer.figures} <= set(marks)


def test_figures_and_warnings_of_a_dropped_sentence_go_with_it():
    composer, status = composed()
    composer.warn("conflict", "Två uppgifter.", (1, 2))
    composer.sentences = [s for s in composer.sentences if 1 not in s.markers and s.markers]
    answer = let_through(composer, status)
    cited = {citation.marker for citation in answer.citations}
    assert all(figure.marker in cited for figure in answer.figures)
    assert not any("4,6" in figure.text for figure in answer.figures)
    assert [warning.markers for warning in answer.warnings] == [(1,)]


def test_a_table_s_false_row_is_left_out():
    composer, status = composed("Jämför barn och unga i Mallbo och Provsjö")
    table = composer.table
    assert len(table.rows) == 2
    place, what, period, value = table.rows[0]
    false = (place, what, period, value.replace(value.split(" ")[0], "912,3"))
    composer.table = AnswerTable(table.columns, (false, table.rows[1]))
    answer = let_through(composer, status)
    assert len(answer.table.rows) == 1
    assert answer.table.rows[0][0] == table.rows[1][0]


def test_a_derived_number_leaves_only_with_a_calculation_that_is_right():
    composer, status = composed("Vad kostade barn och unga och ekonomiskt bistånd tillsammans i Provsjö?")
    true = let_through(composer, status)
    assert "115,0 mnkr" in true.answer
    composer, status = composed("Vad kostade barn och unga och ekonomiskt bistånd tillsammans i Provsjö?")
    composer.figures = [replace(f, value="116.0") if f.derived else f for f in composer.figures]
    composer.sentences = [replace(s, text=s.text.replace("115,0", "116,0")) for s in composer.sentences]
    assert let_through(composer, status).status == "not_found"


def test_what_passed_is_given_with_its_evidence_under_the_same_marks():
    composer, status = composed()
    passed = guarded(composer, status, fallback, QUESTION)
    assert set(passed.evidence) == {citation.marker for citation in passed.answer.citations}
    for citation in passed.answer.citations:
        assert passed.evidence[citation.marker].quote == citation.quote
        assert passed.evidence[citation.marker].municipality == "Mallbo"
