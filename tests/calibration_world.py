"""Answers of better and worse candidates, people's ratings of them, and runs, to calibrate."""

import csv
import random
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from answer_eval.cli import main
from guide_texts import care_text
from server.serving import Server

GUIDE = care_text(
    {"hard": "What was hard?"},
    asks=("Asks first what they need", "Assumes to know what they need"),
    checks=("Checks back later that it worked", "Never checks again"),
)
GOOD = ("I asked first what they needed before I did anything.", "Later I checked that it worked.")
BAD = ("I assumed to know what they needed and started.", "I never checked it again.")
CANDIDATES = 60


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
