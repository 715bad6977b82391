"""A scoring run: inputs → interviews → ratings → the files of its folder."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from answer_eval.account import account, charges, segmenter
from answer_eval.batch import Batch, RememberingSettler, Work, rate_all, remembering
from answer_eval.calibrating import Guides, calibrated, check, notes
from answer_eval.calibration.record import Calibration, Uncalibrated, calibration_of
from answer_eval.checklist import PROMPT as CHECKLIST
from answer_eval.corrections import FILE_NAME as CORRECTIONS
from answer_eval.corrections import NO_TABLE, CorrectionsTable, read_corrections
from answer_eval.cuts import Cuts, cuts
from answer_eval.errors import BadAnswers, BadCorrections, UsageError, try_each
from answer_eval.evaluation import Evaluation
from answer_eval.exchange import Gate
from answer_eval.files import load_guide, load_table, packaged, read_text, write_whole
from answer_eval.guide import Guide
from answer_eval.inputs import Inputs, Source
from answer_eval.interview import Interview, check_language, of_answers, prepare
from answer_eval.prices import Prices, load_prices
from answer_eval.raters import MachineRater, Settling, plan_of
from answer_eval.reports import AGREEMENT, REPORTS, Compared, Report, Run
from answer_eval.reports.agreement_html import digest_of, kept
from answer_eval.store import FILE_NAME, Store, open_store
from answer_eval.unsettled import PROMPT as SETTLING


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run goes about it."""

    concurrency: int = 8
    """How many requests of a rater are under way at once."""
    confirmed_by: MachineRater | None = None
    """A decision rater that rates everything too."""
    segmenter: Settling | None = None
    """A rater whose model settles what segmentation isn't sure of."""
    corrections: CorrectionsTable = NO_TABLE
    """What the interviews were corrected by."""
    calibration: Calibration | Uncalibrated = field(default_factory=Uncalibrated)
    """What ratings are mapped by in all that is written of them; the store keeps the raters'."""
    prices: Prices = field(default_factory=load_prices)
    illustrative: bool = False
    """Whether the human ratings beside this run are illustrative."""
    done: Callable[[Evaluation], None] = lambda _: None
    """Told of every interview as it is finished."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: what its folder now holds, and what this run made."""

    run: Run
    batch: Batch
    inputs: Inputs

    @property
    def has_failures(self) -> bool:
        """Whether some answer got no valid reply, or some file of a folder could not be read."""
        evaluations = self.batch.evaluations
        unrated = any(each.failures or each.failed_checks for each in evaluations)
        unsettled = any(each.interview.unsettled for each in evaluations)
        return unrated or unsettled or bool(self.inputs.unreadable)


def load_corrections(folder: Path, given: Path | None, inputs: Inputs) -> CorrectionsTable:
    """Read the corrections that are given, else those in the run's folder, if there are any.

    They may name any interview of these inputs and of the folder's earlier runs; BadCorrections
    for another one.
    """
    path = given or folder / CORRECTIONS
    if not (given or path.exists()):
        return NO_TABLE
    table = read_corrections(load_table(path, BadCorrections))
    found = {each.interview for each in inputs.found}
    damaged = {each.interview for each in inputs.unreadable}
    table.check(found | damaged | _rated_before(folder))
    return table


def _rated_before(folder: Path) -> set[str]:
    if not (folder / FILE_NAME).exists():
        return set()
    with open_store(folder, alone=True) as store:
        return store.interviews()


def works(
    inputs: Inputs,
    guide: Path | None,
    candidate_label: str = "",
    corrections: CorrectionsTable = NO_TABLE,
    done: Callable[[Work], None] = lambda _: None,
) -> list[Work]:
    """Make every input ready to be rated, by the guide its manifest names or else by `guide`.

    `done` is told of each as it is ready.
    """
    loaded = dict[Path, Guide]()
    found = [(each, _guide(each, guide, loaded)) for each in inputs.found]

    def made(each: tuple[Source, Guide]) -> Work:
        source, its = each
        interview = _interview(source, its, candidate_label, corrections)
        work = Work(check_language(interview, its, source.language), its)
        done(work)
        return work

    return try_each(made, found, BadCorrections)


def _guide(source: Source, default: Path | None, loaded: dict[Path, Guide]) -> Guide:
    path = source.guide or default
    if path is None:
        raise UsageError(
            "no guide is named", where=str(source.path), fix="add --guide GUIDE to the command"
        )
    if path not in loaded:
        loaded[path] = load_guide(path)
    return loaded[path]


def _interview(
    source: Source, guide: Guide, candidate_label: str, corrections: CorrectionsTable
) -> Interview:
    if source.answers:
        _check_questions(source, guide)
        _check_uncorrected(source, corrections)
        turns = {each.question: each.turn for each in source.answers}
        return of_answers(source.interview, source.candidate, source.transcript, turns, guide)
    label = source.candidate_label or candidate_label
    return prepare(
        source.interview,
        source.candidate,
        source.transcript,
        guide,
        label,
        corrections.of(source.interview),
    )


def _check_uncorrected(source: Source, corrections: CorrectionsTable) -> None:
    if source.interview in corrections.by_interview:
        raise BadCorrections(
            f"the answers of {source.interview!r} stand in {source.path} as they are",
            where=corrections.where(source.interview),
            fix="change them there",
        )


def _check_questions(source: Source, guide: Guide) -> None:
    known = {question.id for question in guide.questions}
    for each in source.answers:
        if each.question not in known:
            raise BadAnswers(
                f"interview {source.interview!r} answers {each.question!r}, which {guide.id}"
                " doesn't ask",
                where=each.where,
                fix=f"the guide's questions are {', '.join(sorted(known))}",
            )


def rate_into(
    folder: Path, inputs: Inputs, todo: Sequence[Work], rater: MachineRater, options: RunOptions
) -> Outcome:
    """Rate what the folder's store doesn't hold yet, then write every report whole."""
    raters = [rater, *([options.confirmed_by] if options.confirmed_by else [])]
    prompts = {*(plan_of(each).prompt for each in raters), CHECKLIST, SETTLING}
    templates = {name: read_text(packaged("prompts", name)) for name in prompts}
    check(options.calibration, raters, todo, templates)
    with open_store(folder, alone=True) as store:
        gate, before = Gate(), store.usage()
        asking = [remembering(each, store, options.concurrency, gate) for each in raters]
        settling = _settling(options, store, gate)
        batch = asyncio.run(rate_all(todo, asking, store, templates, options.done, settling))
        cut = cuts(evaluations := tuple(store.evaluations()))
        said = {
            **account(batch, inputs, raters, illustrative=options.illustrative),
            **charges(before, store.usage(), options.prices),
            "segmenter": segmenter(batch, options.segmenter, settling.asked if settling else 0),
            "settled": cut.settled,
            "corrections": options.corrections.about,
            "calibration": options.calibration.about,
        }
        said["notes"] += _forgotten(store, options, cut)
        raw = Run(evaluations, store.guides(), said)
        said["notes"] += notes(options.calibration, evaluations)
        store.add_account(said)
    mapped = partial(_mapped, guides=raw.guides, calibration=options.calibration)
    run = replace(raw, evaluations=mapped(raw.evaluations))
    export(run, folder)
    return Outcome(run, replace(batch, evaluations=mapped(batch.evaluations)), inputs)


def run_of(store: Store, said: Mapping[str, Any]) -> Run:
    """Return all that a folder's store holds, mapped as a finished run says of itself."""
    guides, calibration = store.guides(), calibration_of(said.get("calibration"), FILE_NAME)
    return Run(_mapped(store.evaluations(), guides, calibration), guides, said)


def _mapped(
    evaluations: Iterable[Evaluation], guides: Guides, calibration: Calibration | Uncalibrated
) -> tuple[Evaluation, ...]:
    return tuple(calibrated(each, guides, calibration) for each in evaluations)


def _settling(options: RunOptions, store: Store, gate: Gate) -> RememberingSettler | None:
    if options.segmenter is None:
        return None
    return RememberingSettler(options.segmenter, store, options.concurrency, gate)


def _forgotten(store: Store, options: RunOptions, cut: Cuts) -> Iterator[str]:
    """Yield a note for what an earlier run went by and this one doesn't, and what came of it."""
    last = store.last_account()
    corrections, calibration = (last.get(each) or {} for each in ("corrections", "calibration"))
    if cut.note:
        yield cut.note
    if (settler := last.get("segmenter")) and options.segmenter is None:
        yield (
            f"the run before this one had {settler['id']} settle uncertain answers, this one none: "
            "name it with --segmenter"
        )
    if corrections and not options.corrections.name:
        how = "name them with --corrections, or put them into the folder as corrections.csv"
        yield (
            f"the run before this one went by {corrections['file']}, this one by no corrections: "
            f"{how}"
        )
    if calibration and isinstance(options.calibration, Uncalibrated):
        yield (
            f"the run before this one was mapped by the calibration {calibration['name']!r}, this "
            "one's ratings are the raters' own: name its file with --calibration"
        )


def export(run: Run, folder: Path) -> None:
    """Write every report of a run into its folder, each file whole.

    A comparison with people that stands there already stays, and says so if it is of earlier
    ratings.
    """
    page = folder / AGREEMENT
    if page.is_file():
        run = replace(run, agreement=kept(read_text(page), run))
    for report in REPORTS:
        _write(report, run, folder)


def show_agreement(folder: Path, found: Compared) -> None:
    """Put a comparison with people into a run's folder: a page of its own, and in the report.

    Without a store there is nothing to write the report again from, and it stays as it is.
    """
    run = Run((), {}, {})
    if (folder / FILE_NAME).exists():
        with open_store(folder) as store:
            run = run_of(store, store.last_account())
        found = replace(found, is_current=found.ratings == digest_of(run))
        _write(REPORTS["report.html"], replace(run, agreement=found), folder)
    _write(REPORTS[AGREEMENT], replace(run, agreement=found), folder)


def _write(report: Report, run: Run, folder: Path) -> None:
    for name, text in report.files(run):
        write_whole(folder / name, text)
