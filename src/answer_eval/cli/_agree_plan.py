"""`answer-eval agree plan`: how many candidates and raters a study needs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli import _fitting, _show
from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from answer_eval.agreement.plan import Design, Plan


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
@click.option(
    "--indicators",
    "units",
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help="How many ratings each rater gives of a candidate.",
)
@click.option(
    "--alike",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Of several, the correlation between a rater's ratings of one candidate.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def plan(  # noqa: PLR0913, PLR0917  one parameter an option
    coefficient: str | None,
    expect: float,
    width: float | None,
    gate: str | None,
    units: int,
    alike: float,
    as_json: bool,
) -> int:
    """Tell how many candidates a study needs, with two, three or four raters, by simulation.

    Either for an interval no wider than --width, or (--for qwk) for eight studies in ten to settle
    that gate. Fewer than 20 candidates are never enough. A machine's loss (--for degradation_qwk,
    degradation_pearson or exact_gap) is planned with so many people beside the machine.
    """
    from answer_eval.agreement.plan import Design, gated, plan_gate, plan_width

    _check(coefficient, width, gate)
    name, design = gate or coefficient or "qwk", Design(units, alike)
    if width is not None:
        plans = list(plan_width(name, expect, width, design))
        aim = f"an interval ≤ {width:g} wide"
    else:
        wanted = gated()[name]
        plans, aim = list(plan_gate(wanted, expect, design)), f"the gate {wanted} settled"
    if as_json:
        shown = {"coefficient": name, "expect": expect, "aim": aim, **_as_json(plans)}
        click.echo(json.dumps(shown | {"assumes": _assumes(name, design)}, ensure_ascii=False))
    else:
        _print(f"{name} of {expect:g}, {aim}", plans)
        _fitting.say(_show.console(), [_assumes(name, design)])
    return 0


def _assumes(name: str, design: "Design") -> str:
    """Say what the simulated studies are, and what they don't plan for."""
    from answer_eval.agreement.plan import BY_LOSS, RELIABILITY

    each = f"{design.units} ratings" if design.units > 1 else "one rating"
    alike = f", which correlate {design.alike:g} with each other" if design.units > 1 else ""
    beside = (
        f"people's reliability is {RELIABILITY:g}, and the machine, which rates beside them, is as"
        " far from them as expected"
        if name in BY_LOSS
        else "raters are equally reliable"
    )
    return (
        f"By simulated studies: {each} of each candidate by each rater{alike}, on a scale of five"
        f" points; true scores and errors normal; {beside}. A coefficient of two raters is the mean"
        " over the raters' pairs. Not planned for: missing ratings, other scales, standing in for a"
        " person, PRMSE, SD ratio, limits of agreement, MAE and RMSE."
    )


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
    _fitting.put(_show.console(), table)


def _as_json(plans: "list[Plan]") -> dict[str, Any]:
    names = ("raters", "candidates", "low", "high")
    return {"plans": [{name: getattr(each, name) for name in names} for each in plans]}
