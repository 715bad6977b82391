"""`answer-eval agree --calibrate`: fit maps to a run's ratings, and tell what they change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.table import Table

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.agreement.estimate import UNDEFINED
from answer_eval.calibrating import Found, NotFitted, fit_all
from answer_eval.calibration.fits import Method
from answer_eval.calibration.record import Calibration, text_of
from answer_eval.calibration.trial import FOLDS
from answer_eval.cli import _agreement, _fitting, _illustrative, _show
from answer_eval.errors import BadCalibration, BadRatings, UsageError
from answer_eval.files import load_table, read_bytes, write_whole
from answer_eval.guide import Guide
from answer_eval.human_ratings import RatingsRead, known_from, read_ratings
from answer_eval.rating import RaterKind
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Run
from answer_eval.store import FILE_NAME, lacking, open_store

UNUSABLE_ROWS = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be fitted, to what, and where it is to be kept."""

    run: Path | None
    human: Path | None
    file: Path | None
    method: str | None
    strict: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class CalibrationSet:
    """A run and people's ratings of it, and the file that is to name them."""

    run: Run
    read: RatingsRead
    human: Path
    file: Path


def calibrate(wanted: Wanted, others: Sequence[str]) -> int:
    """Fit, print what it changes on units not used to fit, and write the file."""
    given = _read(*_checked(wanted, others))
    _agreement.unusable(given.read)
    if wanted.strict and given.read.unusable:
        return UNUSABLE_ROWS
    method = Method(wanted.method or Method.LINEAR)
    found = list(fit_all(given.run.evaluations, given.run.guides, given.read.judged, method))
    fitted = [each for each in found if isinstance(each, Found)]
    missing = [each for each in found if isinstance(each, NotFitted)]
    if not fitted:
        raise _none_fitted(missing, given)
    made = _record(given, method, fitted, missing)
    write_whole(given.file, text_of(made))
    if wanted.as_json:
        click.echo(text_of(made), nl=False)
    else:
        _print(made, fitted, missing, given)
    return 0


def _checked(wanted: Wanted, others: Sequence[str]) -> tuple[Path, Path, Path]:
    """Return the run's folder, people's table and the file to be; UsageError where they aren't."""
    run, human, file = wanted.run, wanted.human, wanted.file
    if file is None:
        raise UsageError("--method is how to --calibrate", fix="add --calibrate FILE")
    if others:
        raise UsageError(
            f"--calibrate takes no {' or '.join(others)}",
            fix="leave it out: the report on agreement is the same command without --calibrate",
        )
    if run is None or human is None:
        raise UsageError(
            "--calibrate needs a run's folder and people's ratings of it",
            fix="'answer-eval agree DIR --human TABLE --calibrate FILE'",
        )
    if file.suffix.lower() != ".json":
        raise UsageError(f"--calibrate {file} is no .json", fix="end the file's name with .json")
    if file.exists():
        raise UsageError(
            f"{file} exists, and runs may have been made with it",
            fix="choose another name: it becomes the calibration's own",
        )
    return run, human, file


def _read(folder: Path, human: Path, file: Path) -> CalibrationSet:
    """Read the store, where ratings are the raters' own, and people's ratings of its interviews."""
    if not (folder / FILE_NAME).is_file():
        raise lacking(folder, FILE_NAME)
    with open_store(folder) as store:
        run = Run(tuple(store.evaluations()), store.guides(), store.account())
    candidates = {each.interview.id: each.interview.candidate for each in run.evaluations}
    read = read_ratings([load_table(human, BadRatings)], known_from(_used(run), candidates))
    return CalibrationSet(run, read, human, file)


def _used(run: Run) -> list[Guide]:
    return [run.guides[key] for key in {each.guide_digest: None for each in run.evaluations}]


def _none_fitted(missing: Sequence[NotFitted], given: CalibrationSet) -> BadCalibration:
    if not missing:
        return BadCalibration("nothing has been rated here", fix="run 'answer-eval score' first")
    said = "; ".join(f"{each.basis}: {each.why}" for each in missing)
    return BadCalibration(
        f"no map can be fitted to {given.human.name}: {said}",
        fix="have people rate more of the run's candidates, or leave the ratings as they are",
    )


def _record(
    given: CalibrationSet, method: Method, fitted: Sequence[Found], missing: Sequence[NotFitted]
) -> Calibration:
    return Calibration(
        name=given.file.stem,
        method=method.value,
        made=datetime.now(UTC).date().isoformat(),
        package=__version__,
        human={"file": given.human.name, "digest": digest(read_bytes(given.human).hex())},
        maps=tuple(each.fitted for each in fitted),
        not_fitted=tuple({"basis": str(each.basis), "why": each.why} for each in missing),
    )


def _print(
    made: Calibration, fitted: Sequence[Found], missing: Sequence[NotFitted], given: CalibrationSet
) -> None:
    console = _show.console()
    for each in fitted:
        for table in _tables(each, made):
            _fitting.put(console, table)
            console.print()
        _fitting.say(console, _lines(each))
    _fitting.say(console, (f"not fitted: {left.basis}: {left.why}" for left in missing))
    _fitting.say(console, _notices(fitted, given))
    click.echo(
        f"written: {given.file}; 'answer-eval score … --calibration {given.file}' applies it"
    )


def _notices(fitted: Sequence[Found], given: CalibrationSet) -> Iterator[str]:
    labels = given.run.about.get("labels", {})
    if labels.get("baseline") or any(_is_baseline(each, given.run) for each in fitted):
        yield BASELINE_NOTICE
    if _illustrative.labels(given.read.judged, given.run.about):
        yield ILLUSTRATIVE_NOTICE


def _is_baseline(found: Found, run: Run) -> bool:
    kinds = {each.rater.id: each.rater.kind for each in run.evaluations}
    return kinds[found.fitted.basis.rater] is RaterKind.BASELINE


def _tables(found: Found, made: Calibration) -> Iterator[Table]:
    fitted = found.fitted
    table = _show.table(
        f"{fitted.basis}: {made.method} calibration {made.name}",
        ["with single people"],
        ["before", "after", "after less before"],
    )
    for each in found.trial.changes:
        table.add_row(each.coefficient, str(each.second), str(each.first), str(each.difference))
    yield table
    left = _show.table("bias by indicator", ["indicator"], ["ratings", "before", "after"])
    for one in found.trial.residues:
        left.add_row(one.indicator, str(one.before.units), str(one.before), str(one.after))
    yield left


def _lines(found: Found) -> Iterator[str]:
    fitted = found.fitted
    yield (
        f"{fitted.ratings} ratings by {fitted.people} people of {fitted.units} units of "
        f"{fitted.candidates} candidates. [ ]: 95 % intervals, candidates resampled. {UNDEFINED}: "
        "undefined, the file says why."
    )
    yield (
        f"before and after on units not used to fit: each fifth of the candidates mapped by what "
        f"the other {FOLDS - 1} gave"
    )
    risen = found.trial.rising
    yield f"r with single people before: {risen.pooled}; within indicators: {risen.within}"
    yield found.trial.finding
    yield f"fitted to all of them: {fitted.map}"
