"""Fitting the weights of relevance: on made-up cases whose answer is known."""

import numpy as np

from eval.relevance import Case, fitted, shares
from service.evidence.relevance import WEIGHTS

SIZE = len(WEIGHTS)


def case(telling: int, generator: np.random.Generator) -> Case:
    """Twelve sentences of random features, of which the right one has most of feature `telling`."""
    features = generator.random((12, SIZE))
    right = np.zeros(12, bool)
    right[int(features[:, telling].argmax())] = True
    return Case(features, right)


def test_the_feature_that_tells_gets_the_weight() -> None:
    generator = np.random.default_rng(7)
    cases = [case(2, generator) for _ in range(30)]
    weights = fitted(cases)
    assert int(np.abs(weights).argmax()) == 2
    assert sum(one.rank(weights) == 0 for one in cases) > 25


def test_the_rank_counts_the_sentences_before_the_first_right_one() -> None:
    features = np.zeros((3, SIZE))
    features[:, 0] = (0.9, 0.5, 0.1)
    weights = np.zeros(SIZE)
    weights[0] = 1
    assert Case(features, np.array([False, True, True])).rank(weights) == 1


def test_shares_are_of_all_questions() -> None:
    assert shares([0, 2, 5, 40]) == "25% first 1, 50% first 3, 75% first 10"
