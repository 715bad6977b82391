"""`answer-eval guide import`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answer_eval.importing import Imported

FINISHED_INCOMPLETE = 3


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Write the guide to this new file."
)
def command(file: Path, out: Path | None) -> int:
    """Make a guide file of an interview guide: .md, .txt, .html, .docx, .csv or .xlsx.

    Rules alone find indicator tables, competencies and questions; texts stay as they are found.
    What has no place is listed on standard error. Exits with 3 if the file is not yet a guide.
    """
    from answer_eval.errors import UsageError
    from answer_eval.files import read_bytes, write_whole
    from answer_eval.importing import import_guide

    if out and out.exists():
        raise UsageError(
            "is there already, perhaps with what you mended in it",
            where=str(out),
            fix="name another file, or delete this one first",
        )
    imported = import_guide(read_bytes(file), str(file))
    if out:
        write_whole(out, imported.text)
    else:
        click.echo(imported.text, nl=False)
    _tell(file, imported)
    return FINISHED_INCOMPLETE if imported.missing else 0


def _tell(file: Path, imported: "Imported") -> None:
    click.echo(f"{file}: found {imported.found}", err=True)
    for each in imported.unplaced:
        click.echo(f"{file}:{each.line}: {each.why}: {each.text}", err=True)
    if imported.missing:
        click.echo(f"not a guide yet: {imported.missing}", err=True)
