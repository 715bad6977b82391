"""`answer-eval guide lint`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answer_eval.lint import Finding

FINISHED_WITH_FINDINGS = 3


@click.command()
@click.argument("guide", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 3 if there is anything to mend.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(guide: Path, *, strict: bool, as_json: bool) -> int:
    """List what weakens a guide or a rubric, with its line and what to do about it.

    Nobody is kept from rating by a finding; docs/lint.md tells the reasons behind each rule.
    """
    from answer_eval.files import read_text
    from answer_eval.lint import lint, read_draft

    def beside(file: str) -> tuple[str, str]:
        path = guide.parent / file
        return read_text(path), str(path)

    findings = lint(read_draft(read_text(guide), str(guide), beside))
    if as_json:
        told = {"findings": [asdict(each) for each in findings]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show(guide, findings)
    return FINISHED_WITH_FINDINGS if strict and findings else 0


def _show(guide: Path, findings: "tuple[Finding, ...]") -> None:
    for each in findings:
        click.echo(f"{each.place}: {each.message} ({each.rule})\n    {each.fix}")
    count = len(findings)
    click.echo(f"{guide}: {count or 'no'} finding{'' if count == 1 else 's'}")
