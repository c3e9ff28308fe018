import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import fold, is_english, stem, stop_words, terms, tokenise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åtgärd ÖVER é", "atgard over e"),
        ("ﬁnns ﬂykting", "finns flykting"),
        ("SØR", "sor"),
        ("Straße", "strasse"),
        ("a\u030ar", "ar"),
    ],
    ids=["swedish", "ligatures", "norwegian", "german", "decomposed"],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("HVB-placering", ["hvb", "placering", "hvbplacering"]),
        ("e-tjänsten", ["tjansten", "etjansten"]),
        ("24 107 tkr", ["24107", "tkr"]),
        ("24\u00a0107 och 24\u202f107", ["24107", "24107"]),
        ("−24,1 %", ["24.1", "procent"]),
        ("1273 1 267 1 227", ["1273", "1267", "1227"]),
        ("2023-01/2023-08", ["2023", "01", "2023", "08"]),
        ("0–20 år", ["0", "20", "ar"]),
        ("barn- och ungdomsvård", ["barn", "ungdomsvard"]),
        ("män och man", ["man"]),
        ("R12 HME covid-19", ["r12", "hme", "covid", "19", "covid19"]),
        ("Vad är den för?", []),
        ("", []),
    ],
    ids=[
        "hyphen", "one-letter", "thousands", "thin-spaces", "decimal", "three-cells", "period", "ages", "elliptic",
        "folded-stop-word", "digits-in-words", "only-stop-words", "empty",
    ],
)  # fmt: skip
def test_tokenise(text, tokens):
    assert tokenise(text) == tokens


@pytest.mark.parametrize(
    "forms",
    [
        "barn barnet barnen barns barnens",
        "bistånd biståndet biståndets",
        "resultat resultatet resultaten",
        "skola skolan skolor skolorna skolans",
        "sjukfrånvaro sjukfrånvaron",
        "kostnad kostnaden kostnader kostnaderna kostar kostade",
        "månad månader månaden",
        "placering placeringar placeringarna placerad placerade placerat placeras",
        "utredning utredningar utreds utredda",
        "ökning ökningen ökade öka",
        "hem hemmet hemmen",
        "ärende ärenden ärendet ärendena",
        "verksamhet verksamheter verksamheternas",
        "förälder föräldrar föräldrarna",
        "budget budgeten",
        "prognos prognosen prognoserna",
        "köp köpt köpta",
        "Enköping Enköpings",
        "Huddinge Huddinges",
        "plats platser",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("personal", "person"),
        ("månad", "man"),
        ("kostnad", "kost"),
        ("vård", "värde"),
        ("utfall", "utskott"),
        ("överskott", "underskott"),
        ("intäkt", "insats"),
    ],
)
def test_different_words_have_different_stems(one, other):
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(alphabet="abdegiklmnorstuv", min_size=3, max_size=14))
def test_a_stem_begins_its_word_unless_the_word_is_irregular(word):
    found = stem(word)
    assert found
    assert word.startswith(found[:2])


def test_numbers_are_not_stemmed():
    assert terms("2023 24,1 R12") == ["2023", "24.1", "r12"]


def test_terms_typed_without_dots_are_the_same():
    assert terms("sjukfranvaro bland anstallda") == terms("Sjukfrånvaron bland anställda")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("why is barn och unga over budget?", True),
        ("What did the placements cost in Huddinge?", True),
        ("Varför ökar kostnaderna för barn och unga?", False),
        ("sjukfrånvaro huddinge", False),
    ],
)
def test_language(text, english):
    assert is_english(text) is english


def test_english_words_have_their_english_stem_too():
    assert "polici" in terms("what are the policies")
    assert "polici" in terms("the policy of the board")


def test_the_stop_words_hold_both_languages_and_no_subject_word():
    assert {"och", "är", "ar", "the", "why"} <= stop_words()
    assert not {"budget", "kostnad", "barn", "år", "utfall", "avvikelse"} & stop_words()


@pytest.mark.parametrize(
    "forms",
    [
        ("funktionsnedsättning", "funktionsnedsättningen", "funktionsnedsättningar", "funktionsnedsättningarnas"),
        ("personalomsättning", "personalomsättningen", "personalomsättningens"),
        ("ersättning", "ersättningar", "ersättningarna"),
        ("satsning", "satsningar", "satsningarna"),
        ("fastighet", "fastigheter", "fastigheterna"),
        ("årsplats", "årsplatser"),
    ],
    ids=lambda forms: forms[0],
)
def test_long_words_keep_one_key_in_all_their_forms(forms):
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("varor", "vara"),
        ("lokaler", "lokala"),
        ("gator", "gått"),
        ("äldre", "aldrig"),
        ("LASS", "läser"),
        ("resultat", "resulterat"),
    ],
)
def test_unrelated_words_do_not_share_a_key(first, second):
    assert stem(fold(first)) != stem(fold(second))
