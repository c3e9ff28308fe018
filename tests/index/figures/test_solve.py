"""Readings that satisfy equations."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from index.figures.solve import Candidate, Equation, holds, propagate, supported

A, B, C = (0, 0, 0), (0, 1, 0), (0, 2, 0)


def options(*values: str) -> list[Candidate]:
    return [Candidate(Decimal(value)) for value in values]


SUM = Equation(((C, -1), (A, 1), (B, 1)), "summan")


def test_a_reading_needs_partners():
    domains = {A: options("1.0", "-1.0"), B: options("2.0", "-2.0"), C: options("3.0")}
    assert supported(SUM, domains, A, 1) == options("1.0")


def test_rounding_is_half_a_unit_a_term():
    assert holds(SUM, {A: options("1.0"), B: options("2.0"), C: options("3.1")}, 1)
    assert not holds(SUM, {A: options("1.0"), B: options("2.0"), C: options("3.2")}, 1)


def test_a_coarser_print_hides_decimals():
    coarse = {A: [Candidate(Decimal(1), slack=9)], B: options("2.0"), C: options("3.4")}
    assert holds(SUM, coarse, 1)


def test_propagation_goes_on_to_the_end():
    second = Equation(((A, 1), (B, -2)), "dubbelt")
    domains = {A: options("20", "-20", "7"), B: options("10", "-10"), C: options("30", "-90")}
    assert propagate([SUM, second], domains, 0) == {A: options("20"), B: options("10"), C: options("30")}


def test_an_equation_that_cannot_hold_rules_nothing_out():
    domains = {A: options("1", "2"), B: options("2"), C: options("99")}
    assert propagate([SUM], domains, 0) == domains


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=7))
def test_the_true_reading_is_never_ruled_out(values):
    keys = [(0, at, 0) for at in range(len(values))]
    total = (0, len(values), 0)
    domains = {
        key: [Candidate(Decimal(value)), Candidate(Decimal(-value))] for key, value in zip(keys, values, strict=True)
    }
    domains[total] = [Candidate(Decimal(sum(values))), Candidate(Decimal(-sum(values)))]
    equation = Equation(((total, -1), *((key, 1) for key in keys)), "summan")
    left = propagate([equation], domains, 0)
    for key, value in zip(keys, values, strict=True):
        assert Candidate(Decimal(value)) in left[key]
