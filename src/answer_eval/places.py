"""The files that paths and a manifest name: which there are, and which interview each is."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from answer_eval._encoding import sound
from answer_eval.errors import InputError
from answer_eval.language import KNOWN_AS, is_known
from answer_eval.tables import Row, Table

REQUIRED = ("interview", "path")
"""The columns no manifest goes without."""

RUN_MARK = "run.sqlite"
"""A folder within the one given that holds this is a run's output, no input."""
RUN_FILES = frozenset(
    [
        "agreement.html",
        "checklist.csv",
        "corrections.csv",
        "evaluations.jsonl",
        "evidence.csv",
        "ratings.csv",
        "report",
        "report.html",
        "run.json",
        "run.sqlite",
        "run.sqlite-shm",
        "run.sqlite-wal",
        "scores.csv",
    ]
)
"""What a run leaves, and is told by, where its folder is the one given: no inputs either."""
JUNK = ("thumbs.db", "desktop.ini", "__macosx")
"""What systems leave in folders; hidden files and editors' locks (~$…) besides."""
ABOUT = ("readme", "license", "licence", "changelog", "provenance", "contributing")
"""Names, without suffix, of files that are about a folder."""
SETTINGS = (".yaml", ".yml", ".toml", ".ini", ".cfg", ".py", ".js", ".css", ".sh")
"""Suffixes of files whose lines look like `Name: words` and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file that may hold an interview, and what is said of it.

    What only a manifest says is "" or None without one.
    """

    path: Path
    interview: str
    candidate: str
    named: bool = False
    """Whether the command names this very file: then it has to be readable."""
    where: str = ""
    """The manifest's `file:line`."""
    guide: Path | None = None
    candidate_label: str = ""
    date: str = ""
    language: str = ""

    @property
    def strayed(self) -> bool:
        """Whether it merely lies in a folder that was named, and may be anything."""
        return not (self.named or self.where)

    @property
    def is_about(self) -> bool:
        """Whether its name says that it is no interview."""
        stem = self.path.name.casefold().split(".")[0]
        return stem in ABOUT or self.path.suffix.lower() in SETTINGS


def places(paths: Iterable[Path], manifest: Table | None) -> tuple[Place, ...]:
    """Return the manifest's files, then those of the paths in the order given, each file once.

    A folder's files come sorted by path. Raises InputError for a fault of the manifest, with
    `file:line`, and for a folder that can't be looked into.
    """
    listed = _listed(manifest) if manifest else ()
    found = dict[Path, Place]()
    for place in (*listed, *(each for path in paths for each in _given(path))):
        found.setdefault(place.path.resolve(), place)
    if manifest:
        found.pop(Path(manifest.name).resolve(), None)
    return tuple(found.values())


def _listed(manifest: Table) -> tuple[Place, ...]:
    missing = [column for column in REQUIRED if column not in manifest.columns]
    if missing:
        raise InputError(
            f"no column {', '.join(missing)}; it has {', '.join(manifest.columns)}",
            where=f"{manifest.name}:1",
            fix=f"a manifest has the columns {','.join(REQUIRED)}",
        )
    rows = tuple(_row(row, manifest) for row in manifest.rows)
    _check_once("interview", [place.interview for place in rows], rows)
    _check_once("path", [str(place.path.resolve()) for place in rows], rows)
    _check_there(rows)
    return rows


def _row(row: Row, manifest: Table) -> Place:
    where = f"{manifest.name}:{row.line}"
    cells = {column: cell.strip() for column, cell in row.cells.items()}
    for column in REQUIRED:
        if not cells[column]:
            raise InputError(f"{column} is empty", where=where, fix="fill it, or drop the row")
    folder = Path(manifest.name).parent
    return Place(
        path=folder / cells["path"],
        interview=cells["interview"],
        candidate=cells.get("candidate") or cells["interview"],
        where=where,
        guide=_guide(folder / cells["guide"], where) if cells.get("guide") else None,
        candidate_label=cells.get("candidate_label", ""),
        date=cells.get("date", ""),
        language=_language(cells.get("language", ""), where),
    )


def _language(text: str, where: str) -> str:
    if text and not is_known(text):
        raise InputError(f"{text!r} is no language known here", where=where, fix=KNOWN_AS)
    return text


def _guide(path: Path, where: str) -> Path:
    if not path.is_file():
        raise _not_there(path, where)
    return path


def _check_there(rows: Sequence[Place]) -> None:
    """Refuse a manifest of lost files alone: one of many is a failure, all are a wrong folder."""
    if rows and not any(row.path.is_file() for row in rows):
        others = f", nor any other of the {len(rows)} that are named" if rows[1:] else ""
        raise _not_there(rows[0].path, rows[0].where, others)


def _not_there(path: Path, where: str, others: str = "") -> InputError:
    what = f"there is no file {path}{others}"
    return InputError(what, where=where, fix="write it as seen from this file's folder")


def _check_once(column: str, values: Sequence[str], rows: Sequence[Place]) -> None:
    first = dict[str, Place]()
    for value, row in zip(values, rows, strict=True):
        if first.setdefault(value, row) is not row:
            raise InputError(
                f"{column} {value!r} stands here a second time, after {first[value].where}",
                where=row.where,
                fix="keep one of the two rows",
            )


def _given(path: Path) -> Iterator[Place]:
    if not path.is_dir():
        name = _id(PurePath(path.name))
        yield Place(path=path, interview=name, candidate=name, named=True)
        return
    below = [(each.relative_to(path), each) for each in _walk(path)]
    for relative, each in sorted(below, key=lambda pair: pair[0].as_posix()):
        name = _id(relative)
        yield Place(path=each, interview=name, candidate=name)


def _id(relative: PurePath) -> str:
    return sound(relative.with_suffix("").as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    """Yield files, and links to missing ones, but nothing to wait at such as a pipe."""
    for root, folders, files in os.walk(folder, onerror=_not_listable):
        here = Path(root)
        ours = RUN_FILES if (here / RUN_MARK).exists() else frozenset[str]()
        folders[:] = [
            each
            for each in folders
            if not (_is_junk(each) or each in ours or (here / each / RUN_MARK).exists())
        ]
        found = (here / each for each in files if not (_is_junk(each) or each in ours))
        yield from (each for each in found if each.is_file() or not each.exists())


def _not_listable(error: OSError) -> None:
    what = f"this folder can't be looked into: {error.strerror}"
    raise InputError(what, where=str(error.filename), fix="check its permissions") from None


def _is_junk(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in JUNK
