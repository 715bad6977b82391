"""`answer-eval perturb`: whether ratings move where only what must not matter has changed."""

import json

import click

from answer_eval.cli import _rated

FELL_SHORT = 3


@click.command("perturb")
@_rated.options
@click.option(
    "--check",
    "names",
    multiple=True,
    help="Only this check; more than once for several (default: all).",
)
@click.option(
    "--attacks", is_flag=True, help="Also end answers in sentences that speak to the rater."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(asked: _rated.Asked, names: tuple[str, ...], attacks: bool, as_json: bool) -> int:
    """Rate the interviews in PATHS as they are, then changed, and compare.

    Ratings must stay within 0.25 of a point where what changes must not matter (names, fillers,
    praise, the indicators' order), and fall where evidence is taken away. Exit code 3 where a
    check fails or the candidates are too few to tell.
    """
    from answer_eval.cli import _perturb
    from answer_eval.trust import as_json as written

    seen = _perturb.see(asked, names, attacks=attacks)
    if as_json:
        told = written.of_perturbation(seen.found) | {"notes": list(seen.notes)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _perturb.show(seen)
    _perturb.failures(seen)
    return 0 if seen.is_well else FELL_SHORT
