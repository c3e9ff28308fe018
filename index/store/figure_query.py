"""Which of the stored figures a filter chooses, as SQL."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from index.activities import canonical
from index.store import records
from index.types import Filters, Measure, UnitKind


@dataclass(frozen=True)
class Chosen:
    """A WHERE clause over `figures` and the order of what it gives, each with its values."""

    where: str
    values: list[Any]
    order: str = "ORDER BY document, number"
    order_values: tuple[Any, ...] = ()


def chosen(
    connection: sqlite3.Connection,
    filters: Filters,
    activity: str | None = None,
    measure: Measure | None = None,
    year: int | None = None,
    unit: UnitKind | None = None,
) -> Chosen:
    """What the filters choose; `activity` is one by any of its names, the very words first."""
    columns: tuple[tuple[str, Any], ...] = (
        ("measure", measure and str(measure)),
        ("year", year),
        ("unit_kind", unit and str(unit)),
    )
    given = [(name, value) for name, value in columns if value is not None]
    clauses, values = [f"{name} = ?" for name, _ in given], [value for _, value in given]
    if filters != Filters():
        where, more = records.conditions(filters)
        clauses.append(f"document IN (SELECT id FROM documents WHERE {where})")
        values += more
    if activity is None:
        return Chosen(" AND ".join(clauses) or "1", values)
    key = records.activity_key(activity)
    clauses.append("(activity_key = ? OR activity_key IN (SELECT value FROM json_each(?)))")
    names = records.json_list(_same(connection, activity))
    order = "ORDER BY activity_key <> ?, document, number"
    return Chosen(" AND ".join(clauses), [*values, key, names], order, (key,))


def _same(connection: sqlite3.Connection, activity: str) -> list[str]:
    """The stored names of the standard activity that `activity` is a name of."""
    wanted = canonical(activity)
    if wanted is None:
        return []
    stored = connection.execute("SELECT DISTINCT activity_key FROM figures")
    return [name for (name,) in stored if canonical(name) == wanted]
