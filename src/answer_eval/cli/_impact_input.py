"""What `answer-eval impact` compares: scores of a run or a table, beside people's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import Grid, grid_of
from answer_eval.cli import _illustrative
from answer_eval.errors import BadRatings, UsageError
from answer_eval.files import load_table
from answer_eval.human_ratings import RatingsRead, read_ratings
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.pairing import mean_rating, pair
from answer_eval.impact.report import SampleReport, examine, groupings
from answer_eval.impact.sample import Paired, Sample
from answer_eval.rating import Judged
from answer_eval.score import Level
from answer_eval.tables import Table, Unusable


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which score is compared."""

    level: Level
    id: str

    def __str__(self) -> str:
        return self.id if self.level is Level.OVERALL else f"{self.level}:{self.id}"


OVERALL = Wanted(Level.OVERALL, "overall")


@dataclass(frozen=True, slots=True)
class Scored:
    """One rater's scores by one guide, beside people's where there are any."""

    sample: Sample
    paired: Paired | Undefined


@dataclass(frozen=True, slots=True)
class Gathered:
    """All scores, what they are, everybody who was rated, and the rows that couldn't be used."""

    what: str
    scored: tuple[Scored, ...]
    people: frozenset[str]
    unusable: tuple[Unusable, ...] = ()
    labels: tuple[str, ...] = ()
    """What stands over the figures: illustrative ratings, scores that a calibration mapped."""


def level_of(text: str) -> Wanted:
    """Return the score that `overall`, `competency:ID` or `question:ID` names."""
    level, _, name = text.partition(":")
    if text == OVERALL.id:
        return OVERALL
    if level not in {Level.COMPETENCY, Level.QUESTION} or not name:
        raise UsageError(
            f"--level {text} names no score",
            fix="write overall, competency:ID or question:ID, as scores.csv has them",
        )
    return Wanted(Level(level), name)


def gather(run: Path | None, table: Path | None, human: Path | None, wanted: Wanted) -> Gathered:
    """Read a run's scores, or make them of a table's ratings: the mean of each candidate's."""
    from answer_eval.cli import _impact_run

    if (run is None) == (table is None):
        raise UsageError(
            "impact needs either a run's folder or --ratings TABLE",
            fix="name one of them: 'answer-eval impact DIR --groups groups.csv'",
        )
    if run:
        return _impact_run.of_run(run, human, wanted)
    if wanted != OVERALL:
        raise UsageError(
            f"--level {wanted} needs a run: a table has no guide to score by",
            fix="leave --level out, or name a run's folder",
        )
    return _of_tables([load_table(path, BadRatings) for path in (table, human) if path])


def _of_tables(tables: Sequence[Table]) -> Gathered:
    read = read_ratings(tables)
    judged = judged_of(read)
    grid = grid_of(judged)
    machines = grid.machines
    if not machines:
        raise UsageError(
            "the tables hold no machine's ratings",
            fix="name machines as openai/MODEL or baseline in the rater column",
        )
    people = frozenset(unit.candidate for unit in grid.units)
    scored = (Scored(_mean_ratings(grid, each), pair(grid, each, mean_rating)) for each in machines)
    labels = _illustrative.labels(judged, {})
    return Gathered("mean rating", tuple(scored), people, read.unusable, labels)


def judged_of(read: RatingsRead) -> tuple[Judged, ...]:
    """Return what was read; BadRatings where no row could be used."""
    if read.judged:
        return read.judged
    (name, rows), *_ = read.rows.items()
    first = read.unusable[0] if read.unusable else Unusable(name, "it has a header only", _ADD)
    raise BadRatings(
        f"none of its {rows} rows can be used: {first.what}", where=first.where, fix=first.fix
    )


_ADD = "add a row for every judgement"


def _mean_ratings(grid: Grid, machine: int) -> Sample:
    """Return the mean of each candidate's ratings."""
    found = defaultdict[str, list[float]](list)
    for unit, value in zip(grid.units, grid.values[:, machine].tolist(), strict=True):
        found[unit.candidate] += [] if np.isnan(value) else [value]
    return sample_of(grid.raters[machine].id, "", found)


def sample_of(rater: str, guide: str, found: dict[str, list[float]]) -> Sample:
    """Return each candidate's mean score; one without any is listed."""
    scored = {person: scores for person, scores in found.items() if scores}
    return Sample(
        rater=rater,
        guide=guide,
        people=tuple(scored),
        scores=np.array([np.mean(scores) for scores in scored.values()]),
        without_score=tuple(person for person, scores in found.items() if not scores),
    )


def examined(
    found: Gathered, attributes: Sequence[Attribute], cuts: Sequence[float]
) -> tuple[SampleReport, ...]:
    """Compare the groups of every column, and of every two crossed, in every rater's scores."""
    every = tuple(groupings(attributes))
    return tuple(examine(each.sample, each.paired, every, cuts) for each in found.scored)
