"""`answer-eval agree` compares the raters of a run or a table, and lists the rows it can't use."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer_eval.agreement import bootstrap, plan
from answer_eval.cli import main
from answer_eval.files import packaged

HEADER = "interview,question,indicator,rater,rating,not_rated\n"
RUN_HEADER = (
    "interview,candidate,guide,guide_version,question,indicator,rater,rater_kind,sample,"
    "rating,not_rated,evidence,flags\n"
)
PEOPLE = HEADER + "".join(
    f"int_{i},hard,{indicator},{rater},{1 + (i + shift) % 5},\n"
    for i in range(6)
    for indicator in ("asks", "checks")
    for rater, shift in (("anna", 0), ("ben", i % 2))
)
GUIDE = """\
id: small
version: 1
title: Small
scale: {min: 1, max: 5}
competencies:
  - id: care
    name: Care
    tier: primary
    definition: Minds others.
    indicators:
      - {id: asks, positive: Asks first, negative: Assumes}
      - {id: checks, positive: Checks back, negative: Leaves it}
questions:
  - {id: hard, text: What was hard?, competencies: [care]}
"""


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw few resamples: this is about the command."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 50)
    bootstrap.resamples_of.cache_clear()
    yield
    bootstrap.resamples_of.cache_clear()


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Return a table of two people's ratings."""
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return a run's folder with the baseline's ratings of the same units."""
    folder = tmp_path / "run"
    folder.mkdir()
    rows = "".join(
        f"int_{i},cand_{i // 2},small,1,hard,{indicator},baseline,baseline,1,{1.5 + i % 4},,2,\n"
        for i in range(6)
        for indicator in ("asks", "checks")
    )
    (folder / "ratings.csv").write_text(RUN_HEADER + rows)
    about = {"labels": {"baseline": True, "illustrative_ratings": True}}
    (folder / "run.json").write_text(json.dumps(about))
    return folder


def agree(*words: str | Path) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main(["agree", *map(str, words)])
    code = stopped.value.code
    assert isinstance(code, int)
    return code


def test_a_table_alone(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a run, whatever raters the table holds are compared."""
    assert agree("--ratings", people) == 0
    printed = capsys.readouterr().out
    assert "human:anna – human:ben" in printed
    assert "12/12" in printed
    assert "not enough data" in printed
    assert "adjacent" not in printed
    assert "\x1b" not in printed


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


def test_out_files(people: Path, tmp_path: Path) -> None:
    """`--out` writes JSON, csv, a workbook or a page by its suffix."""
    as_json, as_csv = tmp_path / "found.json", tmp_path / "found.csv"
    for name in ("found.xlsx", "found.HTML"):
        assert agree("--ratings", people, "--out", tmp_path / name) == 0
    assert (tmp_path / "found.xlsx").read_bytes().startswith(b"PK")
    assert "human:anna" in (tmp_path / "found.HTML").read_text()
    assert agree("--ratings", people, "--out", as_json) == 0
    assert agree("--ratings", people, "--out", as_csv) == 0
    assert json.loads(as_json.read_text())["comparisons"]
    rows = list(csv.DictReader(as_csv.read_text().splitlines()))
    assert {row["coefficient"] for row in rows} >= {"qwk", "pearson"}
    assert all(row["value"] or row["undefined"] for row in rows)


def test_the_samples_ratings_are_known(tmp_path: Path) -> None:
    """Ratings that were written for the samples are labelled so wherever they are compared."""
    out = tmp_path / "found.json"
    assert agree("--ratings", packaged("samples", "human_ratings.csv"), "--out", out) == 0
    assert json.loads(out.read_text())["labels"] == ["illustrative human ratings"]


def test_a_page_in_the_runs_folder_is_linked(tmp_path: Path, people: Path) -> None:
    """`report.html` leads to `agreement.html` once that stands beside it, and after scoring too."""
    answers, guide, folder = tmp_path / "answers.csv", tmp_path / "guide.yaml", tmp_path / "scored"
    guide.write_text(GUIDE)
    texts = [f"int_{i},hard,I asked first and then checked back {i} times." for i in range(6)]
    answers.write_text("\n".join(["interview,question,text", *texts]))
    score: list[str | Path] = [
        "score",
        answers,
        "--guide",
        guide,
        "--rater",
        "baseline",
        "--out",
        folder,
    ]
    link = '<a href="agreement.html">'

    def shown(*words: str | Path) -> str:
        with pytest.raises(SystemExit) as stopped:
            main([str(word) for word in words])
        assert not stopped.value.code
        return (folder / "report.html").read_text()

    assert link not in shown(*score)
    elsewhere = shown("agree", folder, "--human", people, "--out", tmp_path / "elsewhere.html")
    assert link not in elsewhere
    assert link in shown("agree", folder, "--human", people, "--out", folder / "agreement.html")
    assert link in shown(*score)


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


def test_plan_names_candidates(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`agree plan` prints a row for each number of raters, and what it takes for granted."""
    monkeypatch.setattr(plan, "STUDIES", 100)
    plan.drawn.cache_clear()
    with pytest.raises(SystemExit) as done:
        main(["agree", "plan", "--expect", "0.75", "--width", "0.3"])
    assert not done.value.code
    printed = capsys.readouterr().out
    assert "qwk of 0.75, an interval ≤ 0.3 wide" in printed
    assert "five points" in printed
    with pytest.raises(SystemExit):
        main(["agree", "plan", "--expect", "0.9", "--for", "qwk", "--json"])
    plan.drawn.cache_clear()
    said = json.loads(capsys.readouterr().out)
    assert [each["raters"] for each in said["plans"]] == [2, 3, 4]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--expect", "0.8"], "either --width or --for"),
        (["--expect", "0.8", "--width", "0.2", "--for", "qwk"], "either --width or --for"),
        (["--expect", "0.8", "--width", "0"], "is no width"),
        (["--expect", "0.8", "--width", "0.2", "--coefficient", "prmse"], "can't be planned for"),
        (["--expect", "0.8", "--for", "kappa"], "has no gate to plan for"),
        (
            ["--expect", "0.8", "--for", "qwk", "--coefficient", "qwk"],
            "--for names the coefficient already",
        ),
    ],
)
def test_plan_that_asks_for_nothing(
    words: list[str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan without an aim, or for what can't be planned, is refused with what to say instead."""
    with pytest.raises(SystemExit) as done:
        main(["agree", "plan", *words])
    assert done.value.code == 2
    assert what in capsys.readouterr().err


def test_a_folder_called_plan_is_a_run(
    run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a folder of that name is, `agree plan` compares the run in it."""
    run.rename(run.with_name("plan"))
    monkeypatch.chdir(run.parent)
    with pytest.raises(SystemExit):
        main(["agree", "plan"])
    assert "--width" not in capsys.readouterr().err
