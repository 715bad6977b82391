"""What `answer-eval agree` compares: a run's ratings, people's tables, and the guide they fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from answer_eval.agreement.answers import NOTHING_KNOWN, AnswersKnown
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.report import AgreementReport
from answer_eval.calibrating import labels
from answer_eval.calibration.record import calibration_of
from answer_eval.cli import _agreement_out, _illustrative, _run_folder
from answer_eval.cli._agreement_run import Stored, answers_of, stored
from answer_eval.errors import BadRatings, UsageError
from answer_eval.files import load_guide, load_table
from answer_eval.guide import Guide
from answer_eval.human_ratings import RatingsRead, known_from, read_ratings
from answer_eval.store import FILE_NAME, open_store
from answer_eval.tables import Table

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """The judgements to compare, and what is known of them."""

    read: RatingsRead
    guides: tuple[Guide, ...]
    labels: tuple[str, ...]
    answers: AnswersKnown = NOTHING_KNOWN


def check_words(run: Path | None, table: Path | None, out: Path | None) -> None:
    """Raise UsageError where the command's words don't fit together."""
    if (run is None) == (table is None):
        raise UsageError(
            "agree needs either a run's folder or --ratings TABLE",
            fix="name one of them: 'answer-eval agree DIR' or 'answer-eval agree --ratings TABLE'",
        )
    if out:
        _agreement_out.check(out, run)


def gather(
    run: Path | None, table: Path | None, human: Path | None, guide: Path | None
) -> Gathered:
    """Read the tables; rows that can't be used are listed in `read`."""
    guides: tuple[Guide, ...] = (load_guide(guide),) if guide else ()
    people = [load_table(human, BadRatings)] if human else []
    if run is None:
        tables = [load_table(path, BadRatings) for path in (table,) if path] + people
        read = _usable(read_ratings(tables, known_from(guides)), tables)
        return Gathered(
            read, guides, _illustrative.labels(read.judged, {}), answers_of(Stored(), tables)
        )
    about = _run_folder.about(run, "ratings.csv")
    guides = guides or _guides_of(run, about)
    own = load_table(run / "ratings.csv", BadRatings)
    candidates = {
        row.cells.get("interview", ""): row.cells.get("candidate", "") for row in own.rows
    }
    read = read_ratings([own, *people], known_from(guides, candidates))
    read, told = _usable(read, [own, *people]), stored(run)
    read = replace(read, judged=tuple(told.grounded(read.judged)))
    calibration = calibration_of(about.get("calibration"), str(run / _run_folder.RUN_JSON))
    shown = (
        *_illustrative.labels(read.judged, about),
        *labels(calibration, read.judged),
        *told.cut_apart(read.judged),
    )
    return Gathered(read, guides, shown, answers_of(told, [own]))


def _guides_of(run: Path, about: Mapping[str, Any]) -> tuple[Guide, ...]:
    """Return the guides that the run's newest ratings were made by, from its store."""
    used = {each["digest"] for each in about.get("guides", ())}
    if not used:
        return ()
    if not (run / FILE_NAME).exists():
        return ()
    with open_store(run) as store:
        return tuple(guide for digest, guide in store.guides().items() if digest in used)


def _usable(read: RatingsRead, tables: Sequence[Table]) -> RatingsRead:
    """Raise BadRatings for a table that none of its rows could be used of."""
    for table in tables:
        out = [each for each in read.unusable if each.where.rpartition(":")[0] == table.name]
        if len(out) == read.rows[table.name]:
            first = out[0].what if out else "it has a header only"
            raise BadRatings(
                f"none of its {len(out)} rows can be used: {first}",
                where=out[0].where if out else table.name,
                fix=out[0].fix if out else "add a row for every judgement",
            )
    return read


def report(found: Gathered, gates: Gates = GATES) -> AgreementReport:
    """Compare all raters that were read; UsageError where there is nothing to compare."""
    competencies = {
        indicator.id: competency.id
        for guide in found.guides
        for competency in guide.competencies
        for indicator in competency.indicators
    }
    compared = compare(found.read.judged, competencies, found.guides, found.answers, gates)
    if len(compared.raters) < _PAIR:
        raise UsageError(
            f"all ratings are by {compared.raters[0].rater}: agreement needs two raters",
            fix="add people's ratings with --human TABLE",
        )
    if not compared.shares_units:
        raise UsageError(
            "no two raters judged the same interview, question and indicator",
            fix="check that the tables name them alike",
        )
    return replace(compared, labels=(*compared.labels, *found.labels))
