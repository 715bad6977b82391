"""`answer-eval agree` lists the rows it can't use, and says what to do where nothing is left."""

import json
from pathlib import Path

import pytest

from agreeing import GUIDE, HEADER, PEOPLE, agree

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_rows_that_cannot_be_used(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is listed with its line, its reason and the next step, and the rest is compared."""
    guide = tmp_path / "guide.yaml"
    guide.write_text(GUIDE)
    people.write_text(PEOPLE + "int_1,hard,asks,cy,9,\nint_1,hard,sings,anna,3,\n")
    assert agree("--ratings", people, "--guide", guide, "--json") == 0
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert lines[0].startswith(f"row not used: {people}:26: rating 9 is off the scale — give")
    assert "indicator 'sings' is not in the guide" in lines[1]
    assert [each["where"] for each in json.loads(printed.out)["unusable"]] == [
        f"{people}:26",
        f"{people}:27",
    ]
    groups = {each["group"] for each in json.loads(printed.out)["comparisons"]}
    assert "competency" in groups


def test_strict_stops_at_such_rows(people: Path, tmp_path: Path) -> None:
    """With `--strict` a row that can't be used is exit 2, and nothing is written."""
    people.write_text(PEOPLE + "int_1,hard,asks,anna,3,\n")
    out = tmp_path / "found.json"
    assert agree("--ratings", people, "--strict", "--out", out) == 2
    assert not out.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interview,question\ni,q\n", "neither a column rating nor ratings"),
        (HEADER, "none of its 0 rows can be used: it has a header only"),
        (HEADER + "i,q,k,anna,,\n", "none of its 1 rows can be used: neither a rating nor"),
        (HEADER + "i,q,k,anna,3,\n", "all ratings are by human:anna: agreement needs two raters"),
        (HEADER + "i,q,k,anna,3,\nj,q,k,ben,3,\n", "no two raters judged the same interview"),
        ("", "the table is empty"),
    ],
)
def test_tables_nothing_can_be_made_of(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table that compares nothing is exit 2 and one line that says what to do."""
    path = tmp_path / "odd.csv"
    path.write_text(text)
    assert agree("--ratings", path) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert said in line
    assert " — " in line


def test_ratings_of_other_interviews(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """People's ratings of other interviews than the run's are named, with the file and line."""
    other = tmp_path / "other.csv"
    other.write_text(HEADER + "int_77,hard,asks,anna,3,\n")
    assert agree(run, "--human", other) == 2
    said = capsys.readouterr().err
    assert (
        f"{other}:2: none of its 1 rows can be used: interview 'int_77' is not in the run" in said
    )


def test_words_that_do_not_fit(
    run: Path, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run or a table, not both nor neither; a folder that is a run; a suffix that is known."""
    assert agree() == 2
    assert agree(run, "--ratings", people) == 2
    assert agree(tmp_path) == 2
    assert agree("--ratings", people, "--out", tmp_path / "found.pdf") == 2
    assert agree("--ratings", tmp_path / "nowhere.csv") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 5
    assert "holds no ratings.csv" in lines[2]


def test_a_run_alone_needs_people(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One machine has nobody to agree with: add people."""
    (run / "run.json").unlink()
    assert agree(run) == 2
    assert "--human TABLE" in capsys.readouterr().err


def test_a_broken_account(run: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run.json that is no JSON is named."""
    (run / "run.json").write_text("{")
    assert agree(run, "--human", people) == 2
    assert "run.json: not JSON" in capsys.readouterr().err


def test_a_run_knows_its_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The run's store holds its guide: ratings off its scale are listed without `--guide`."""
    from answer_eval.evaluation import evaluate_sync
    from answer_eval.reports import Run
    from answer_eval.run import export
    from answer_eval.store import open_store
    from rating_world import GUIDE as SMALL
    from rating_world import TEMPLATE, Told, make_interview, quoted, saying

    folder = tmp_path / "stored"
    rater = Told(saying(asks=quoted(4, "asked her"), checks=quoted(5, "I rang her the next day")))
    evaluation = evaluate_sync(make_interview(), SMALL, rater, TEMPLATE)
    about = {"guides": [{"digest": SMALL.digest}], "labels": {"baseline": False}}
    with open_store(folder) as store:
        store.add_evaluation(evaluation, SMALL)
    export(Run((evaluation,), {SMALL.digest: SMALL}, about), folder)
    people = tmp_path / "people.csv"
    people.write_text(
        "interview,question,indicator,rater,rating,not_rated,comment\n"
        "int_01,helped,asks,anna,5,,She asked before she acted\nint_01,helped,checks,anna,6,,\n"
        "int_01,failed,asks,anna,,not_asked,\n"
    )
    assert agree(folder, "--human", people, "--json") == 0
    printed = capsys.readouterr()
    assert f"{people}:3: rating 6 is off the scale" in printed.err
    report = json.loads(printed.out)
    pair = report["comparisons"][0]
    assert pair["raters"] == ["human:anna", "told"]
    assert (pair["n"], pair["of"], pair["not_rated"]["neither"]) == (1, 2, 1)
    (apart,) = report["diagnostics"]["disagreements"]
    anna, told = apart["sides"]
    assert anna["observation"] == "She asked before she acted"
    assert [(each["quote"], each["match"]) for each in told["quotes"]] == [("asked her", "exact")]
    assert report["diagnostics"]["length_effect"][0]["r"]["first"]["undefined"]
