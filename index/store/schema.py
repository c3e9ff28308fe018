"""The SQLite file behind the store: its tables, how a connection is opened, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

FILE = "belagg.sqlite"
VERSION = 3
BUSY_SECONDS = 30.0

# What can be worked out from a document again at any time: no other table refers to it, and a row of another version
# than is asked for is as good as none.
DERIVED = """
CREATE TABLE derived (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE UNIQUE INDEX derived_kind ON derived (kind, document);
CREATE INDEX derived_document ON derived (document);
"""

TABLES = (
    """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('generation', '0'), ('identity', lower(hex(randomblob(8))));

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    added TEXT NOT NULL,
    municipality_key TEXT,
    committee_key TEXT,
    year INTEGER,
    meta TEXT NOT NULL,
    characters INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    tables INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    pages TEXT NOT NULL,
    parts TEXT NOT NULL,
    sections TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX documents_place ON documents (municipality_key, committee_key, year);

CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX sources_document ON sources (document);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    digest BLOB NOT NULL,
    vector BLOB NOT NULL,
    payload TEXT NOT NULL
);
CREATE UNIQUE INDEX passages_document ON passages (document, number);
CREATE INDEX passages_digest ON passages (digest);

CREATE VIRTUAL TABLE terms USING fts5 (
    context,
    words,
    parts,
    folds,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (terms, col);

CREATE TABLE tables (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE figures (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    activity_key TEXT NOT NULL,
    measure TEXT NOT NULL,
    year INTEGER,
    unit_kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX figures_activity ON figures (activity_key, measure, year);

CREATE TABLE statements (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    payload TEXT NOT NULL,
    digest BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE INDEX statements_digest ON statements (digest);

CREATE TABLE findings (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
"""
    + DERIVED
)

UPGRADES = {2: DERIVED}
"""What makes a file of an earlier version one of the next: only what takes nothing away and needs no file read anew."""


def connect(folder: Path) -> sqlite3.Connection:
    """A connection to the folder's database, which is made when it is not there yet."""
    path = folder / FILE
    with guarded(path):
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables of a new file, and what a file of an earlier version lacks; refuses any other."""
    if _version(connection) == 0:
        with transaction(connection):
            # Asked again inside the lock: another process may have been first.
            if _version(connection) == 0:
                if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise StoreError(f"{path} är en databas, men inte Beläggs. Välj en annan datamapp.")
                _apply(connection, TABLES, VERSION)
    while _version(connection) in UPGRADES:
        with transaction(connection):
            held = _version(connection)
            if held in UPGRADES:
                _apply(connection, UPGRADES[held], held + 1)
    version = _version(connection)
    if version != VERSION:
        age = "nyare" if version > VERSION else "äldre"
        raise StoreError(
            f"Databasen {path} är gjord av en {age} version av Belägg (format {version}, den här versionen läser "
            f"format {VERSION}). Välj en annan datamapp, eller flytta undan filen och läs in rapporterna igen."
        )


def _apply(connection: sqlite3.Connection, statements: str, version: int) -> None:
    for statement in statements.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of the block or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may already have ended the transaction.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """SQLite's and the file system's errors as sentences for the user."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_explained(error, path)) from error
    except FileExistsError as error:
        raise StoreError(f"{path.parent} är en fil. Ange en mapp att spara i.") from error
    except OSError as error:
        raise StoreError(f"Mappen {path.parent} går inte att använda ({error.strerror}). {_RIGHTS}") from error


_RIGHTS = "Kontrollera att du får skriva där, eller ange en annan datamapp."
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _explained(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(_DAMAGED):
        return (
            f"Databasen {path} är skadad eller ingen databas. Flytta undan filen och läs in rapporterna igen; "
            "rapportfilerna är orörda."
        )
    if code.startswith("SQLITE_FULL"):
        return f"Disken är full, så inget mer kunde sparas i {path}. Det som redan var sparat finns kvar. Frigör plats."
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return f"Databasen {path} går inte att öppna för skrivning. {_RIGHTS}"
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"Databasen {path} används av ett annat program. Vänta tills det är klart och försök igen."
    return f"Databasen {path} svarade med ett fel ({error}). Det som redan var sparat finns kvar. Försök igen."
