"""`answer-eval impact` compares groups in a run or a table, and lists what it couldn't match."""

import json
from pathlib import Path
from typing import Any

import pytest

from answer_eval.cli import main
from answer_eval.evaluation import evaluate_sync
from answer_eval.files import packaged
from answer_eval.reports import Run
from answer_eval.run import export
from answer_eval.store import open_store
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying

HEADER = "interview,candidate,level,id,score,rated,of,flags,rater,guide\n"
PEOPLE = 60
LABELLED = "interview,candidate,question,indicator,rater,rating,not_rated\n"


pytestmark = pytest.mark.usefixtures("few_resamples")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return a run's folder: every other candidate scores 4, of the first half two in three."""
    folder = tmp_path / "run"
    folder.mkdir()
    rows = (
        f"i{n},c{n},{level},{name},{4 if n % (3 if n < PEOPLE / 2 else 2) else 2},2,2,,baseline,g\n"
        for n in range(PEOPLE)
        for level, name in (("competency", "care"), ("overall", "overall"))
    )
    (folder / "scores.csv").write_text(HEADER + "".join(rows))
    return folder


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    """Return a table of two groupings; the first half are women."""
    path = tmp_path / "groups.csv"
    rows = (
        f"c{n},{'woman' if n < PEOPLE / 2 else 'man'},{'Black' if n % 4 else 'White'}\n"
        for n in range(PEOPLE)
    )
    path.write_text("candidate,sex,race_ethnicity\n" + "".join(rows))
    return path


def impact(*words: str | Path) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main(["impact", *map(str, words)])
    code = stopped.value.code
    assert isinstance(code, int)
    return code


def found(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what was printed as JSON."""
    return json.loads(capsys.readouterr().out)


def test_a_run(run: Path, groups: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for each grouping and the two crossed, labelled, with what they don't show."""
    assert impact(run, "--groups", groups) == 0
    printed = capsys.readouterr()
    for name in ("sex", "race_ethnicity", "sex × race_ethnicity"):
        assert f"{name}: scoring rate (score > 4)" in printed.out
        assert f"{name}: mean scores" in printed.out
    assert "Note: baseline, not for decisions." in printed.out
    assert "selection rate" not in printed.out
    assert "decide about nobody" in printed.out
    assert "not legal advice" in printed.out
    assert printed.err == ""


def test_json_has_every_number(run: Path, groups: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Selected at 3: 20 of 30 women, 15 of 30 men, so men's ratio is 15/20 = .75."""
    assert impact(run, "--groups", groups, "--cut", "3", "--json") == 0
    shown = found(capsys)
    (sample,) = shown["samples"]
    sex = sample["groupings"][0]
    median, cut = sex["rates"]
    assert (median["rate"], cut["rate"], cut["favourable"]) == (
        "scoring rate",
        "selection rate",
        "score ≥ 3",
    )
    man, woman = cut["groups"]
    assert (man["group"], man["n"], man["favourable"]) == ("man", 30, 15)
    assert man["impact_ratio"]["value"] == pytest.approx(0.75)
    assert man["impact_ratio"]["low"] < 0.75 < man["impact_ratio"]["high"]
    assert man["four_fifths"] == "not enough data"
    assert woman["fisher_p"] is None
    assert "highest rate" in woman["fisher_p_undefined"]
    assert median["groups"][0]["impact_ratio"]["undefined"].startswith("nobody")
    assert "--human" in sex["beside_people"]["undefined"]
    assert shown["limits"]
    assert sample["labels"] == ["baseline, not for decisions"]


def test_a_group_below_two_percent(
    run: Path, groups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of 60 is below 2 %: flagged, kept, and said what an auditor may do and then has to."""
    groups.write_text(groups.read_text().replace("c0,woman", "c0,another"))
    assert impact(run, "--groups", groups) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "sex: scoring rate (score > 4), without groups below 2 %" in printed
    assert "sex: below 2 % of the sample: another. An auditor may leave them out" in printed
    assert "race_ethnicity: below 2 %" not in printed.replace("sex × race_ethnicity", "crossed")


def test_a_level(run: Path, groups: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--level competency:ID` compares that score; one that isn't there is named."""
    assert impact(run, "--groups", groups, "--level", "competency:care") == 0
    assert "Score: competency:care by g, rated by baseline: 60" in capsys.readouterr().out
    assert impact(run, "--groups", groups, "--level", "competency:zeal") == 2
    assert "choose from competency:care, overall:overall" in capsys.readouterr().err
    assert impact(run, "--groups", groups, "--level", "care") == 2


def test_whoever_is_not_matched_is_listed(
    run: Path, groups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row of a stranger, a candidate without a row or a score: told, and the rest compared."""
    text = groups.read_text().replace("c7,", "stranger,")
    groups.write_text(text)
    scores = run / "scores.csv"
    scores.write_text(scores.read_text().replace("overall,overall,2,", "overall,overall,,", 1))
    assert impact(run, "--groups", groups) == 0
    printed = capsys.readouterr()
    assert "candidate 'stranger' has no rating" in printed.err
    assert "no row for candidate 'c7'" in printed.err
    assert "Without a score, in no figure: 1 (c0)." in printed.out
    assert "sex: 1 of unknown group" in printed.out
    assert "(not enough data)" in printed.out


def test_nobody_with_a_score(run: Path, groups: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rater none of whose candidates has a score is named, and nothing computed."""
    only = "".join(f"i{n},c{n},overall,overall,,0,2,,baseline,g\n" for n in range(2))
    (run / "scores.csv").write_text(HEADER + only)
    assert impact(run, "--groups", groups, "--json") == 0
    (sample,) = found(capsys)["samples"]
    assert (sample["candidates"], sample["groupings"]) == (0, [])


@pytest.mark.parametrize("name", ["imp.csv", "imp.html", "imp"])
def test_out_is_json_alone(
    run: Path, groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """JSON is never written into a file that is called otherwise."""
    with pytest.raises(SystemExit) as stopped:
        main(["impact", str(run), "--groups", str(groups), "--out", str(tmp_path / name)])
    assert stopped.value.code == 2
    assert "is no .json file" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_out(run: Path, groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--out` writes what `--json` prints."""
    out = tmp_path / "impact.json"
    assert impact(run, "--groups", groups, "--json", "--out", out) == 0
    assert json.loads(out.read_text()) == found(capsys)


def rated_table(path: Path) -> Path:
    """Write a table of one person's and one machine's ratings; the machine is severe with women."""
    rows = (
        f"i{n},c{n},q,k,{rater},{value},\n"
        for n in range(PEOPLE)
        for rater, value in (
            ("anna", 1 + n % 5),
            ("openai/x", 1 + n % 5 + n % 3 / 10 - (n < PEOPLE / 2)),
        )
    )
    path.write_text(LABELLED + "".join(rows))
    return path


def test_a_table_beside_people(
    groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A ratings table needs no run: at one human score women get a point less."""
    assert impact("--ratings", rated_table(tmp_path / "r.csv"), "--groups", groups, "--json") == 0
    beside = found(capsys)["samples"][0]["groupings"][0]["beside_people"]
    assert (beside["candidates"], beside["unknown"]) == (60, 0)
    difference = {each["group"]: each for each in beside["conditional_score_difference"]}["woman"]
    assert difference["difference"]["value"] == pytest.approx(-1, abs=0.02)
    dsm = {each["group"]: each for each in beside["dsm"]}["woman"]
    assert (dsm["verdict"]["outcome"], dsm["dsm"]["n"]) == ("fail", 30)
    assert beside["explained_by_group"]["csd"]["r2"] > 0.9


def test_the_terminal_shows_people_too(
    groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The machine's and the people's standing, the difference, and what groups explain."""
    assert impact("--ratings", rated_table(tmp_path / "r.csv"), "--groups", groups) == 0
    printed = capsys.readouterr().out
    assert "sex: machine beside people, of 60 candidates scored by both" in printed
    assert "of error beyond the human score" in printed


def test_people_are_scored_by_the_runs_guide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both sides' scores are of what both rated, by the guide in the run's store."""
    folder, people, groups = (tmp_path / name for name in ("run", "people.csv", "groups.csv"))
    rater = Told(saying(asks=quoted(4, "asked her"), checks=quoted(5, "I rang her the next day")))
    evaluations = [evaluate_sync(make_interview(f"i{n}"), GUIDE, rater, TEMPLATE) for n in (1, 2)]
    labels = {"baseline": False, "illustrative_ratings": True}
    about = {"guides": [{"digest": GUIDE.digest}], "labels": labels}
    with open_store(folder) as store:
        for each in evaluations:
            store.add_evaluation(each, GUIDE)
        store.add_account(about)
    export(Run(tuple(evaluations), {GUIDE.digest: GUIDE}, about), folder)
    header = "interview,question,indicator,rater,rating,not_rated\n"
    people.write_text(
        header + "i1,helped,asks,anna,5,\ni1,helped,checks,anna,4,\ni2,helped,asks,anna,3,\n"
        "i9,helped,asks,anna,3,\n"
    )
    groups.write_text("candidate,sex\ni1,woman\ni2,man\n")
    assert impact(folder, "--groups", groups, "--human", people, "--json") == 0
    shown = found(capsys)
    assert shown["labels"] == ["illustrative human ratings"]
    assert [each["what"] for each in shown["unusable"]] == ["interview 'i9' is not in the run"]
    # i2 has one indicator that both rated, and the guide asks for two: no score.
    assert shown["samples"][0]["groupings"][0]["beside_people"]["candidates"] == 1
    people.write_text(header + "i9,helped,asks,anna,3,\n")
    assert impact(folder, "--groups", groups, "--human", people) == 2
    people.write_text(header)
    assert impact(folder, "--groups", groups, "--human", people) == 2


def test_words_that_do_not_fit(
    run: Path, groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is exit 2 and one line that says what to do."""
    table = rated_table(tmp_path / "r.csv")
    people = tmp_path / "people.csv"
    people.write_text(LABELLED + "i,c1,q,k,anna,3,\n")
    empty = tmp_path / "empty.csv"
    empty.write_text(LABELLED)
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / "scores.csv").write_text("interview,score\ni,3\n")
    worse = tmp_path / "worse"
    worse.mkdir()
    (worse / "scores.csv").write_text(HEADER + "i,c1,overall,overall,four,2,2,,baseline,g\n")
    for words in (
        (),
        (run, "--ratings", table),
        ("--ratings", table, "--level", "competency:care"),
        ("--ratings", people),
        ("--ratings", empty),
        (tmp_path,),
        (odd,),
        (worse,),
        (run, "--human", people),
    ):
        assert impact(*words, "--groups", groups) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 9
    assert all(" — " in line for line in lines)


def test_a_table_of_the_samples_is_labelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ratings that were written for the samples are no study of anybody."""
    table, groups = tmp_path / "ratings.csv", tmp_path / "groups.csv"
    machine = "int_01_amara,excellent_service,finds_out_needs,baseline,3,\n"
    table.write_text(packaged("samples", "human_ratings.csv").read_text() + machine)
    groups.write_text("candidate,sex\nint_01_amara,woman\n")
    assert impact("--ratings", table, "--groups", groups, "--json") == 0
    assert "illustrative human ratings" in found(capsys)["labels"]
