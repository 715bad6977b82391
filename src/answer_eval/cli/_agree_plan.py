"""`answer-eval agree plan`: how many candidates and raters a study needs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli import _show
from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from answer_eval.agreement.plan import Plan

ASSUMES = (
    "By simulated studies: one rating of each candidate by each rater, on a scale of five points, "
    "true scores and errors normal, raters equally reliable. A coefficient of two raters is the "
    "mean over the raters' pairs."
)


class WithPlan(click.Command):
    """A command that hands over to the plan where its first word is `plan` and no folder is."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Return the plan's context for `plan …`, else this command's own."""
        if args[:1] == ["plan"] and not Path("plan").is_dir():
            return plan.make_context(f"{info_name} plan", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command("plan")
@click.option("--coefficient", help="With --width: its name in --json.  [default: qwk]")
@click.option("--expect", type=float, required=True, help="The value that you expect.")
@click.option("--width", type=float, help="How wide its 95 % interval may be.")
@click.option("--for", "gate", metavar="NAME", help="Until this gate is passed or failed for sure.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def plan(
    coefficient: str | None, expect: float, width: float | None, gate: str | None, as_json: bool
) -> int:
    """Tell how many candidates a study needs, with two, three or four raters, by simulation.

    Either for an interval no wider than --width, or (--for qwk) for eight studies in ten to settle
    that gate. Fewer than 20 candidates are never enough.
    """
    from answer_eval.agreement.plan import gated, plan_gate, plan_width

    _check(coefficient, width, gate)
    name = gate or coefficient or "qwk"
    if width is not None:
        plans, aim = list(plan_width(name, expect, width)), f"an interval ≤ {width:g} wide"
    else:
        wanted = gated()[name]
        plans, aim = list(plan_gate(wanted, expect)), f"the gate {wanted} settled"
    if as_json:
        click.echo(json.dumps(_as_json(name, expect, aim, plans), ensure_ascii=False))
    else:
        _print(f"{name} of {expect:g}, {aim}", plans)
    return 0


def _check(coefficient: str | None, width: float | None, gate: str | None) -> None:
    from answer_eval.agreement.plan import gated, plannable

    if (width is None) == (gate is None):
        raise UsageError(
            "plan needs either --width or --for",
            fix="say --width 0.2, or --for qwk for the threshold of that name",
        )
    if gate is not None and coefficient is not None:
        raise UsageError("--for names the coefficient already", fix="leave out --coefficient")
    if width is not None and width <= 0:
        raise UsageError(f"--width {width:g} is no width", fix="give one above 0, such as 0.2")
    names, name = (plannable(), coefficient or "qwk") if gate is None else (list(gated()), gate)
    if name not in names:
        what = "can't be planned for" if gate is None else "has no gate to plan for"
        raise UsageError(f"{name} {what}", fix=f"choose from {', '.join(names)}")


def _print(title: str, plans: "list[Plan]") -> None:
    table = _show.table(title, [], ["raters", "candidates", "95 % of values from", "to"])
    for each in plans:
        table.add_row(str(each.raters), str(each.candidates), f"{each.low:.2f}", f"{each.high:.2f}")
    _show.console().print(table)
    click.echo(ASSUMES)


def _as_json(coefficient: str, expect: float, aim: str, plans: "list[Plan]") -> dict[str, Any]:
    rows = [
        {
            "raters": each.raters,
            "candidates": each.candidates,
            "low": each.low,
            "high": each.high,
        }
        for each in plans
    ]
    return {
        "coefficient": coefficient,
        "expect": expect,
        "aim": aim,
        "plans": rows,
        "assumes": ASSUMES,
    }
