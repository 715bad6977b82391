"""`answer-eval guide show`: a guide as a sheet to print."""

from pathlib import Path

import click

READERS = ("candidate", "interviewer", "assessor")
FORMS = {"html": ("", ".html", ".htm"), "md": (".md", ".markdown")}
"""What a sheet is written in, and the suffixes that say so; a name without one says HTML."""


@click.command("show")
@click.argument("guide_path", metavar="GUIDE", type=click.Path(path_type=Path))
@click.option(
    "--for", "reader", required=True, type=click.Choice(READERS), help="Who will read the sheet."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    help="Default: the output's suffix, else html.",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Write it here (default: print it)."
)
def command(guide_path: Path, reader: str, form: str | None, out: Path | None) -> None:
    """Print GUIDE as a sheet: the interviewer's, the assessor's, or one for candidates.

    The candidate's has the questions and what is written for candidates, and nothing to rate by.
    """
    from answer_eval.files import load_guide, write_whole
    from answer_eval.sheets import Form, Reader, sheet

    chosen = Form(form or _form_of(out))
    text = sheet(load_guide(guide_path), Reader(reader), chosen)
    if out:
        write_whole(out, text)
        click.echo(f"written: {out}")
    else:
        click.echo(text, nl=False)


def _form_of(out: Path | None) -> str:
    from answer_eval.errors import UsageError

    suffix = out.suffix.lower() if out else ""
    for form, suffixes in FORMS.items():
        if suffix in suffixes:
            return form
    raise UsageError(
        f"no sheet is written as {suffix}",
        where=str(out),
        fix="name it .html (a browser prints it, also to PDF) or .md, or say --format",
    )
