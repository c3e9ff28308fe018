"""Files and folders that cannot be the store's, and stores of other versions."""

import sqlite3

import pytest

from index.errors import StoreError
from index.store import Store, schema
from index.store.check import problems
from index.store.records import Derived
from tests.index.store.made import document, figure, put


@pytest.mark.parametrize("content", [b"not a database at all " * 100, b"\x00" * 5000], ids=["text", "zeros"])
def test_a_file_that_is_no_database(tmp_path, content):
    (tmp_path / schema.FILE).write_bytes(content)
    with pytest.raises(StoreError, match=r"skadad eller ingen databas.*läs in rapporterna igen"):
        Store.open(tmp_path)
    assert (tmp_path / schema.FILE).read_bytes() == content


def test_a_damaged_file(tmp_path):
    with Store.open(tmp_path) as store:
        put(store, texts=[f"text {number} " * 50 for number in range(200)])
    path = tmp_path / schema.FILE
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xa5" * (len(data) - 4096 * 3)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="skadad"), Store.open(tmp_path) as store:
        store.passages_of("a")


def test_another_programs_database(tmp_path):
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="inte Beläggs"):
        Store.open(tmp_path)


@pytest.mark.parametrize(("version", "age"), [(99, "nyare"), (1, "äldre")], ids=["newer", "older"])
def test_another_versions_database(tmp_path, version, age):
    Store.open(tmp_path).close()
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(StoreError, match=f"{age} version"):
        Store.open(tmp_path)


def test_an_earlier_version_that_lacks_only_what_is_derived_is_brought_up(tmp_path):
    with Store.open(tmp_path) as store:
        put(store, figures=[figure()])
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.executescript("DROP TABLE derived; PRAGMA user_version = 2")
    connection.close()
    with Store.open(tmp_path) as store:
        assert store.figures() == [("a", figure())]
        store.keep_derived("a", [Derived("outline", "1", b"x")])
        assert store.derived("outline", "1") == {"a": b"x"}
        assert problems(store) == []


def test_a_folder_that_is_a_file(tmp_path):
    path = tmp_path / "data"
    path.write_text("x")
    with pytest.raises(StoreError, match="är en fil"):
        Store.open(path)


def test_a_folder_without_permission(tmp_path, monkeypatch):
    def refused(folder, **_):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("pathlib.Path.mkdir", refused)  # and not chmod, which does not stop root
    with pytest.raises(StoreError, match=r"går inte att använda .*Kontrollera att du får skriva"):
        Store.open(tmp_path / "locked")


def test_a_database_that_may_not_be_opened(tmp_path, monkeypatch):
    def refused(*_, **__):
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorname = "SQLITE_CANTOPEN"
        raise error

    monkeypatch.setattr(schema.sqlite3, "connect", refused)
    with pytest.raises(StoreError, match="går inte att öppna för skrivning"):
        Store.open(tmp_path)


def test_a_place_where_no_folder_can_be_made():
    with pytest.raises(StoreError, match="går inte att använda"):
        Store.open("/proc/belagg")


def test_a_full_disk_loses_nothing(store):
    put(store, figures=[figure()])
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="Disken är full"):
        put(store, document("b"), texts=[f"lång text {number} " * 60 for number in range(300)])
    assert [entry.id for entry in store.documents()] == ["a"]
    assert store.figures() == [("a", figure())]
    assert problems(store) == []
