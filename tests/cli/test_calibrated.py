"""`score --calibration` maps what is written of a run, and no request is paid for it."""

import json
import shutil
from pathlib import Path

import pytest

from calibration_world import GUIDE, World, call, rows, served, spread
from server.serving import serving

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_applied_ratings_and_scores_change_and_the_raters_own_stay(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """`rating` and scores are mapped, `raw_rating` and the store are not, reasons stay reasons."""
    before = rows(world.run / "ratings.csv")
    assert world.calibrate() == 0
    capsys.readouterr()
    assert world.score("--calibration", world.file) == 0
    told = capsys.readouterr()
    assert "mapped by the calibration 'autumn' (linear)" in told.err
    assert "was fitted to 60 of these 60 candidates" in told.err
    mapping = json.loads(world.file.read_text())["maps"][0]["map"]
    after = rows(world.run / "ratings.csv")
    for was, row in zip(before, after, strict=True):
        assert (was["calibration"], was["raw_rating"]) == ("", was["rating"])
        assert (row["raw_rating"], row["not_rated"]) == (was["rating"], was["not_rated"])
        assert row["calibration"] == ("autumn" if was["rating"] else "")
        if was["rating"]:
            line = mapping["slope"] * float(was["rating"]) + mapping["intercept"]
            assert float(row["rating"]) == pytest.approx(min(5, max(1, line)), abs=1e-4)
    own = [float(row["rating"]) for row in after if row["interview"] == "c7"]
    scores = {
        row["level"]: row["score"]
        for row in rows(world.run / "scores.csv")
        if row["interview"] == "c7"
    }
    assert float(scores["competency"]) == pytest.approx(sum(own) / len(own))
    about = json.loads((world.run / "run.json").read_text())
    assert about["calibration"]["name"] == "autumn"
    report = (world.run / "report.html").read_text()
    assert "by the calibration <b><bdi>autumn</bdi></b> (linear" in report
    assert "The rater's own rating: " in report
    line = json.loads((world.run / "evaluations.jsonl").read_text().splitlines()[7])
    assert {each["raw"] for each in line["raters"][0]["judged"]} <= {
        float(row["raw_rating"]) for row in after
    }


def test_again_it_is_the_same_and_without_it_raw_again(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Idempotent; taken away, the ratings are the raters' own, and the run says so."""
    raw = (world.run / "ratings.csv").read_bytes(), (world.run / "scores.csv").read_bytes()
    assert world.calibrate() == 0
    assert world.score("--calibration", world.file) == 0
    first = (world.run / "ratings.csv").read_bytes()
    assert world.score("--calibration", world.file) == 0
    assert (world.run / "ratings.csv").read_bytes() == first != raw[0]
    capsys.readouterr()
    assert world.score() == 0
    assert "was mapped by the calibration 'autumn'" in capsys.readouterr().err
    assert (
        (world.run / "ratings.csv").read_bytes(),
        (world.run / "scores.csv").read_bytes(),
    ) == raw


def test_agree_says_that_ratings_are_mapped_and_by_whom_they_were_fitted(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """A leak is named where people rated those whom the map was fitted to, and only there."""
    assert world.calibrate() == 0
    assert world.score("--calibration", world.file) == 0
    capsys.readouterr()
    assert call("agree", world.run, "--human", world.human) == 0
    printed = capsys.readouterr().out
    assert "Note: ratings by baseline are mapped to people's scale by the" in printed
    assert "was fitted to 60 of the 60 candidates whom people rated" in printed
    world.write(30, first=500)
    assert world.score("--calibration", world.file) == 0
    capsys.readouterr()
    assert call("agree", world.run, "--human", world.human, "--json") == 0
    labels = json.loads(capsys.readouterr().out)["labels"]
    assert any("mapped to people's scale" in each for each in labels)
    assert not any("was fitted to" in each for each in labels)


def test_a_calibration_is_no_difference_between_guides(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """`guide diff --runs` compares the raters' own ratings, and says so where some are mapped."""
    before = world.folder / "before"
    shutil.copytree(world.run, before)
    assert world.calibrate() == 0
    assert world.score("--calibration", world.file) == 0
    capsys.readouterr()
    both = ("guide", "diff", world.guide, world.guide, "--runs", before)
    assert call(*both, world.run, "--json") == 0
    found = json.loads(capsys.readouterr().out)["ratings"]
    assert found["labels"]["calibrated"]
    assert {each["share_changed"] for each in found["indicators"]} == {0.0}
    assert call(*both, world.run) == 0
    assert "Compared before calibration" in capsys.readouterr().out
    assert call(*both, before) == 0
    assert "calibration" not in capsys.readouterr().out


def test_a_card_says_what_mapped_the_ratings(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name, the method and the date, among what rated what."""
    assert world.calibrate() == 0
    assert world.score("--calibration", world.file) == 0
    capsys.readouterr()
    assert call("card", world.run) == 0
    assert "| Calibrated by | autumn (linear, made 20" in capsys.readouterr().out


def test_a_calibration_of_something_else_is_refused(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another guide, another rater: one line, exit code 2, and nothing changes."""
    assert world.calibrate() == 0
    before = (world.run / "ratings.csv").read_bytes()
    other = world.folder / "other.yaml"
    other.write_text(GUIDE.replace("Asks first", "First asks"))
    capsys.readouterr()
    assert world.score("--calibration", world.file, guide=other) == 2
    assert "was fitted to a guide's text" in capsys.readouterr().err
    script = world.folder / "script.json"
    script.write_text("{}")
    rater = ("--rater", "scripted", "--model", script, "--guide", world.guide)
    out = world.folder / "elsewhere"
    assert call("score", world.answers, *rater, "--out", out, "--calibration", world.file) == 2
    said = capsys.readouterr().err
    assert "fitted to a rater (baseline) other than scripted" in said
    assert len(said.splitlines()) == 1
    assert not out.exists()
    assert (world.run / "ratings.csv").read_bytes() == before


@pytest.mark.parametrize("people", [False, True])
def test_groups_are_told_whose_scale_the_scores_are_on(
    world: World, capsys: pytest.CaptureFixture[str], *, people: bool
) -> None:
    """`impact` says that a calibration mapped the scores, with people's ratings and without."""
    table = world.folder / "groups.csv"
    table.write_text("candidate,desk\n" + "".join(f"c{n},{n % 2}\n" for n in range(60)))
    beside = ("--human", world.human) if people else ()
    assert world.calibrate() == 0
    capsys.readouterr()
    assert call("impact", world.run, "--groups", table, *beside) == 0
    assert "mapped" not in capsys.readouterr().out
    assert world.score("--calibration", world.file) == 0
    capsys.readouterr()
    assert call("impact", world.run, "--groups", table, *beside) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Note: ratings by baseline are mapped to people's scale by the calibration" in said
    assert ("flatters" in said) is people


def test_a_file_that_is_none(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and exit code 2."""
    assert world.score("--calibration", world.human) == 2
    assert "not JSON" in capsys.readouterr().err
    world.file.write_text('{"version": 1, "name": "a", "maps": []}')
    assert world.score("--calibration", world.file) == 2
    assert str(world.file) in capsys.readouterr().err


def test_raters_are_fitted_apart(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """One with too few ratings is named and has no map; its ratings stay, and that is said."""
    world.answers.write_text("\n".join(world.answers.read_text().splitlines()[:4]))
    with serving() as server:
        assert served(world, server) == 0
    capsys.readouterr()
    assert world.calibrate() == 0
    printed = capsys.readouterr().out
    assert "not fitted: openai/" in printed
    assert "small 1: not enough data" in printed
    assert world.score("--calibration", world.file) == 0
    assert "3 evaluations of earlier runs keep their ratings" in capsys.readouterr().err
    rated = [row for row in rows(world.run / "ratings.csv") if row["rating"]]
    named = {(row["rater_kind"], row["calibration"]) for row in rated}
    assert named == {("baseline", "autumn"), ("llm", "")}


def test_two_raters_have_a_map_each_and_no_request_is_paid_for_one(tmp_path: Path) -> None:
    """A rating and the decision that confirms it are mapped apart; nothing is asked anew."""
    world, both = World(tmp_path), ("--confirm", "decisions")
    with serving() as server:
        assert served(world, server, *both) == 0
        spread(world)
        asked = len(server.requests)
        assert world.calibrate() == 0
        mapped = ("--calibration", world.file)
        assert served(world, server, *both, *mapped) == 0
        rated = [row for row in rows(world.run / "ratings.csv") if row["rating"]]
        assert served(world, server, "--effort", "high", *mapped) == 2
        assert len(server.requests) == asked
    named = {(row["rater_kind"], row["calibration"]) for row in rated}
    assert named == {("llm", "autumn"), ("decision", "autumn")}
    maps = json.loads(world.file.read_text())["maps"]
    assert len({json.dumps(each["map"]) for each in maps}) == 2
