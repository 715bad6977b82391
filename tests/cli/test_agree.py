"""`answer-eval agree` compares the raters of a run or a table."""

import json
from pathlib import Path

import pytest

from agreeing import HEADER, agree

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_a_table_alone(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a run, whatever raters the table holds are compared."""
    assert agree("--ratings", people) == 0
    printed = capsys.readouterr().out
    assert "human:anna – human:ben" in printed
    assert "12/12" in printed
    assert "not enough data" in printed
    assert "adjacent" not in printed
    assert "\x1b" not in printed


def test_few_candidates_are_minded(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said below 50 candidates, of the fewest that two raters share; above, not."""
    assert agree("--ratings", people) == 0
    told = capsys.readouterr().out
    assert "fewer than 50 candidates rated by both of a pair, bootstrap intervals are some" in told
    assert "α, ICC(1,1) and ICC(2,·) would be among other raters" in told
    rows = [f"i{n},q,k,{rater},{1 + n % 5}," for n in range(50) for rater in ("anna", "ben")]
    people.write_text(HEADER + "\n".join(rows))
    assert agree("--ratings", people, "--json") == 0
    assert "caution" not in json.loads(capsys.readouterr().out)["interval"]
    rows += [f"i{n},q,k,baseline,{1 + n % 5}," for n in range(21)]
    people.write_text(HEADER + "\n".join(rows))
    assert agree("--ratings", people, "--json") == 0
    assert "fewer than 50" in json.loads(capsys.readouterr().out)["interval"]["caution"]


def test_a_run_beside_people(run: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run's machine is held against each person and their mean, and labelled."""
    assert agree(run, "--human", people) == 0
    printed = capsys.readouterr().out
    assert "mean of humans – baseline" in printed
    assert "baseline, not for decisions" in printed
    assert "illustrative human ratings" in printed


def test_findings_come_first(run: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The machine's verdict and whether it stands in for a person, before any table."""
    assert agree(run, "--human", people) == 0
    lines = capsys.readouterr().out.splitlines()
    found = [line for line in lines if line.startswith("baseline ")]
    assert found[0].startswith("baseline beside mean of humans: ")
    assert found[1].startswith("baseline stands in at least as well as human:anna: ")
    titles = ("Pairs, ratings", "By level", "Raters (", "Rated or no", "What stands behind")
    places = [next(at for at, line in enumerate(lines) if title in line) for title in titles]
    assert sorted(places) == places
    assert "No length effect: the answers' texts aren't known" in "\n".join(lines)


def test_thresholds_can_be_moved(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--gate` moves a threshold, and JSON says where all of them stood."""
    assert agree("--ratings", people, "--gate", "qwk=-1", "--gate", "smd=0.3", "--json") == 0
    shown = {each["gate"]: each for each in json.loads(capsys.readouterr().out)["gates"]}
    assert (shown["qwk"]["low"], shown["qwk"]["source"]) == (-1, "set by --gate")
    assert (shown["smd"]["low"], shown["smd"]["high"]) == (-0.3, 0.3)
    assert shown["pearson"]["low"] == 0.7
    assert agree("--ratings", people, "--gate", "kappa=1") == 2
    assert "no gate is called 'kappa'" in capsys.readouterr().err


def test_a_gate_out_of_reach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where people agree too little for any machine to clear it, that is said."""
    rows = [
        f"i{number},hard,asks,{rater},{rating},\n"
        for number, ratings in enumerate(["132", "215", "344", "451", "523", "145", "332", "211"])
        for rater, rating in zip(("anna", "ben", "lab/model"), ratings, strict=True)
    ]
    path = tmp_path / "people.csv"
    path.write_text(HEADER + "".join(rows))
    assert agree("--ratings", path, "--gate", "qwk=0.99") == 0
    assert "no machine can be expected to reach QWK ≥ 0.99 here" in capsys.readouterr().out


def test_by_guide_version(run: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a run holds two versions of a guide, each is compared on its own too."""
    table = run / "ratings.csv"
    table.write_text(table.read_text().replace("int_0,cand_0,small,1,", "int_0,cand_0,small,2,"))
    assert agree(run, "--human", people, "--json") == 0
    comparisons = json.loads(capsys.readouterr().out)["comparisons"]
    versions = {(e["id"], e["of"]) for e in comparisons if e["group"] == "guide_version"}
    assert versions == {("small 1", 10), ("small 2", 2)}


def test_json_holds_everything(run: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints the whole comparison and nothing else, by candidates of the run."""
    assert agree(run, "--human", people, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["units"], shown["interviews"], shown["candidates"]) == (12, 6, 3)
    kinds = {each["kind"] for each in shown["comparisons"]}
    assert kinds == {"human-human", "human-machine", "mean-machine"}
    pair = shown["comparisons"][0]
    assert {"qwk", "pearson", "alpha_ordinal", "exact", "smd"} <= pair["coefficients"].keys()
    assert shown["unusable"] == []
    assert shown["labels"] == ["baseline, not for decisions", "illustrative human ratings"]
