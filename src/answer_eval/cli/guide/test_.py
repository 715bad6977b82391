"""`answer-eval guide test`: whether good sample answers beat weak ones by a guide."""

import json
from pathlib import Path

import click

from answer_eval.cli import _options

FELL_SHORT = 3


@click.command("test")
@click.argument("guide_path", metavar="GUIDE", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    help="answers.csv/.jsonl, or a folder of them (default: the guide's own held-back examples).",
)
@_options.RATER
@_options.access
@click.option(
    "--samples", default=1, show_default=True, type=click.IntRange(1), help="Ratings per answer."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(
    guide_path: Path,
    answers: Path | None,
    rater_name: str,
    access: _options.Access,
    samples: int,
    as_json: bool,
) -> int:
    """Rate sample answers by GUIDE: good against weak, and expected ratings against given ones.

    Exit code 3 where good answers don't beat weak ones in 4 of 5 pairs, and in 3 of 5 by numbers.
    """
    from answer_eval.cli.guide import _trial, _trial_shown
    from answer_eval.trial import as_json as written

    rater = _options.open_rater(rater_name, access.options())
    tried = _trial.run(guide_path, answers, rater, samples)
    if as_json:
        click.echo(json.dumps(written.as_json(tried.trial), ensure_ascii=False, indent=2))
    else:
        _trial_shown.show(tried.trial)
    _trial_shown.failures(tried)
    return 0 if tried.is_well else FELL_SHORT
