"""`agree --calibrate` fits a map and `score --calibration` applies it, and no request is paid."""

import csv
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from answer_eval.agreement import bootstrap
from answer_eval.cli import main
from server.serving import Server, serving

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
      - {id: asks, positive: Asks first what they need, negative: Assumes to know what they need}
      - {id: checks, positive: Checks back later that it worked, negative: Never checks again}
questions:
  - {id: hard, text: What was hard?, competencies: [care]}
"""
GOOD = ("I asked first what they needed before I did anything.", "Later I checked that it worked.")
BAD = ("I assumed to know what they needed and started.", "I never checked it again.")
CANDIDATES = 60


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw few resamples: this is about the command."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 100)
    bootstrap.resamples_of.cache_clear()
    yield
    bootstrap.resamples_of.cache_clear()


def call(*words: str | Path) -> int:
    """Run a command and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main([str(word) for word in words])
    return int(stopped.value.code or 0)


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class World:
    """Answers of better and worse candidates, people's ratings of them, and a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.guide, self.answers, self.human = (
            folder / name for name in ("guide.yaml", "answers.csv", "human.csv")
        )
        self.run, self.file = folder / "run", folder / "autumn.json"
        self.guide.write_text(GUIDE)
        self.write(CANDIDATES)

    def write(self, candidates: int, first: int = 0) -> None:
        """Write the answers and ratings of so many candidates."""
        drawn = random.Random(first + 1)  # noqa: S311  a world, no secret
        answers, human = ["interview,question,text"], ["interview,question,indicator,rater,rating"]
        for number in range(first, first + candidates):
            share = drawn.random()
            said = [drawn.choice(GOOD if drawn.random() < share else BAD) for _ in range(4)]
            answers.append(f'c{number},hard,"{" ".join(said)}"')
            for indicator in ("asks", "checks"):
                rating = min(5, max(1, round(0.5 + 4 * share + drawn.gauss(0, 0.6))))
                human.append(f"c{number},hard,{indicator},anna,{rating}")
        self.answers.write_text("\n".join(answers))
        self.human.write_text("\n".join(human))

    def score(self, *more: str | Path, guide: Path | None = None) -> int:
        """Rate with the baseline into the run's folder."""
        named = ("--guide", guide or self.guide, "--rater", "baseline", "--out", self.run)
        return call("score", self.answers, *named, *more)

    def calibrate(self, *more: str | Path) -> int:
        """Fit."""
        return call("agree", self.run, "--human", self.human, "--calibrate", self.file, *more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Rate a world, once for all."""
    first = World(tmp_path_factory.mktemp("world"))
    assert first.score() == 0
    return first


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    """Return a copy to do anything to."""
    shutil.copytree(made.run, tmp_path / "run")
    return World(tmp_path)


def test_fitted_and_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Before, after and the change, what is left by indicator, the map, and how to apply it."""
    capsys.readouterr()
    assert world.calibrate() == 0
    printed = capsys.readouterr().out
    for told in ("baseline, small 1: linear calibration autumn", "qwk", "after less before"):
        assert told in printed
    assert "bias by indicator" in printed
    assert "on units not used to fit" in printed
    assert "× rating" in printed
    assert "Baseline ratings: not for decisions." in printed
    assert f"--calibration {world.file}" in printed
    about = json.loads(world.file.read_text())
    (one,) = about["maps"]
    assert (about["version"], about["name"], about["method"]) == (1, "autumn", "linear")
    assert one["basis"]["rater"] == "baseline"
    assert one["candidates"] == len(one["fitted_on"]) == len({*one["fitted_on"]})
    assert one["cross_fitted"]["coefficients"]["qwk"]["before"]["n"] == one["ratings"]


def test_json_is_the_file_and_is_the_same_again(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` prints what the file holds; folds and intervals are drawn with fixed seeds."""
    capsys.readouterr()
    assert world.calibrate("--json", "--method", "linear") == 0
    first = capsys.readouterr().out
    assert world.file.read_text() == first
    world.file.unlink()
    assert world.calibrate("--json") == 0
    assert capsys.readouterr().out == first


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


def test_fitted_again_to_a_calibrated_run_it_is_the_same(world: World) -> None:
    """Maps are fitted to the raters' own ratings, whatever the tables hold."""
    assert world.calibrate() == 0
    first = world.file.read_text()
    assert world.score("--calibration", world.file) == 0
    world.file.unlink()
    assert world.calibrate() == 0
    assert world.file.read_text() == first


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


def test_a_file_that_is_none(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and exit code 2."""
    assert world.score("--calibration", world.human) == 2
    assert "not JSON" in capsys.readouterr().err


def test_too_few_candidates_write_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A calibration set that isn't enough is refused with both numbers."""
    assert world.calibrate("--method", "monotone") == 2
    said = capsys.readouterr().err
    assert "and a monotone map needs 100" in said
    assert "have people rate more" in said
    assert not world.file.exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["RUN", "--human", "H", "--method", "linear"], "add --calibrate FILE"),
        (["RUN", "--calibrate", "a.json"], "needs a run's folder and people's ratings"),
        (["--human", "H", "--calibrate", "a.json"], "needs a run's folder and people's ratings"),
        (["RUN", "--human", "H", "--calibrate", "a.csv"], "end the file's name with .json"),
        (["RUN", "--human", "H", "--calibrate", "H"], "is no .json"),
        (["RUN", "--human", "H", "--calibrate", "a.json", "--out", "b.csv"], "takes no --out"),
        (["RUN", "--human", "H", "--calibrate", "a.json", "--gate", "qwk=.6"], "takes no --gate"),
        (["EMPTY", "--human", "H", "--calibrate", "a.json"], "it holds no run.sqlite"),
    ],
)
def test_words_that_do_not_fit(
    world: World, words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in one line, with exit code 2, and no file."""
    paths = {"RUN": world.run, "H": world.human, "EMPTY": world.folder / "empty"}
    where = {name: world.folder / name for name in ("a.json", "a.csv", "b.csv")}
    assert call("agree", *((paths | where).get(each, each) for each in words)) == 2
    assert why in capsys.readouterr().err
    assert not (world.folder / "a.json").exists()


def test_a_file_that_is_there_is_left_alone(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs may have been made with it."""
    world.file.write_text("mine")
    assert world.calibrate() == 2
    assert "choose another name" in capsys.readouterr().err
    assert world.file.read_text() == "mine"


def test_rows_that_cannot_be_used(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Are listed and left out; `--strict` makes them exit code 2, and no file is written."""
    world.human.write_text(world.human.read_text() + "\nnobody,hard,asks,anna,3")
    assert world.calibrate("--strict") == 2
    assert "row not used" in capsys.readouterr().err
    assert not world.file.exists()
    assert world.calibrate() == 0


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


def test_a_run_without_ratings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to fit."""
    world = World(tmp_path)
    world.answers.write_text("interview,question,text\nc0,hard,No.\nc1,hard,No.")
    assert world.score() == 0
    assert world.calibrate() == 2
    assert "nothing has been rated here" in capsys.readouterr().err


def test_no_request_is_paid_for_a_map(tmp_path: Path) -> None:
    """With a served model: fitted, applied and taken away again, nothing is asked anew."""
    world = World(tmp_path)
    with serving() as server:
        assert served(world, server) == 0
        spread(world)
        asked = len(server.requests)
        assert world.calibrate() == 0
        assert served(world, server, "--calibration", world.file) == 0
        assert served(world, server) == 0
        assert len(server.requests) == asked
        assert served(world, server, "--effort", "high", "--calibration", world.file) == 2
        assert len(server.requests) == asked


def test_two_raters_of_one_run_have_a_map_each(tmp_path: Path) -> None:
    """A rating and the decision that confirms it are mapped apart, and neither is asked again."""
    world, both = World(tmp_path), ("--confirm", "decisions")
    with serving() as server:
        assert served(world, server, *both) == 0
        spread(world)
        asked = len(server.requests)
        assert world.calibrate() == 0
        assert served(world, server, *both, "--calibration", world.file) == 0
        assert len(server.requests) == asked
    rated = [row for row in rows(world.run / "ratings.csv") if row["rating"]]
    named = {(row["rater_kind"], row["calibration"]) for row in rated}
    assert named == {("llm", "autumn"), ("decision", "autumn")}
    maps = json.loads(world.file.read_text())["maps"]
    assert len({json.dumps(each["map"]) for each in maps}) == 2


def served(world: World, server: Server, *more: str | Path) -> int:
    """Rate through the test server."""
    named = ("--guide", world.guide, "--rater", "openai", "--out", world.run)
    return call("score", world.answers, *named, "--base-url", server.base_url, *more)


def spread(world: World) -> None:
    """Make a person rate half a point lower, give or take, so that there are maps."""
    drawn = random.Random(3)  # noqa: S311  a world, no secret
    given = defaultdict[str, list[float]](list)
    for row in rows(world.run / "ratings.csv"):
        if row["rating"]:
            unit = ",".join(row[each] for each in ("interview", "question", "indicator"))
            given[unit].append(float(row["rating"]))
    human = ["interview,question,indicator,rater,rating"]
    for unit, values in given.items():
        near = mean(values) - 0.5 + drawn.gauss(0, 0.3)
        human.append(f"{unit},anna,{min(5, max(1, near)):.2f}")
    world.human.write_text("\n".join(human))
