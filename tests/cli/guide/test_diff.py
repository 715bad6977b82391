"""`answer-eval guide diff` says what changed, and which ratings that leaves standing."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main

GUIDE = Path(__file__).parents[3] / "rubrics" / "customer_support.yaml"
HEADER = "interview,question,indicator,rater,rating,not_rated\n"


def compare(*arguments: object) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "diff", *map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def edited(folder: Path, *edits: tuple[str, str]) -> Path:
    """Write a version of the shipped guide with these edits."""
    text = GUIDE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    written = folder / "edited.yaml"
    written.write_text(text, encoding="utf-8")
    return written


def run_with(folder: Path, rows: str) -> Path:
    """Write a run's ratings."""
    folder.mkdir()
    (folder / "ratings.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder


def test_seen_and_unseen_changes_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new anchor has its ratings redone, a new weight doesn't; the forgotten version is noted."""
    now = edited(
        tmp_path,
        ("Gets the customer's problem solved fast", "Solves the problem within a day"),
        ("- id: checks_satisfaction", "- id: checks_satisfaction\n        weight: 2"),
    )
    assert compare(GUIDE, now) == 0
    said = capsys.readouterr().out
    seen, unseen = said.split("What raters don't see")
    assert "solves_problems re-anchored (positive)" in seen
    assert "→ Solves the problem within a day" in seen
    assert "checks_satisfaction re-weighted (weight): 1 → 2" in unseen
    assert "to be redone (question: competency): excellent_service: customer_focus\n" in unseen
    assert "the version is still 1" in unseen


def test_what_came_went_and_moved_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new item with its words, one that went with its own, a moved one by its name."""
    base = tmp_path / "base.yaml"
    head = "id: b\nversion: 1\ntitle: B\nscale: {min: 1, max: 5}\ncompetencies:\n"
    head += "  - {id: c, name: C, tier: primary}\nquestions:\n"
    probes = "    probes: [First one, Second one, Third one]\n"
    base.write_text(f"{head}  - id: q\n    text: Why\n{probes}  - {{id: r, text: How}}\n")
    probes = "    probes: [Third one, First one, Second one]\n"
    now = tmp_path / "now.yaml"
    now.write_text(f"{head}  - {{id: s, text: When}}\n  - id: q\n    text: Why\n{probes}")
    assert compare(base, now) == 0
    said = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "question r removed: How" in said
    assert "question s added: When" in said
    assert "probe q moved: Third one" in said
    text = now.read_text().replace("title: B\n", "title: Other\n")
    (tmp_path / "retitled.yaml").write_text(text)
    assert compare(now, tmp_path / "retitled.yaml") == 0
    assert "b changed (title)" in capsys.readouterr().out
    turned = tmp_path / "turned.yaml"
    turned.write_text(f"{head}  - id: q\n    text: Why\n{probes}  - {{id: s, text: When}}\n")
    assert compare(now, turned) == 0
    assert "moved (order)\n" in capsys.readouterr().out


def test_a_guide_does_not_differ_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to redo, and no word about its version."""
    assert compare(GUIDE, GUIDE) == 0
    said = capsys.readouterr().out
    assert "nothing that a guide says differs" in said
    assert "no rating has to be redone" in said
    assert "still" not in said
    assert "score again" not in said


def test_the_json_holds_changes_and_what_to_redo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new version's competency weight: told, and every request stands."""
    now = edited(tmp_path, ('version: "1"', 'version: "2"'), ("name: Resilience", "name: Bounce"))
    assert compare(GUIDE, now, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["was"]["version"], found["now"]["version"]) == ("1", "2")
    assert {(each["id"], each["how"], each["seen"]) for each in found["changes"]} == {
        ("resilience", "reworded", True),
        ("customer_support", "changed", False),
    }
    assert found["redo"]["again"] == [{"question": "unhappy_customer", "competency": "resilience"}]
    assert len(found["redo"]["standing"]) == 1
    assert "ratings" not in found


def test_two_runs_show_how_ratings_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Golden: 2 → 4 shifts by +2; one rating went, one came; a bad row is named, not counted."""
    first = run_with(
        tmp_path / "a",
        "i,q,asks,baseline,2,\nj,q,asks,baseline,3,\nk,q,asks,baseline,,no_evidence\n",
    )
    second = run_with(
        tmp_path / "b",
        "i,q,asks,baseline,4,\nj,q,asks,baseline,,no_evidence\nk,q,asks,baseline,1,\n"
        "l,q,asks,baseline,high,\n",
    )
    assert compare(GUIDE, GUIDE, "--runs", first, second) == 0
    printed = capsys.readouterr()
    row = next(line for line in printed.out.splitlines() if line.strip().startswith("asks"))
    assert row.split() == ["asks", "1", "+2.00", "100%", "1", "1", "0"]
    assert "Baseline ratings: not for decisions." in printed.out
    assert "ratings.csv:5" in printed.err
    assert compare(GUIDE, GUIDE, "--runs", first, second, "--json") == 0
    found = json.loads(capsys.readouterr().out)["ratings"]
    assert found["labels"] == {"baseline": True, "calibrated": False}
    assert found["indicators"][0]["mean_shift"] == pytest.approx(2.0)
    assert len(found["unusable"]) == 1


def test_an_indicator_in_one_run_only_has_no_shift(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dash, where a number would say that nothing moved."""
    first = run_with(tmp_path / "a", "i,q,old,anna,2,\n")
    second = run_with(tmp_path / "b", "i,q,new,anna,2,\n")
    assert compare(GUIDE, GUIDE, "--runs", first, second) == 0
    said = capsys.readouterr().out
    row = next(line for line in said.splitlines() if line.strip().startswith("old"))
    assert row.split() == ["old", "0", "-", "-", "0", "0", "1"]
    assert "Baseline" not in said


def test_what_cannot_be_compared_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken guide, no run, runs by others or of others, a run without ratings."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: broken\n", encoding="utf-8")
    first = run_with(tmp_path / "a", "i,q,asks,baseline,2,\n")
    second = run_with(tmp_path / "b", "i,q,asks,anna,2,\n")
    others = run_with(tmp_path / "d", "k,q,asks,baseline,2,\nj,q,asks,baseline,3,\n")
    empty = run_with(tmp_path / "c", "i,q,asks,anna,often,\n")
    for arguments, said in (
        ([GUIDE, broken], "broken.yaml:1"),
        ([GUIDE, GUIDE, "--runs", first, tmp_path], "ratings.csv"),
        ([GUIDE, GUIDE, "--runs", first, second], "no rater is in both runs"),
        ([GUIDE, GUIDE, "--runs", first, others], f"i in {first}, j and 1 more in {others}"),
        ([GUIDE, GUIDE, "--runs", first, empty], "no row of it can be used"),
    ):
        assert compare(*arguments) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert len(printed.err.strip().splitlines()) == 1
        assert printed.out == ""
