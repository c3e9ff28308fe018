"""Whether what the store holds is whole: what a sudden death must not have broken."""

import sqlite3

from index.store import Store, records


def problems(store: Store) -> list[str]:
    """A line for each thing that is not as it must be; none when all is well."""
    with store.reading() as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        found += _counts(connection)
        found += _terms(connection)
        found += _vectors(connection)
    return found


def _counts(connection: sqlite3.Connection) -> list[str]:
    """Documents whose rows are not as many, or not as numbered, as when they were stored."""
    found = []
    for table in ("passages", "tables", "figures", "statements"):
        rows = connection.execute(
            f"SELECT d.id, d.{table}, count(t.number), coalesce(max(t.number) + 1, 0) "
            f"FROM documents d LEFT JOIN {table} t ON t.document = d.id GROUP BY d.id"
        )
        found += [
            f"{id}: {n} of {all} {table}, numbered to {last}" for id, all, n, last in rows if not all == n == last
        ]
    rows = connection.execute("SELECT id, characters, length(text) FROM documents")
    return found + [f"{id}: {n} of {all} characters" for id, all, n in rows if all != n]


def _terms(connection: sqlite3.Connection) -> list[str]:
    """Passages without full-text terms, and terms without a passage."""
    passages = {row[0] for row in connection.execute("SELECT id FROM passages")}
    terms = {row[0] for row in connection.execute("SELECT rowid FROM terms")}
    found = [f"passage {number} and its terms: only one is there" for number in sorted(passages ^ terms)]
    try:
        connection.execute("INSERT INTO terms (terms) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        found.append(f"full-text terms: {error}")
    return found


def _vectors(connection: sqlite3.Connection) -> list[str]:
    model = records.model(connection)
    if model is None:
        return []
    rows = connection.execute("SELECT id, length(vector) FROM passages WHERE length(vector) != ?", [4 * model[1]])
    return [f"passage {id}: a vector of {length} bytes for {model[1]} dimensions" for id, length in rows]
