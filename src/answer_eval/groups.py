"""A table of groups: `candidate` and a column for each grouping. Read for `impact`, never to rate.

A label is a category as it is written; labels that differ by case or spaces alone are one. An
empty cell and `unknown` are the unknown category.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from answer_eval.errors import InputError
from answer_eval.impact.attribute import Attribute
from answer_eval.tables import Row, Table, Unusable, as_written

CANDIDATE = "candidate"
UNKNOWN = "unknown"
MOST_GROUPS = 30
"""A column with more labels holds names or addresses, not groups."""


@dataclass(frozen=True, slots=True)
class GroupsRead:
    """The groupings of a table, and what couldn't be matched with the candidates."""

    attributes: tuple[Attribute, ...]
    unmatched: tuple[Unusable, ...]


def read_groups(table: Table, candidates: Collection[str]) -> GroupsRead:
    """Read the groups of these candidates; of doubled rows the first counts.

    Raises InputError for a table without the columns, of which no row names a candidate, or with a
    column that holds no groups.
    """
    columns = [each for each in table.columns if each != CANDIDATE]
    if CANDIDATE not in table.columns or not columns:
        raise InputError(
            f"no table of groups: it has the columns {', '.join(table.columns)}",
            where=f"{table.name}:1",
            fix="write a column candidate and one for each grouping, such as sex,race_ethnicity",
        )
    unmatched = list[Unusable]()
    used = dict(_used(table, candidates, unmatched))
    if not used:
        raise InputError(
            f"none of its {len(table.rows)} rows names a candidate of the run",
            where=table.name,
            fix="write candidates as scores.csv has them, such as " + min(candidates, default="…"),
        )
    missing = sorted(set(candidates) - set(used))
    unmatched += [
        Unusable(table.name, f"no row for candidate {each!r}", "add one; counted as unknown")
        for each in missing
    ]
    attributes = (_attribute(column, used, table.name) for column in columns)
    return GroupsRead(tuple(attributes), tuple(unmatched))


def _used(
    table: Table, candidates: Collection[str], unmatched: list[Unusable]
) -> Iterator[tuple[str, Row]]:
    """Yield each candidate's first row; list the rows that are of no use."""
    first = dict[str, str]()
    for row in table.rows:
        where = f"{table.name}:{row.line}"
        person = as_written(row.cells[CANDIDATE].strip())
        if not person:
            unmatched.append(Unusable(where, "no candidate is named", "fill in the column"))
        elif person not in candidates:
            fix = "mend the id, or leave the row out"
            unmatched.append(Unusable(where, f"candidate {person!r} has no rating", fix))
        elif (earlier := first.setdefault(person, where)) != where:
            what = f"candidate {person!r} has a row already, at {earlier}"
            unmatched.append(Unusable(where, what, "keep one of the two: the first was used"))
        else:
            yield person, row


def _attribute(column: str, rows: dict[str, Row], name: str) -> Attribute:
    spelled = dict[str, str]()
    labels = dict[str, str]()
    for person, row in rows.items():
        label = " ".join(as_written(row.cells[column].strip()).split())
        if label and label.casefold() != UNKNOWN:
            labels[person] = spelled.setdefault(label.casefold(), label)
    _check(column, list(spelled.values()), name)
    return Attribute((column,), labels)


def _check(column: str, labels: Sequence[str], name: str) -> None:
    if len(labels) > MOST_GROUPS:
        raise InputError(
            f"column {column!r} has {len(labels)} different labels: these are no groups",
            where=f"{name}:1",
            fix="leave the column out, or write broader groups in it",
        )
