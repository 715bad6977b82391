"""What `answer-eval guide test` prints: tables, and below them what they come to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from answer_eval.agreement.repeats import NotRepeated, Spread
from answer_eval.cli import _show
from answer_eval.cli.guide._trial import Tried
from answer_eval.rating import RaterKind
from answer_eval.reports import BASELINE_NOTICE
from answer_eval.score import NoScore
from answer_eval.shares import percent
from answer_eval.trial.levels import Closeness, Expectation, NoneRated
from answer_eval.trial.pairs import NoMargin, Outcome, Pair, Side
from answer_eval.trial.rated import Silent
from answer_eval.trial.report import Trial, Verdict

if TYPE_CHECKING:
    from rich.table import Table

OUTCOMES = {
    Outcome.WON: "won",
    Outcome.WON_BY_NO_EVIDENCE: "won, no evidence in the weak one",
    Outcome.TIED: "tied",
    Outcome.LOST: "LOST",
    Outcome.UNDECIDED: "undecided: no valid reply",
}
VERDICTS = {
    Verdict.PASSED: "passed",
    Verdict.FELL_SHORT: "falls short",
    Verdict.NOT_ENOUGH_DATA: "not enough data: no question has a good and a weak answer",
}


def show(trial: Trial) -> None:
    """Print a trial's tables, what holds pairs back, and the verdict."""
    shown = _show.console()
    for table in _tables(trial):
        shown.print(table)
    for line in _lines(trial):
        click.echo(line)


def failures(tried: Tried) -> None:
    """Say on standard error what could not be read or got no valid reply, a line each."""
    _show.files(tried.inputs)
    failed = tried.trial.failures
    for name, question, reason, detail in sorted(
        {(each.unit.interview, each.unit.question, each.reason, each.detail) for each in failed}
    ):
        click.echo(f"not rated: {name}, question {question}: {reason}: {detail}", err=True)


def _tables(trial: Trial) -> "Iterator[Table]":
    name = f"{trial.guide.id} {trial.guide.version}, rated by {trial.rater.id}"
    if trial.pairs:
        yield _pairs(f"{name}: good against weak", trial.pairs)
    if trial.expectations:
        yield _expected(f"{name}: expected ratings", trial.expectations)
    if isinstance(trial.stability, tuple):
        yield _stability(f"{name}: {trial.samples} ratings of each answer", trial.stability)


def _pairs(title: str, pairs: tuple[Pair, ...]) -> "Table":
    table = _show.table(title, ["question", "outcome", "held back by"], ["good", "weak", "margin"])
    for pair in pairs:
        blamed = ", ".join(map(_blamed, pair.blamed))
        scores = (_number(pair.good_score), _number(pair.weak_score), _number(pair.margin, "+"))
        table.add_row(pair.question, OUTCOMES[pair.outcome], blamed, *scores)
    return table


def _blamed(side: Side) -> str:
    return f"{side.indicator} ({_number(side.good)} : {_number(side.weak)})"


def _expected(title: str, found: tuple[Expectation, ...]) -> "Table":
    numbers = ["expected", "rated", "mean difference", "within 1 point"]
    table = _show.table(title, ["indicator"], numbers)
    for each in found:
        table.add_row(
            each.indicator, str(each.expected), str(each.rated), *_closeness(each.closeness)
        )
    return table


def _closeness(known: Closeness | NoneRated) -> tuple[str, str]:
    if isinstance(known, NoneRated):
        return "-", "-"
    return f"{known.difference:+.2f}", percent(known.near)


def _stability(title: str, found: tuple[Spread, ...]) -> "Table":
    numbers = ["answers", "mean SD", "widest SD", "rated only sometimes"]
    table = _show.table(title, ["indicator"], numbers)
    for each in found:
        spreads = (_number(each.mean_sd), _number(each.widest_sd))
        table.add_row(each.indicator, str(each.answers), *spreads, str(each.wavering))
    return table


def _number(value: float | NoScore | NoMargin | Silent | NotRepeated, sign: str = "") -> str:
    return f"{value:{sign}.2f}" if isinstance(value, float) else "-"


def _lines(trial: Trial) -> Iterator[str]:
    for each in trial.left_out:
        yield f"left out: {each.interview}, question {each.question}: {each.why}"
    if trial.unpaired:
        yield f"good or weak only, so in no pair: {', '.join(trial.unpaired)}"
    if trial.pairs:
        yield ", ".join(f"{n} {OUTCOMES[outcome]}" for outcome, n in trial.tally.items() if n)
        yield f"mean margin of the pairs with two scores: {_number(trial.margin, '+')}"
    if trial.blame:
        worst = ", ".join(f"{indicator} ({count})" for indicator, count in trial.blame)
        yield f"indicators that hold pairs back, and how many: {worst}"
    if isinstance(trial.stability, NotRepeated):
        yield f"stability: {trial.stability.why}"
    if trial.rater.kind is RaterKind.BASELINE:
        yield BASELINE_NOTICE
    yield from (str(gate) for gate in trial.gates if trial.pairs)
    yield f"{trial.guide.id}: {VERDICTS[trial.verdict]}"
