"""Numbers as Swedish reports print them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def printed(value: Decimal, plus: bool = False) -> str:
    """`Decimal("-24107")` as "-24 107", `Decimal("8.5")` as "8,5"; with `plus` a positive number gets its sign."""
    sign = "-" if value < 0 else "+" if plus and value > 0 else ""
    return sign + f"{abs(value):,}".replace(",", " ").replace(".", ",")


def millions(thousands: int) -> Decimal:
    """Thousands of kronor as millions with one decimal, halves away from zero."""
    return (Decimal(thousands) / 1000).quantize(Decimal("0.1"), ROUND_HALF_UP)


def percent(part: int, whole: int, digits: str = "0.1") -> Decimal:
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(digits), ROUND_HALF_UP)
