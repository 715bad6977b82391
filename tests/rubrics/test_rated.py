"""Every shipped guide is rated end to end, by the baseline, on an interview of its own."""

import csv
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged

OWN = sorted(packaged("samples", "guides").iterdir())
CUSTOMER_SUPPORT = packaged("samples", "interviews", "int_01_amara.txt")
INTERVIEWS = {"customer_support": CUSTOMER_SUPPORT, **{path.stem: path for path in OWN}}
ASKED = {
    "customer_support": 2,
    "customer_care_behaviours": 3,
    "customer_service_question_bank": 8,
    "customer_support_specialist": 10,
    "support_hiring_protocol": 3,
}


def test_no_guide_is_without_an_interview() -> None:
    """A guide is a file with questions; the shared competencies are none."""
    guides = {path.stem for path in packaged("rubrics").glob("*.yaml")} - {"support_competencies"}
    assert guides == set(INTERVIEWS) == set(ASKED)


@pytest.mark.parametrize("guide", ASKED)
def test_a_guide_rates_its_interview(guide: str, tmp_path: Path) -> None:
    """Nearly every question that was put is found, and most of its indicators are rated."""
    arguments = [str(INTERVIEWS[guide]), "--guide", str(packaged("rubrics", f"{guide}.yaml"))]
    with pytest.raises(SystemExit) as ended:
        main(["score", *arguments, "--out", str(tmp_path), "--rater", "baseline"])
    assert ended.value.code == 0
    with (tmp_path / "ratings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    answered = {row["question"] for row in rows if row["not_rated"] != "not_asked"}
    assert ASKED[guide] - 1 <= len(answered) <= ASKED[guide]
    rated = [row for row in rows if row["rating"]]
    assert len(rated) > sum(row["question"] in answered for row in rows) / 2
