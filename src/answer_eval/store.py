"""The run's database: replies as they come, and the evaluations that every export is made of."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from answer_eval import __version__
from answer_eval.checklist import CheckReply
from answer_eval.errors import BadRun
from answer_eval.evaluation import Evaluation
from answer_eval.files import make_folder
from answer_eval.guide import Guide
from answer_eval.prompt import NoReply, Reply, Usage
from answer_eval.unsettled import SettlingReply

SCHEMA_VERSION = 2
FILE_NAME = "run.sqlite"
PATIENCE = 2.0
"""Seconds to wait for others who read; a run that rates is not waited for."""

_SCHEMA = f"""
-- answer_eval run store. Rows are only ever added: triggers refuse UPDATE and DELETE.
-- Times are UTC, ISO 8601. Columns named json hold the record of that name, whole.
PRAGMA user_version = {SCHEMA_VERSION};

-- One row for every reply a rater gave, valid or not, written as it comes: ratings (Reply), a
-- checklist (CheckReply), or where questions are answered (SettlingReply).
CREATE TABLE reply (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL,     -- digest of answer, rubric, prompt, schema, rater, settings, package
  rater   TEXT NOT NULL,
  valid   INTEGER NOT NULL,  -- 1: a reply; 0: a NoReply, asked again on the next run
  json    TEXT NOT NULL,
  package TEXT NOT NULL,     -- version of answer_eval that asked
  written TEXT NOT NULL
) STRICT;
CREATE INDEX reply_key ON reply (key) WHERE valid = 1;

-- The guides that evaluations were made by, one row a digest.
CREATE TABLE guide (
  digest  TEXT PRIMARY KEY,
  json    TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT;

-- One row for every evaluation of one interview by one rater; the newest one counts.
CREATE TABLE evaluation (
  id        INTEGER PRIMARY KEY,
  interview TEXT NOT NULL,
  guide     TEXT NOT NULL,   -- the guide's id: its versions replace each other
  rater     TEXT NOT NULL,
  json      TEXT NOT NULL,
  written   TEXT NOT NULL
) STRICT;
CREATE INDEX evaluation_newest ON evaluation (interview, guide, rater, id);

-- One row for every finished run into this folder: what `run.json` says.
CREATE TABLE account (
  id      INTEGER PRIMARY KEY,
  json    TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT;
""" + "".join(
    f"""
CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END;
"""
    for table in ("reply", "guide", "evaluation", "account")
    for verb in ("UPDATE", "DELETE")
)

T = TypeVar("T")
R = TypeVar("R", Reply, CheckReply, SettlingReply)


_REPLIES = {kind: TypeAdapter[Any](kind) for kind in (Reply, CheckReply, SettlingReply, NoReply)}
_EVALUATION = TypeAdapter[Evaluation](Evaluation)
_GUIDE = TypeAdapter[Guide](Guide)


class Store:
    """An open `run.sqlite`; every append is committed before it returns."""

    def __init__(self, connection: sqlite3.Connection, where: str) -> None:
        self._connection, self._where = connection, where

    def reply(self, key: str, kind: type[R]) -> R | None:
        """Return the valid reply of a key, of the kind asked for; None while there is none."""
        row = self._connection.execute(
            "SELECT json FROM reply WHERE key = ? AND valid = 1 LIMIT 1", (key,)
        ).fetchone()
        return self._read(_REPLIES[kind], row[0]) if row else None

    def add_reply(
        self, key: str, rater: str, reply: Reply | CheckReply | SettlingReply | NoReply
    ) -> None:
        """Append a rater's reply under its request's key."""
        valid = not isinstance(reply, NoReply)
        text = _REPLIES[type(reply)].dump_json(reply)
        self._add(
            "INSERT INTO reply (key, rater, valid, json, package, written)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (key, rater, int(valid), text.decode(), __version__, _now()),
        )

    def usage(self) -> dict[str, Usage]:
        """Return what each rater's stored replies were charged for, valid or not."""
        names = [each.name for each in fields(Usage)]
        sums = ", ".join(
            f"coalesce(sum(json_extract(json, '$.usage.{name}')), 0)" for name in names
        )
        rows = self._connection.execute(
            f"SELECT rater, {sums} FROM reply GROUP BY rater ORDER BY rater"  # noqa: S608  no value of a user's is in it
        )
        return {rater: Usage(**dict(zip(names, row, strict=True))) for rater, *row in rows}

    def add_evaluation(self, evaluation: Evaluation, guide: Guide) -> None:
        """Append an evaluation that differs from the newest one, and its guide if that is new."""
        self._add(
            "INSERT OR IGNORE INTO guide (digest, json, written) VALUES (?, ?, ?)",
            (guide.digest, guide.model_dump_json(), _now()),
        )
        text = _EVALUATION.dump_json(evaluation).decode()
        whose = (evaluation.interview.id, evaluation.guide, evaluation.rater.id)
        newest = self._connection.execute(
            "SELECT json FROM evaluation WHERE (interview, guide, rater) = (?, ?, ?)"
            " ORDER BY id DESC LIMIT 1",
            whose,
        ).fetchone()
        if newest != (text,):
            self._add(
                "INSERT INTO evaluation (interview, guide, rater, json, written)"
                " VALUES (?, ?, ?, ?, ?)",
                (*whose, text, _now()),
            )

    def evaluations(self) -> Iterator[Evaluation]:
        """Yield the newest evaluation of every interview, guide and rater, in that order."""
        rows = self._connection.execute(
            "SELECT json FROM evaluation WHERE id IN"
            " (SELECT max(id) FROM evaluation GROUP BY interview, guide, rater)"
            " ORDER BY interview, guide, rater"
        )
        for (text,) in rows:
            yield self._read(_EVALUATION, text)

    def interviews(self) -> set[str]:
        """Return the ids of the interviews that were ever rated into this folder."""
        rows = self._connection.execute("SELECT DISTINCT interview FROM evaluation")
        return {interview for (interview,) in rows}

    def dates(self) -> tuple[str, str]:
        """Return when the first and the newest evaluation were stored; "" where there is none."""
        first, newest = self._connection.execute(
            "SELECT coalesce(min(written), ''), coalesce(max(written), '') FROM evaluation"
        ).fetchone()
        return str(first), str(newest)

    def guides(self) -> dict[str, Guide]:
        """Return every guide used, by its digest."""
        rows = self._connection.execute("SELECT digest, json FROM guide ORDER BY digest")
        return {key: self._read(_GUIDE, text) for key, text in rows}

    def add_account(self, account: Mapping[str, Any]) -> None:
        """Append what a finished run says of itself."""
        text = json.dumps(account, ensure_ascii=False)
        self._add("INSERT INTO account (json, written) VALUES (?, ?)", (text, _now()))

    def account(self) -> Mapping[str, Any]:
        """Return what the newest finished run says of itself; BadRun where none has finished."""
        if account := self.last_account():
            return account
        raise unfinished(self._where)

    def last_account(self) -> Mapping[str, Any]:
        """Do as `account` does; empty where no run has finished."""
        row = self._connection.execute(
            "SELECT json FROM account ORDER BY id DESC LIMIT 1"
        ).fetchone()
        account: Mapping[str, Any] = json.loads(row[0]) if row else {}
        return account

    def _add(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            with self._connection:
                self._connection.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise _unusable(error, self._where) from None

    def _read(self, adapter: TypeAdapter[T], text: str) -> T:
        try:
            return adapter.validate_json(text)
        except ValidationError as error:
            raise BadRun(
                f"a stored record can't be read ({error.error_count()} faults)",
                where=self._where,
                fix="score into a new --out folder",
            ) from None


def lacking(folder: Path, name: str) -> BadRun:
    """Return the error for a folder without a file that every finished run leaves there."""
    if (folder / FILE_NAME).is_file():
        return unfinished(str(folder))
    return BadRun(
        f"no run's folder: it holds no {name}",
        where=str(folder),
        fix="name the --out folder of 'answer-eval score'",
    )


def unfinished(where: str) -> BadRun:
    """Return the error for a store in which no run has come to its end."""
    return BadRun(
        "no run has finished here",
        where=where,
        fix="run the same 'answer-eval score' command again: it goes on where it stopped",
    )


@contextmanager
def open_store(folder: Path, *, alone: bool = False) -> Iterator[Store]:
    """Open a folder's store, made if it isn't there; BadRun where the file is something else.

    `alone` keeps others out until it is closed, so that two runs don't pay for the same; a store
    that it made and that an error leaves empty is gone again. Raises InputError where the folder
    can't be made or written to.
    """
    path = folder / FILE_NAME
    make_folder(folder)
    is_new = not path.exists()
    try:
        connection = sqlite3.connect(path, timeout=0 if alone else PATIENCE)
    except sqlite3.OperationalError as error:
        raise _unusable(error, path) from None
    try:
        _prepare(connection, path, alone=alone)
        yield Store(connection, str(path))
    except BaseException:
        if alone and is_new:
            _withdraw(connection, path)
        raise
    finally:
        connection.close()


def _withdraw(connection: sqlite3.Connection, path: Path) -> None:
    """Remove a store that holds nothing, while it is still locked: nobody else can be in it."""
    anything = "SELECT EXISTS (SELECT 1 FROM reply UNION ALL SELECT 1 FROM evaluation)"
    with suppress(sqlite3.Error, OSError):
        if not connection.execute(anything).fetchone()[0]:
            connection.execute("PRAGMA journal_mode = DELETE")  # closing leaves no log to remove
            path.unlink()


_FIXES = {
    "locked": ("another run is writing here", "wait until it has finished"),
    "readonly": ("can't be written to", "check its permissions"),
    "unable to open": ("can't be opened", "check its permissions and its folder's"),
    "full": ("the disk is full", "make room, then run the same command to go on"),
    "disk I/O": (
        "can't be written to",
        "make room on the disk, then run the same command to go on",
    ),
}


def _unusable(error: sqlite3.Error, path: Path | str) -> BadRun:
    told = (f"not a run store ({error})", "choose another --out folder")
    what, fix = next((each for word, each in _FIXES.items() if word in str(error)), told)
    return BadRun(what, where=str(path), fix=fix)


def _prepare(connection: sqlite3.Connection, path: Path, *, alone: bool) -> None:
    try:
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if alone:
            connection.executescript("BEGIN IMMEDIATE; COMMIT;")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise _unusable(error, path) from None
    if not tables:
        connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    elif version != SCHEMA_VERSION:
        raise BadRun(
            f"a run store of version {version}; this package reads version {SCHEMA_VERSION}",
            where=str(path),
            fix="score into a new --out folder, or use the package version that wrote it",
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
