"""What `answer-eval stability` looks at, and what it prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.repeats import NotRepeated
from answer_eval.agreement.verdict import FEWEST_CANDIDATES
from answer_eval.cli import _rated, _show
from answer_eval.errors import UsageError
from answer_eval.inputs import Inputs
from answer_eval.rating import RaterKind
from answer_eval.reports import BASELINE_NOTICE
from answer_eval.shares import percent
from answer_eval.store import FILE_NAME, open_store
from answer_eval.trust.stability import (
    Crossing,
    NoCut,
    Stability,
    Steadiness,
    repeat,
    stabilities,
)

if TYPE_CHECKING:
    from rich.table import Table

TOO_FEW = "not enough data"
RUNS = 5
"""Repeats where nobody says how many."""
OF_A_RATING = ("guide", "rater_name", "model", "base_url", "manifest", "candidate", "keep")
"""What a run's folder has settled already."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What repeats show of each rater and guide, and the files that were found."""

    found: tuple[Stability, ...]
    inputs: Inputs

    @property
    def has_failures(self) -> bool:
        """Whether some answer got no valid reply, or some file of a folder could not be read."""
        return bool(self.inputs.unreadable) or any(each.failures for each in self.found)


def see(asked: _rated.Asked, runs: int | None, cut: float | NoCut) -> Seen:
    """Compare the samples of a run's folder, or rate interviews so many times (None: RUNS)."""
    folders = [path for path in asked.paths if (path / FILE_NAME).is_file()]
    if not folders:
        return _rate(asked, runs or RUNS, cut)
    if len(asked.paths) > 1:
        raise UsageError("a run's folder is looked at alone", fix=f"name {folders[0]} and no other")
    given = [f"--{name.removesuffix('_name')}" for name in OF_A_RATING if getattr(asked, name)]
    if unused := [*(["--runs"] if runs else []), *given]:
        named = ", ".join(unused).replace("_", "-")
        click.echo(f"note: a run's folder has its own samples: no use for {named}", err=True)
    return Seen(_of_run(folders[0], cut), Inputs((), (), ()))


def _of_run(folder: Path, cut: float | NoCut) -> tuple[Stability, ...]:
    with open_store(folder) as store:
        store.account()  # which there is none of where a run was cut short
        found = stabilities(store.evaluations(), store.guides(), cut)
    if not found:
        raise UsageError(
            "nothing has been rated here", where=str(folder), fix="run 'answer-eval score' first"
        )
    return found


def _rate(asked: _rated.Asked, runs: int, cut: float | NoCut) -> Seen:
    ready = _rated.opened(asked)
    total = runs * len(ready.works)
    made = _rated.rated(asked, ready, total, lambda rounds: repeat(ready.works, rounds, runs))
    guides = {work.guide.digest: work.guide for work in ready.works}
    return Seen(stabilities(made, guides, cut), ready.inputs)


def show(seen: Seen) -> None:
    """Print a table for each rater and guide, and below it what there is to say."""
    shown = _show.console()
    for each in seen.found:
        if not each.not_repeated:
            shown.print(_table(each))
        for line in _lines(each):
            click.echo(line)


def failures(seen: Seen) -> None:
    """Say on standard error what could not be read or got no valid reply, a line each."""
    _show.files(seen.inputs)
    told = {
        f"not rated: {one.unit.interview}, question {one.unit.question}, repeat {one.sample}:"
        f" {one.reason}: {one.detail}"
        for each in seen.found
        for one in each.failures
    }
    for line in sorted(told):
        click.echo(line, err=True)


def _table(found: Stability) -> "Table":
    title = (
        f"{found.guide.id} {found.guide.version}, rated {found.repeats} times by {found.rater.id}"
    )
    numbers = [
        "n",
        "mean SD",
        "widest SD",
        "ICC(1)",
        "95 % interval",
        "changed",
        "rated only sometimes",
    ]
    table = _show.table(title, ["indicator"], numbers)
    for each in (*found.indicators, found.overall):
        table.add_row(*_row(each))
    return table


def _row(each: Steadiness) -> Iterator[str]:
    yield each.id
    yield str(each.of)
    yield _number(each.spread.mean_sd)
    yield _number(each.spread.widest_sd)
    yield _number(each.icc.value)
    yield _interval(each.icc) if each.is_enough else TOO_FEW
    yield percent(each.changed / each.of) if each.of else "-"
    yield str(each.flipped)


def _number(value: float | NotRepeated | Undefined) -> str:
    return f"{value:z.2f}" if isinstance(value, float) else "-"


def _interval(estimate: Estimate) -> str:
    bounds = estimate.interval
    return f"{bounds.low:z.2f} to {bounds.high:z.2f}" if isinstance(bounds, Bounds) else "-"


def _lines(found: Stability) -> Iterator[str]:
    if found.not_repeated:
        yield f"{found.guide.id}, rated by {found.rater.id}: {found.not_repeated}"
        return
    if isinstance(found.crossing, Crossing):
        yield _crossing(found.crossing)
    if not found.overall.is_enough:
        yield (
            f"{TOO_FEW}: {found.overall.candidates} candidates; with fewer than"
            f" {FEWEST_CANDIDATES} the figures tell of these alone"
        )
    if found.rater.kind is RaterKind.BASELINE:
        yield BASELINE_NOTICE


def _crossing(crossing: Crossing) -> str:
    if not crossing.candidates:
        return f"cut {crossing.cut:g}: no candidate has an overall score in two repeats"
    count = len(crossing.crossing)
    names = f": {', '.join(crossing.crossing)}" if count else ""
    share = f"{count} of {crossing.candidates} candidates ({percent(count / crossing.candidates)})"
    few = "" if crossing.is_enough else f" ({TOO_FEW})"
    return f"cut {crossing.cut:g}: {share} are on either side of it{few}{names}"
