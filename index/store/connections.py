"""Connections to the store's file, lent out one a call."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Any

from index.errors import StoreError
from index.store import records, schema


class Connections:
    """The store's file, open. Safe to use from many threads: each call borrows a connection of its own."""

    def __init__(self, folder: Path) -> None:
        """Opens the store in `folder`, made when there is none; raises StoreError when it cannot be used."""
        self.folder = folder.expanduser()
        self._path = self.folder / schema.FILE
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._closed = False
        self._writing = Lock()
        self._idle.put(schema.connect(self.folder))

    def close(self) -> None:
        """Closes the connections; a store that was closed refuses further calls."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for the block; SQLite's errors come out as StoreError."""
        if self._closed:
            raise StoreError("Lagret är stängt. Öppna det igen.")
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = schema.connect(self.folder)
        try:
            with schema.guarded(self._path):
                yield connection
        finally:
            if self._closed:
                connection.close()
            else:
                self._idle.put(connection)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._writing, self.reading() as connection, schema.transaction(connection):
            yield connection
            connection.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")

    def _row(self, document: str, columns: str) -> tuple[Any, ...]:
        with self.reading() as connection:
            row = connection.execute(f"SELECT {columns} FROM documents WHERE id = ?", [document]).fetchone()
        if row is None:
            raise records.unknown(document)
        return tuple(row)
