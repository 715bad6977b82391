"""`answer-eval guide test`: whether good sample answers beat weak ones by a guide."""

import json
from pathlib import Path

import click

FELL_SHORT = 3


@click.command("test")
@click.argument("guide_path", metavar="GUIDE", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    help="answers.csv/.jsonl, or a folder of them (default: the guide's own held-back examples).",
)
@click.option("--rater", "rater_name", default="", help="openai, baseline, … (default: openai).")
@click.option("--model", default="", help="The language model's name.")
@click.option("--base-url", default="", help="A compatible server instead of the provider's.")
@click.option(
    "--api-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that only you may read, instead of OPENAI_API_KEY.",
)
@click.option(
    "--samples", default=1, show_default=True, type=click.IntRange(1), help="Ratings per answer."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(  # noqa: PLR0913, PLR0917  one parameter an option
    guide_path: Path,
    answers: Path | None,
    rater_name: str,
    model: str,
    base_url: str,
    api_key_file: Path | None,
    samples: int,
    as_json: bool,
) -> int:
    """Rate sample answers by GUIDE: good against weak, and expected ratings against given ones.

    Exit code 3 where good answers don't beat weak ones in 4 of 5 pairs, and in 3 of 5 by numbers.
    """
    from answer_eval.cli.guide import _trial, _trial_shown
    from answer_eval.raters import RaterOptions, choose
    from answer_eval.trial import as_json as written

    options = RaterOptions(model=model, base_url=base_url, api_key_file=api_key_file)
    rater = choose(rater_name, options)
    tried = _trial.run(guide_path, answers, rater, samples)
    if as_json:
        click.echo(json.dumps(written.as_json(tried.trial), ensure_ascii=False, indent=2))
    else:
        _trial_shown.show(tried.trial)
    _trial_shown.failures(tried)
    return 0 if tried.is_well else FELL_SHORT
