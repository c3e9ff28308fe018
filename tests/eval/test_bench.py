"""The benchmarks: what the child processes measure, and the page; no times are asserted."""

from pathlib import Path

import pytest

import index.ingest
from eval import bench, bench_stages
from index.embedding.hashing import HashEmbedder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_stages, "load_embedder", HashEmbedder)


def test_synthetic_reports_are_the_same_each_time(tmp_path: Path) -> None:
    first, second = (bench.synthetic(8, tmp_path / name) for name in ("a", "b"))
    assert len(list(first.iterdir())) == 8
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


def test_a_level_is_measured_and_printed(tmp_path: Path, quick: None) -> None:
    reports = bench.synthetic(3, tmp_path / "reports")
    before = index.ingest.extract_figures
    told = bench_stages.ingested(reports, tmp_path / "data", made_up=False)
    told |= bench_stages.asked_in(tmp_path / "data", made_up=False, queries=4)
    assert index.ingest.extract_figures is before
    assert (told["reports"], told["recall"]) == (3, 1.0)
    assert told["passages"] > 50
    assert told["figures"] > 150
    assert all(told[stage] > 0 for stage in ("parse", "figures_s", "embed", "write", "p50_ms", "disk_mb"))
    level = bench.Level(**told, plain_ratio=None, made_up_vectors=True)  # type: ignore[arg-type]
    page = bench.markdown([level], [], {"belagg ask": 1.25})
    assert "| | 3 reports |" in page
    assert "- belagg ask: 1.2 s" in page
    assert "| share of the exact top ten | 1.000 |" in page
    assert "vectors are made up" in page


def test_the_machine_is_named_by_cores_and_memory() -> None:
    assert "cores" in bench.machine()
    assert "GB memory" in bench.machine()
