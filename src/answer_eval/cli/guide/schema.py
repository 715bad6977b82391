"""`answer-eval guide schema`."""

import json

import click


@click.command()
def command() -> None:
    """Print the JSON schema of a guide file, for editors to complete and check by."""
    from answer_eval.guide import guide_schema

    click.echo(json.dumps(guide_schema(), indent=2, ensure_ascii=False))
