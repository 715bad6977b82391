"""`answer-eval guide schema` prints the schema that is kept beside the guides."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.guide import guide_schema

KEPT = Path(__file__).parents[3] / "rubrics" / "guide.schema.json"


def test_the_kept_schema_is_what_the_program_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """`answer-eval guide schema > rubrics/guide.schema.json` would change nothing."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "schema"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == guide_schema()
    assert printed == KEPT.read_text(encoding="utf-8")


def test_the_bench_lists_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """`guide --help` names each file of its folder; another word is a usage error."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "--help"])
    assert ended.value.code == 0
    assert "schema" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["guide", "nonsense"])
    assert ended.value.code == 2
