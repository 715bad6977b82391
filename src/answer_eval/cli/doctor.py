"""`answer-eval doctor`: try a key, a server and a model out before rating anybody."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

import click

SOMETHING_FAILED = 3


@click.command("doctor")
@click.option("--rater", "rater_name", default="", help="openai, openai-chat, … (as for score).")
@click.option("--model", default="", help="The language model's name.")
@click.option("--base-url", default="", help="A compatible server instead of the provider's.")
@click.option(
    "--api-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that only you may read, instead of OPENAI_API_KEY.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def command(
    rater_name: str, model: str, base_url: str, api_key_file: Path | None, *, as_json: bool
) -> int:
    """Send one made-up answer through every step and say what works; it costs a request or two.

    Exit code 3 where a step fails; what a server doesn't offer is no failure.
    """
    from answer_eval.doctor import Verdict, examine
    from answer_eval.raters import RaterOptions

    options = RaterOptions(model=model, base_url=base_url, api_key_file=api_key_file)
    checks = asyncio.run(examine(rater_name, options))
    if as_json:
        told = {"checks": [asdict(check) for check in checks]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            todo = f" — {check.fix}" if check.fix else ""
            click.echo(f"{check.verdict:<11} {check.step}: {check.said}{todo}")
    return SOMETHING_FAILED if any(c.verdict is Verdict.FAIL for c in checks) else 0
