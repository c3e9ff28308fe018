import pytest

from service.evidence.evidence import ENOUGH
from service.vocabulary.postings import Numbering, Postings, Statistics
from service.vocabulary.termindex import MOST_OF_IT, TermIndex, Texts, Word


@pytest.fixture
def index():
    return TermIndex(
        [
            {"sjukfranvaro": 1.0, "total": 1.0},
            {"familjehemsplacer": 1.0},
            {"placer": 1.0, "barn": 1.0},
            {"kostnad": 1.0, "barn": 0.5, "#barn_och_unga": 1.0},
        ]
    )


def test_an_exact_term_is_covered_whole(index):
    scores = index.score([Word("sjukfranvaro")])
    assert scores.coverage.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert scores.missing == ()


def test_precision_is_the_share_of_its_own_words_that_were_asked_for(index):
    scores = index.score([Word("barn"), Word("placer")])
    assert scores.precision[2] == 1.0
    assert 0 < scores.precision[3] < 1


def test_a_part_of_a_compound_covers_it_less_than_the_whole_word(index):
    scores = index.score([Word("placer")])
    assert scores.coverage[2] == 1.0
    assert 0.5 < scores.coverage[1] < 1.0


@pytest.mark.parametrize("longer", ["bedomd", "bistandsbedomd", "odomd"])
def test_what_a_prefix_makes_of_a_word_is_no_sort_of_it(longer):
    assert TermIndex([{longer: 1.0}, {"vard": 1.0}]).score([Word("domd")]).coverage.tolist() == [0.0, 0.0]


def test_the_parts_of_a_compound_that_was_asked_for_add_up(index):
    both = index.score([Word("barnplacer")]).coverage
    assert both[2] > 0.9
    assert both[3] < 0.4


def test_a_mistyped_word_finds_its_term(index):
    assert index.score([Word("sjukfrnvaro")]).coverage[0] > 0.7


def test_what_means_the_same_covers_as_well(index):
    assert index.score([Word("boende", ("#barn_och_unga",))]).coverage[3] == 1.0


def test_what_no_text_has_is_missing_and_lowers_the_coverage(index):
    scores = index.score([Word("barn"), Word("skolskjuts")])
    assert scores.missing == ("skolskjuts",)
    assert scores.coverage.max() < ENOUGH


def test_no_words_cover_nothing(index):
    assert index.score([]).coverage.tolist() == [0.0] * 4


def test_a_fact_must_have_most_of_an_essential_compound():
    texts = [{"tjanst": 1.0, "kop": 1.0}, {"hemtjanst": 1.0}, {"hem": 1.0}]
    postings, numbering = Postings.of(texts), Numbering()
    numbers = numbering.of(postings.terms)
    statistics = Statistics(numbering, [(numbers, postings.counts, postings.size)])
    held = [Texts.of(postings, numbers)]
    word = [Word("hemtjanst", essential=True)]
    assert TermIndex.over(held, statistics).score(word).essential.tolist()[1] == 1.0
    assert TermIndex.over(held, statistics, MOST_OF_IT).score(word).essential.tolist() == [0.0, 1.0, 0.0]
