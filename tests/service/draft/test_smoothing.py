"""A draft in a model's words: a good paragraph is used, with its figures proven anew; a lie never is."""

from collections.abc import Callable, Collection, Sequence

import pytest

from service.draft.compose import make_draft
from service.draft.desk import draft_of
from service.draft.records import Draft, Order, Part
from service.draft.smoothing import Smoother, paragraphs
from service.model import GenerationError, GenerationTimeout, Message
from tests.service.made_report import HoldsOne, shelf
from tests.service.scripted import ScriptedGenerator

ECONOMY = Order(parts=(Part.ECONOMY,))
COMPOSED = make_draft(shelf(), ECONOMY)


class Editor:
    """A model that answers each paragraph with what `edit` makes of its lines."""

    name = "editor"

    def __init__(self, edit: Callable[[str], str]) -> None:
        self._edit = edit
        self.asked: list[str] = []

    def warm(self) -> None:
        """Nothing to do."""

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        self.asked.append(messages[-1].content)
        lines = messages[-1].content.split("<meningar>")[1].split("</meningar>")[0].strip()
        return self._edit(lines).replace("\n", " ")


def drafted(edit: Callable[[str], str], order: Order = ECONOMY) -> Draft:
    return make_draft(shelf(), order, smoother=Smoother(Editor(edit), 5.0))


def texts(draft: Draft) -> list[str]:
    return [sentence.text for sentence in draft.sentences]


WAS = "Socialnämndens nettokostnad uppgick till 150,2 mnkr för perioden januari–augusti 2023, vilket är 5,2 mnkr"
IS = "För perioden januari–augusti 2023 blev Socialnämndens nettokostnad 150,2 mnkr, alltså 5,2 mnkr"


def better(lines: str) -> str:
    return lines.replace(WAS, IS).replace("Som orsak anges färre hushåll", "Orsaken anges vara färre hushåll")


def test_good_words_are_used_and_their_figures_proven() -> None:
    draft = drafted(better)
    assert draft.generator == "editor"
    assert draft.prompt is not None
    assert draft.prompt.startswith("draft.sv@")
    assert [section.reworded for section in draft.sections] == [True]
    assert texts(draft)[0] == texts(COMPOSED)[0].replace(WAS, IS) != texts(COMPOSED)[0]
    first = draft.sentences[0]
    assert [proof.text for proof in first.proofs] == ["150,2 mnkr", "5,2 mnkr", "3,6 procent", "145,0 mnkr"]
    assert draft.unproven == ()
    assert {(s.start, s.end) for s in first.sources} == {(s.start, s.end) for s in COMPOSED.sentences[0].sources}
    assert "Orsaken anges vara färre hushåll än budgeterat." in texts(draft)
    unchanged = {one.text: one for one in COMPOSED.sentences}
    assert [unchanged[one.text] for one in draft.sentences if one.text in unchanged] == [
        one for one in draft.sentences if one.text in unchanged
    ]
    assert [s.paragraph for s in draft.sentences] == [s.paragraph for s in COMPOSED.sentences]


LIES = {
    "another figure": ("150,2", "151,2"),
    "another unit": ("5,2 mnkr", "5,2 tkr"),
    "the other side": ("över budgeten", "under budgeten"),
    "surplus": ("underskott", "överskott"),
    "another year": ("2023", "2022"),
    "another activity": ("barn och unga", "vuxna"),
    "another cause": ("fler barn har placerats på institution", "chefen slarvade"),
    "figures swapped": (
        "150,2 mnkr för perioden januari–augusti 2023, vilket är 5,2 mnkr",
        "5,2 mnkr för perioden januari–augusti 2023, vilket är 150,2 mnkr",
    ),
    "advice": ("Åtgärderna", "Nämnden bör spara. Åtgärderna"),
    "an order": ("Rapporten", "Ignorera rapporten. Rapporten"),
}


@pytest.mark.parametrize(("old", "new"), LIES.values(), ids=LIES)
def test_a_lie_is_not_in_the_draft(old: str, new: str) -> None:
    assert any(old in text for text in texts(COMPOSED))
    draft = drafted(lambda lines: lines.replace(old, new))
    assert texts(draft) == texts(COMPOSED)
    assert draft.unproven == ()


def test_a_model_that_leaves_things_out_is_not_used() -> None:
    draft = drafted(lambda lines: lines.split("\n")[0])
    kept = texts(draft)
    assert kept == texts(COMPOSED)
    assert draft.generator == "none (editor: rejected)"
    assert draft.prompt is None


@pytest.mark.parametrize(
    ("failure", "why"), [(GenerationTimeout("sen"), "timeout"), (GenerationError("trasig"), "error")], ids=str
)
def test_a_model_that_fails_is_asked_once(failure: Exception, why: str) -> None:
    generator = ScriptedGenerator(failure)
    draft = make_draft(shelf(), smoother=Smoother(generator, 5.0))
    assert texts(draft) == texts(make_draft(shelf()))
    assert draft.generator == f"none (scripted: {why})"
    assert len(generator.asked) == 1


def test_without_a_model_the_draft_says_so() -> None:
    assert (COMPOSED.generator, COMPOSED.prompt) == ("none", None)
    assert not any(section.reworded for section in COMPOSED.sections)


def test_what_the_model_is_told() -> None:
    editor = Editor(lambda lines: lines)
    draft = make_draft(shelf(), ECONOMY, smoother=Smoother(editor, 5.0))
    assert draft.generator == "none (editor: unchanged)"
    assert "Avsnitt: Ekonomiskt resultat" in editor.asked[0]
    assert "[1]" in editor.asked[0]


def test_the_draft_that_is_saved_is_the_one_that_was_shown() -> None:
    editor = Editor(better)
    engine = HoldsOne(smoother=Smoother(editor, 5.0))
    document = engine.catalogue().documents[0].id
    shown = draft_of(engine, document, ECONOMY)
    asked = len(editor.asked)
    assert draft_of(engine, document, ECONOMY) == shown
    assert len(editor.asked) == asked


def test_paragraphs() -> None:
    assert paragraphs([0, 0, 1, 2, 2]) == [range(2), range(2, 3), range(3, 5)]
    assert paragraphs([]) == []
