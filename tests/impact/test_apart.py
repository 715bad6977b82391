"""Groups never reach a rater: nothing that rates can import them, and rating is blind to them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged
from server.serving import serving

LABEL = "Nonbinary-Tlingit-Label"
KNOWS = ("answer_eval.groups", "answer_eval.impact")


def score(folder: Path, out: Path, base_url: str) -> None:
    """Score a folder with the openai rater against the test server."""
    guide = str(packaged("rubrics", "customer_support.yaml"))
    where = ["--guide", guide, "--out", str(out), "--rater", "openai", "--base-url", base_url]
    where += ["--concurrency", "1"]  # what the server counts as cached goes by the order
    with pytest.raises(SystemExit) as stopped:
        main(["score", str(folder), *where])
    assert stopped.value.code == 0


def asked(folder: Path, out: Path) -> list[str]:
    """Return every request that scoring a folder sends, in an order of its own."""
    with serving() as server:
        score(folder, out, server.base_url)
        return sorted(json.dumps(each.body, sort_keys=True) for each in server.requests)


def test_a_groups_table_beside_the_transcripts_changes_nothing(tmp_path: Path) -> None:
    """With and without groups.csv the requests are the same, and so are the run's tables."""
    plain, beside = tmp_path / "plain", tmp_path / "beside"
    for folder in (plain, beside):
        folder.mkdir()
        for name in ("int_02_tomasz.vtt", "int_05_leila.vtt"):
            shutil.copy(packaged("samples", "interviews") / name, folder)
    table = f"candidate,sex\nint_02_tomasz,{LABEL}\nint_05_leila,{LABEL}\n"
    (beside / "groups.csv").write_text(table)
    requests = asked(plain, tmp_path / "one")
    assert requests
    assert asked(beside, tmp_path / "two") == requests
    for name in ("ratings.csv", "evidence.csv", "scores.csv", "evaluations.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    for path in (tmp_path / "two").iterdir():
        assert LABEL.encode() not in path.read_bytes()


def test_what_rates_never_loads_what_knows_groups() -> None:
    """Scoring's modules, every rater's and the prompt's load without the two that know groups."""
    loads = (
        "import sys, answer_eval.cli.score, answer_eval.run, answer_eval.prompt\n"
        "from answer_eval.raters import RATERS\n"
        "print(*RATERS)\n"
        "print(*(name for name in sys.modules if name.startswith('answer_eval.')))"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter and text
        [sys.executable, "-c", loads], check=True, capture_output=True, text=True
    )
    loaded = done.stdout.splitlines()[1].split()
    assert "answer_eval.run" in loaded
    assert [name for name in loaded if name.startswith(KNOWS)] == []
