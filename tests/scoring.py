"""Runs `answer-eval score` on the samples, and reads what it wrote."""

import csv
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged
from server.serving import Server

GUIDE = str(packaged("rubrics", "customer_support.yaml"))
INTERVIEWS = packaged("samples", "interviews")
FILES = {
    "evaluations.jsonl",
    "evidence.csv",
    "ratings.csv",
    "report.html",
    "run.json",
    "run.sqlite",
    "scores.csv",
}


def score(*arguments: str | Path) -> int:
    """Run the command; return its exit code."""
    with pytest.raises(SystemExit) as exit_:
        main(["score", *map(str, arguments)])
    return int(exit_.value.code or 0)


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def served(server: Server, folder: Path, *more: str | Path) -> int:
    """Score the samples with the openai rater against the test server."""
    named = more or (INTERVIEWS,)
    where = ("--guide", GUIDE, "--out", folder, "--rater", "openai", "--base-url", server.base_url)
    return score(*named, *where)
