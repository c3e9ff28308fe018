"""Good rewordings are let through whole; the same rewordings with anything changed are not."""

from itertools import combinations

import pytest

from index.types import Measure
from service.composer import Composer
from service.gate import Guarded, guarded
from service.rewriting.glue import ways
from service.rewriting.phrasing import fault, phrase, rephrase, reworded
from service.rewriting.reading import Sentence, key_of
from service.types import Language
from tests.service.rewriting.test_phrasing import YEAR, Report, passed
from tests.service.scripted import ScriptedGenerator

DEVIATION, OUTCOME, BUDGET = Measure.DEVIATION, Measure.OUTCOME, Measure.BUDGET

REWORDED = {
    "budget as a noun of its own": (
        "Barn och unga i Huddinge hade januari–augusti 2023 ett utfall på 203,3 mnkr, vilket är 19,9 mnkr över budgeten"
        " på 183,4 mnkr [1].",
        "Vuxna gick samtidigt 4,4 mnkr under budget [2].",
    ),
    "what it cost": (
        "I Huddinge kostade Barn och unga 203,3 mnkr januari–augusti 2023, alltså 19,9 mnkr mer än budgeten på 183,4 "
        "mnkr [1].",
        "Vuxna visade i stället ett överskott mot budget på 4,4 mnkr [2].",
    ),
    "overran": (
        "Barn och unga i Huddinge överskred sin budget med 19,9 mnkr januari–augusti 2023; utfallet blev 203,3 mnkr "
        "och budgeten var 183,4 mnkr [1].",
        "Vuxna redovisar däremot 4,4 mnkr under budget [2].",
    ),
    "budgeted": (
        "Under januari–augusti 2023 gick Barn och unga i Huddinge 19,9 mnkr över budget, med ett utfall på 203,3 mnkr "
        "mot budgeterade 183,4 mnkr [1].",
        "För Vuxna var det 4,4 mnkr under budget [2].",
    ),
    "the other first": (
        "Vuxna i Huddinge gick 4,4 mnkr under budget januari–augusti 2023 [2].",
        "För Barn och unga blev utfallet 203,3 mnkr mot en budget på 183,4 mnkr, ett underskott på 19,9 mnkr [1].",
    ),
    "one sentence": (
        "Till och med augusti 2023 gick Barn och unga i Huddinge 19,9 mnkr över budget (utfall 203,3 mnkr, budget 183,4"
        " mnkr) [1], medan Vuxna gick 4,4 mnkr under budget [2].",
    ),
}


@pytest.mark.parametrize("sentences", REWORDED.values(), ids=REWORDED)
def test_a_good_rewording_is_let_through_whole(sentences: tuple[str, ...]) -> None:
    assert [fault(sentence, passed()) for sentence in sentences] == [""] * len(sentences)
    answer = rephrase(passed(), "Hur gick det?", ScriptedGenerator(" ".join(sentences)), 5.0)
    assert answer.answer == " ".join(sentences)


@pytest.mark.parametrize("sentence", sorted({sentence for found in REWORDED.values() for sentence in found}))
def test_figures_that_change_places_are_seen(sentence: str) -> None:
    """Whichever two of a good sentence's amounts are swapped, it is let through no more."""
    for one, other in combinations(Sentence(sentence, "sv").numbers, 2):
        assert key_of(one) != key_of(other)
        swapped = (
            sentence[: one.start] + other.text + sentence[one.end : other.start] + one.text + sentence[other.end :]
        )
        assert fault(swapped, passed()), swapped


CHANGES = [
    ("budget", "utfall"), ("utfall", "prognos"), ("över budget", "under budget"), ("under budget", "över budget"),
    ("underskott", "överskott"), ("överskott", "underskott"), ("mer än", "mindre än"),
    ("januari–augusti 2023", "helåret 2023"),
    ("januari–augusti", "januari–april"), ("Barn och unga", "Vuxna"), ("Vuxna", "Barn och unga"), ("mnkr", "tkr"),
    ("Huddinge", "Nacka"), ("2023", "2022"), ("augusti", "april"), ("[1]", "[2]"), ("överskred", "underskred"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=[f"{old} to {new}" for old, new in CHANGES])
def test_a_changed_word_is_seen(old: str, new: str) -> None:
    having = [sentence for found in REWORDED.values() for sentence in found if old in sentence]
    assert having
    for sentence in having:
        assert fault(sentence.replace(old, new, 1), passed()), sentence


# Marks, openings and leads that models write in their own way --------------------------------------------------------


def test_a_mark_that_was_saved_is_put_back() -> None:
    text = (
        "Barn och unga i Huddinge hade ett underskott på 19,9 mnkr januari–augusti 2023. Utfallet för Barn och unga "
        "blev 203,3 mnkr mot en budget på 183,4 mnkr [1]. Vuxna gick 4,4 mnkr under budget [2]."
    )
    told = reworded(passed(), text)
    assert told == text.replace("augusti 2023. U", "augusti 2023 [1]. U")


def test_a_figure_without_a_mark_that_nothing_bears_is_not_given_one() -> None:
    text = "Barn och unga i Huddinge hade ett underskott på 29,9 mnkr januari–augusti 2023."
    told = reworded(passed(), f"{text} {passed().sentences[0].text} Vuxna gick 4,4 mnkr under budget [2].")
    assert told == f"{passed().sentences[0].text} Vuxna gick 4,4 mnkr under budget [2]."


def opened() -> Guarded:
    report = Report("Huddinge")
    composer = Composer("sv")
    marker = composer.figure(report.document, report.figure("Vuxna", DEVIATION))
    composer.say("Nej, i Huddinge gick Vuxna 4,4 mnkr under budget januari–augusti 2023.", marker)
    return guarded(composer, "answered", lambda: Composer("sv"))


def test_an_opening_of_one_word_is_no_sentence() -> None:
    text = "Nej. Vuxna i Huddinge gick 4,4 mnkr under budget januari–augusti 2023 [1]."
    assert reworded(opened(), text) == text


def test_a_lead_with_a_count_gives_way_to_the_composed_one() -> None:
    report = Report("Huddinge")
    composer = Composer("sv")
    composer.say("Avvikelser i Huddinge:")
    for activity, words in (("Barn och unga", "19,9 mnkr över budget"), ("Vuxna", "4,4 mnkr under budget")):
        composer.say(
            f"{activity} {words}.", composer.figure(report.document, report.figure(activity, DEVIATION)), opens="item"
        )
    told = reworded(
        guarded(composer, "answered", lambda: Composer("sv")),
        "Fyra finns:\n- Barn och unga gick 19,9 mnkr över budget [1]\n- Vuxna gick 4,4 mnkr under budget [2]",
    )
    assert told == (
        "Avvikelser i Huddinge:\n- Barn och unga gick 19,9 mnkr över budget [1]\n- Vuxna gick 4,4 mnkr under budget [2]"
    )


def test_a_lead_that_leads_into_nothing_is_left_out() -> None:
    report = Report("Huddinge")
    composer = Composer("sv")
    composer.say("Avvikelser i Huddinge:")
    composer.say("Vuxna 4,4 mnkr under budget.", composer.figure(report.document, report.figure("Vuxna", DEVIATION)))
    told = reworded(
        guarded(composer, "answered", lambda: Composer("sv")),
        "Svara: Avvikelser i Huddinge:\nHuddinges avvikelser:\n- Vuxna gick 4,4 mnkr under budget [1].\nAvvikelser:",
    )
    assert told == "Huddinges avvikelser: Vuxna gick 4,4 mnkr under budget [1]."


# Order, superlatives and contradictions ------------------------------------------------------------------------------


def forecasts() -> Guarded:
    """Two activities, the second sentence of each naming nobody."""
    report = Report("Huddinge")
    composer = Composer("sv")
    for activity, words, level in (("Barn och unga", "19,9 mnkr över", "203,3"), ("Vuxna", "4,4 mnkr under", "95,1")):
        composer.say(
            f"I Huddinge gick {activity} {words} budget januari–augusti 2023.",
            composer.figure(report.document, report.figure(activity, DEVIATION)),
        )
        composer.say(f"Utfallet är {level} mnkr.", composer.figure(report.document, report.figure(activity, OUTCOME)))
    return guarded(composer, "answered", lambda: Composer("sv"))


def test_a_sentence_that_names_nobody_stays_behind_its_own() -> None:
    lines = [line.text for line in forecasts().sentences]
    first = lines[0].replace("I Huddinge gick Barn och unga", "Barn och unga i Huddinge gick")
    second = lines[2].replace("I Huddinge gick Vuxna", "Vuxna i Huddinge gick")
    assert reworded(forecasts(), " ".join((first, lines[1], second, lines[3]))) is not None
    assert reworded(forecasts(), " ".join((first, lines[3], second, lines[1]))) is None


def most(language: Language = "sv") -> Guarded:
    report = Report("Huddinge")
    composer = Composer(language)
    marks = [composer.figure(report.document, report.figure(one, OUTCOME)) for one in ("Barn och unga", "Vuxna")]
    composer.say("I Huddinge är utfallet högst för Barn och unga, 203,3 mnkr, och lägst för Vuxna, 95,1 mnkr.", *marks)
    return guarded(composer, "answered", lambda: Composer(language))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Barn och unga i Huddinge har högst utfall, 203,3 mnkr, medan Vuxna har lägst, 95,1 mnkr [1][2].", True),
        ("Barn och unga i Huddinge har lägst utfall, 203,3 mnkr, medan Vuxna har högst, 95,1 mnkr [1][2].", False),
    ],
    ids=["the same", "turned round"],
)
def test_which_is_most(text: str, sound: bool) -> None:
    assert (fault(text, most()) == "") is sound


def test_a_contradiction_stands_as_it_is() -> None:
    report = Report("Huddinge")
    composer = Composer("sv")
    marks = [composer.figure(report.document, report.figure("Barn och unga", one)) for one in (OUTCOME, BUDGET)]
    composer.say("Barn och unga i Huddinge: utfall 203,3 mnkr.", marks[0])
    composer.say("Rapporten från Huddinge motsäger sig själv: 203,3 mnkr här men 183,4 mnkr i löptexten.", *marks)
    checked = guarded(composer, "answered", lambda: Composer("sv"))
    assert len(checked.sentences) == 2
    text = checked.sentences[1].text
    told = reworded(checked, f"Utfallet för Barn och unga i Huddinge är 203,3 mnkr [1]. {text}")
    assert told == f"Utfallet för Barn och unga i Huddinge är 203,3 mnkr [1]. {text}"
    turned = text.replace("203,3", "X").replace("183,4", "203,3").replace("X", "183,4")
    assert fault(turned, checked) != ""
    assert fault("Utfallet för Barn och unga i Huddinge är 183,4 mnkr enligt löptexten [1].", checked) != ""


def test_the_year_is_not_needed_to_know_the_months() -> None:
    text = "För Vuxna i Huddinge var det {} 4,4 mnkr under budget [2]."
    assert fault(text.format("januari–augusti"), passed()) == ""
    assert fault(text.format("januari–april"), passed()) != ""
    assert fault(text.format("hela året"), passed()) != ""
    assert YEAR.kind.value == "year"


# Translations ---------------------------------------------------------------------------------------------------------

HIGHER = "Högre kostnader för heldygnsvård beror på att fler barn placerats medan volymerna för vuxna minskat."


@pytest.mark.parametrize(
    ("english", "same"),
    [
        ("Higher costs for round-the-clock care are due to more children placed while adult volumes fell.", True),
        ("Risen costs of care stem from an increased number of children, whereas volumes for adults declined.", True),
        ("Lower costs for round-the-clock care are due to fewer children placed while adult volumes fell.", False),
        ("Higher costs for round-the-clock care are due to more children placed while adult volumes rose.", False),
    ],
)
def test_which_way_things_go_in_two_languages(english: str, same: bool) -> None:
    assert (ways(Sentence(HIGHER, "sv").words, "sv") == ways(Sentence(english, "en").words, "en")) is same


def test_a_clock_is_no_number() -> None:
    quote = "Underskottet beror på fler placeringar på HVB och högre dygnskostnader."
    generator = ScriptedGenerator("The deficit is due to more placements in 24-hour care and higher costs per day.")
    answer = phrase(passed("en", cause=True), "Why?", generator, 5.0, lambda swedish, english: True)
    assert f"“{quote}” (in English: The deficit is due to more placements in round-the-clock care" in answer.answer
