"""What `answer-eval perturb` tries a rater on, and what it prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from answer_eval.agreement.estimate import Bounds, Estimate
from answer_eval.agreement.verdict import Outcome
from answer_eval.cli import _rated, _show
from answer_eval.inputs import Inputs
from answer_eval.raters import MachineRater, Served
from answer_eval.rating import RaterKind
from answer_eval.reports import BASELINE_NOTICE
from answer_eval.trust.attacks import ATTACKS
from answer_eval.trust.checks import CHECKS, Must, Perturbing
from answer_eval.trust.perturbation import Perturbation, perturb
from answer_eval.trust.shift import Finding

if TYPE_CHECKING:
    from rich.table import Table

NO_MODEL = (
    "No language model has read the attacks: the figures show that the commands work, and nothing"
    " of how a model stands up to them."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checks came to, what there is to know of it, and the files that were found."""

    found: Perturbation
    notes: tuple[str, ...]
    inputs: Inputs

    @property
    def is_well(self) -> bool:
        """Whether every check passed, every answer got a valid reply and every file was read."""
        whole = not (self.found.failures or self.inputs.unreadable)
        return whole and self.found.verdict is Outcome.PASS


def see(asked: _rated.Asked, names: Sequence[str], *, attacks: bool) -> Seen:
    """Try the rater on the interviews: all checks or those named, and attacks if asked for."""
    chosen: list[Perturbing] = [CHECKS[name] for name in names] if names else list(CHECKS)
    checks = [*chosen, *(ATTACKS if attacks else ())]
    ready = _rated.opened(asked)
    total = len(ready.works) * (1 + sum(each.steps for each in checks))
    found = _rated.rated(asked, ready, total, lambda rounds: perturb(ready.works, rounds, checks))
    return Seen(found, tuple(_notes(ready.rater, attacks=attacks)), ready.inputs)


def _notes(rater: MachineRater, *, attacks: bool) -> Iterator[str]:
    if rater.rater.kind is RaterKind.BASELINE:
        yield BASELINE_NOTICE
    if attacks and not isinstance(rater, Served):
        yield NO_MODEL
    elif attacks and isinstance(rater, Served):
        yield (
            f"The attacks were read by what answers at {rater.server['base_url']}: they tell of a"
            " model only if a live one stands there, not a test server."
        )


def show(seen: Seen) -> None:
    """Print a row for each check, and below it why checks didn't pass."""
    _show.console().print(_table(seen.found))
    for each in seen.found.findings:
        if each.verdict.outcome is not Outcome.PASS:
            click.echo(f"{each.check.name}: {each.verdict.outcome}: {each.verdict.why}")
    for note in seen.notes:
        click.echo(note)
    click.echo(f"{seen.found.rater.id}: {seen.found.verdict}")


def failures(seen: Seen) -> None:
    """Say on standard error what could not be read or got no valid reply, a line each."""
    _show.files(seen.inputs)
    told = {
        f"not rated: {one.judged.unit.interview}, question {one.judged.unit.question},"
        f" {one.check}: {one.judged.reason}: {one.judged.detail}"
        for one in seen.found.failures
    }
    for line in sorted(told):
        click.echo(line, err=True)


def _table(found: Perturbation) -> "Table":
    title = f"{found.interviews} interviews, rated by {found.rater.id}: as they are and changed"
    numbers = ["answers", "ratings", "shift", "95 % interval", "gone", "come", "falls"]
    table = _show.table(title, ["check", "must", "verdict"], numbers)
    for each in found.findings:
        table.add_row(*_row(each))
    return table


def _row(each: Finding) -> Iterator[str]:
    yield each.check.name
    yield each.check.must
    yield each.verdict.outcome
    yield from (str(number) for number in (each.answers, each.units))
    yield _value(each.shift)
    yield _interval(each.shift)
    yield from (str(number) for number in (each.lost, each.gained))
    yield f"{_value(each.falls)} {_interval(each.falls)}" if each.check.must is Must.FALL else ""


def _value(estimate: Estimate) -> str:
    return f"{estimate.value:+z.2f}" if isinstance(estimate.value, float) else "-"


def _interval(estimate: Estimate) -> str:
    bounds = estimate.interval
    return f"{bounds.low:+z.2f} to {bounds.high:+z.2f}" if isinstance(bounds, Bounds) else "-"
