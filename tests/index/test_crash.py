import pytest

from eval.crash import REPORTS, crash, main


@pytest.mark.parametrize(("seed", "longest"), [(1, 0.3), (2, 0.6), (3, 1.0)], ids=["early", "middle", "late"])
def test_a_killed_ingest_leaves_every_document_whole_or_absent(tmp_path, seed, longest):
    outcome = crash(tmp_path, seed, longest)
    assert outcome.wrong == ()
    assert REPORTS // 2 <= outcome.stored <= REPORTS


def test_the_script_says_what_it_found(capsys):
    assert main(["--times", "1"]) == 0
    assert "1 kills" in capsys.readouterr().out
