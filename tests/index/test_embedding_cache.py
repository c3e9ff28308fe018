from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from index.embedding.cache import is_whole, models_folder, prepared
from index.errors import StoreError


class Maker:
    """Writes two files and counts how often."""

    def __init__(self, content="weights"):
        self.content = content
        self.times = 0

    def __call__(self, folder):
        self.times += 1
        (folder / "inner").mkdir()
        (folder / "model.bin").write_text(self.content, encoding="utf-8")
        (folder / "inner" / "config.json").write_text("{}", encoding="utf-8")


def test_it_is_made_once(tmp_path):
    make = Maker()
    first = prepared("m", make, tmp_path / "new" / "models")
    assert prepared("m", make, tmp_path / "new" / "models") == first
    assert make.times == 1
    assert is_whole(first)
    assert [path.name for path in first.parent.iterdir()] == ["m"]


def _shorten(folder):
    (folder / "model.bin").write_text("w", encoding="utf-8")


def _remove(folder):
    (folder / "inner" / "config.json").unlink()


def _no_manifest(folder):
    (folder / "manifest.json").unlink()


def _bad_manifest(folder):
    (folder / "manifest.json").write_text('{"files": 3}', encoding="utf-8")


@pytest.mark.parametrize("damage", [_shorten, _remove, _no_manifest, _bad_manifest])
def test_a_damaged_one_is_made_anew(tmp_path, damage):
    make = Maker()
    folder = prepared("m", make, tmp_path)
    damage(folder)
    assert not is_whole(folder)
    prepared("m", make, tmp_path)
    assert make.times == 2
    assert (folder / "model.bin").read_text(encoding="utf-8") == "weights"
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_again_replaces_a_whole_one(tmp_path):
    prepared("m", Maker("old"), tmp_path)
    folder = prepared("m", Maker("new"), tmp_path, again=True)
    assert (folder / "model.bin").read_text(encoding="utf-8") == "new"


def test_a_make_that_fails_leaves_nothing(tmp_path):
    def fail(folder):
        (folder / "half").write_text("h", encoding="utf-8")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        prepared("m", fail, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_several_at_once_get_one_whole_copy(tmp_path):
    together = Barrier(4)

    def make(folder):
        together.wait()
        Maker()(folder)

    with ThreadPoolExecutor(4) as pool:
        folders = list(pool.map(lambda _: prepared("m", make, tmp_path), range(4)))
    assert set(folders) == {tmp_path / "m"}
    assert is_whole(tmp_path / "m")
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"kan inte skrivas .* BELAGG_MODELS"):
        prepared("m", Maker(), tmp_path / "file" / "models")


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("BELAGG_MODELS", str(tmp_path))
    assert models_folder() == tmp_path
    monkeypatch.delenv("BELAGG_MODELS")
    assert models_folder().parts[-2:] == ("belagg", "models")
    assert isinstance(models_folder(), Path)
