"""A run's scores as its folder has them, and people's ratings scored by the run's own guides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import isfinite, nan
from pathlib import Path
from typing import Any

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import Grid, grid_of
from answer_eval.calibrating import labels as mapped
from answer_eval.calibration.record import calibration_of
from answer_eval.cli import _illustrative, _run_folder
from answer_eval.cli._impact_input import Gathered, Scored, Wanted, sample_of
from answer_eval.errors import BadRatings, BadRun, UsageError
from answer_eval.files import load_table
from answer_eval.guide import Guide
from answer_eval.human_ratings import Known, RatingsRead, known_from, read_ratings
from answer_eval.impact.pairing import pair
from answer_eval.impact.sample import Paired, Sample
from answer_eval.rating import Rating
from answer_eval.score import score
from answer_eval.store import FILE_NAME, open_store
from answer_eval.tables import as_written

FILE = "scores.csv"
SCORES = ("interview", "candidate", "level", "id", "score", "rater", "guide")
NO_PEOPLE = Undefined("there are no people's ratings: add them with --human TABLE")

Cells = Mapping[str, str]


def of_run(run: Path, human: Path | None, wanted: Wanted) -> Gathered:
    """Read a run's scores and, with people's ratings, score those as the run's guides say."""
    about = _run_folder.about(run, FILE)
    calibration = calibration_of(about.get("calibration"), str(run / _run_folder.RUN_JSON))
    rows = _rows(run)
    samples = list(_samples(rows, wanted, run))
    people = frozenset(row["candidate"] for row in rows)
    if human is None:
        alone = tuple(Scored(each, NO_PEOPLE) for each in samples)
        return Gathered(str(wanted), alone, people, labels=tuple(mapped(calibration)))
    guides, account = _guides(run)
    candidates = {row["interview"]: row["candidate"] for row in rows}
    read = _read(run, human, known_from(guides.values(), candidates))
    grid = grid_of(read.judged)
    scored = (
        Scored(each, _beside_people(grid, each, rows, guides[each.guide], wanted))
        for each in samples
    )
    labels = (*_illustrative.labels(read.judged, account), *mapped(calibration, read.judged))
    return Gathered(str(wanted), tuple(scored), people, read.unusable, labels)


def _rows(run: Path) -> list[Cells]:
    table = load_table(run / FILE)
    if missing := [column for column in SCORES if column not in table.columns]:
        raise BadRun(
            f"no column {', '.join(missing)}",
            where=f"{run / FILE}:1",
            fix="run 'answer-eval score' again",
        )
    return [{name: as_written(cell) for name, cell in row.cells.items()} for row in table.rows]


def _samples(rows: Sequence[Cells], wanted: Wanted, run: Path) -> Iterator[Sample]:
    """Yield the wanted scores of every rater and guide."""
    found = defaultdict[tuple[str, str], dict[str, list[float]]](dict)
    for row in rows:
        if (row["level"], row["id"]) == (wanted.level, wanted.id):
            scores = found[row["rater"], row["guide"]].setdefault(row["candidate"], [])
            scores += [_number(row["score"], run)] if row["score"] else []
    if not found:
        ids = sorted({f"{row['level']}:{row['id']}" for row in rows})
        raise UsageError(
            f"{run} has no score {wanted}", fix=f"choose from {', '.join(ids) or 'none'}"
        )
    for (rater, guide), people in sorted(found.items()):
        yield sample_of(rater, guide, people)


def _number(cell: str, run: Path) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = nan
    if isfinite(value):
        return value
    where = str(run / FILE)
    raise BadRun(f"score {cell!r} is no number", where=where, fix="run 'answer-eval score' again")


def _guides(run: Path) -> tuple[dict[str, Guide], Mapping[str, Any]]:
    """Return the guides that the run's newest ratings were made by, and what it says of itself."""
    if not (run / FILE_NAME).exists():
        raise BadRun(
            f"it holds no {FILE_NAME}, where the guide is that people's ratings are scored by",
            where=str(run),
            fix="leave --human out, or name a table of both with --ratings",
        )
    with open_store(run) as store:
        account = store.account()
        used = {each["digest"] for each in account["guides"]}
        guides = {guide.id: guide for key, guide in store.guides().items() if key in used}
    return guides, account


def _read(run: Path, human: Path, known: Known) -> RatingsRead:
    tables = [load_table(path, BadRatings) for path in (run / "ratings.csv", human)]
    read = read_ratings(tables, known)
    out = [each for each in read.unusable if each.where.rpartition(":")[0] == tables[1].name]
    if len(out) == read.rows[tables[1].name]:
        what, fix = (out[0].what, out[0].fix) if out else ("it has a header only", "add rows")
        raise BadRatings(f"none of its rows can be used: {what}", where=str(human), fix=fix)
    return read


def _beside_people(
    grid: Grid, sample: Sample, rows: Sequence[Cells], guide: Guide, wanted: Wanted
) -> Paired | Undefined:
    machine = [rater.id for rater in grid.raters].index(sample.rater)
    interviews = {row["interview"] for row in rows if row["guide"] == sample.guide}
    mine = np.array([unit.interview in interviews for unit in grid.units], dtype=np.bool_)
    return pair(grid.where(mine), machine, partial(_by, guide, wanted))


def _by(guide: Guide, wanted: Wanted, ratings: Sequence[Rating]) -> float | Undefined:
    """Return the score that a guide makes of ratings."""
    card = score(ratings, guide).scores
    found = next(each for each in card if (each.level, each.id) == (wanted.level, wanted.id))
    return found.value if isinstance(found.value, float) else Undefined(found.value.why)
