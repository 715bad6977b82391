"""`answer-eval doctor`: try a key, a server and a model out before rating anybody."""

import asyncio
import json
from dataclasses import asdict

import click

from answer_eval.cli import _options

SOMETHING_FAILED = 3


@click.command("doctor")
@click.option("--rater", "rater_name", default="", help="openai, openai-chat, … (as for score).")
@_options.access
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def command(rater_name: str, access: _options.Access, *, as_json: bool) -> int:
    """Send one made-up answer through every step and say what works; it costs a request or two.

    Exit code 3 where a step fails; what a server doesn't offer is no failure.
    """
    from answer_eval.doctor import Verdict, examine

    checks = asyncio.run(examine(rater_name, access.options()))
    if as_json:
        told = {"checks": [asdict(check) for check in checks]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            todo = f" — {check.fix}" if check.fix else ""
            click.echo(f"{check.verdict:<11} {check.step}: {check.said}{todo}")
    return SOMETHING_FAILED if any(c.verdict is Verdict.FAIL for c in checks) else 0
