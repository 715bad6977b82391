"""A scoring run: inputs → interviews → ratings → the files of its folder."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from answer_eval.account import account, charges
from answer_eval.batch import Batch, Work, rate_all, remembering
from answer_eval.checklist import PROMPT
from answer_eval.errors import BadAnswers, UsageError
from answer_eval.evaluation import Evaluation
from answer_eval.files import Inputs, Source, load_guide, packaged, read_text, write_whole
from answer_eval.guide import Guide
from answer_eval.interview import Interview, check_language, of_answers, prepare
from answer_eval.prices import Prices, load_prices
from answer_eval.raters import MachineRater, plan_of
from answer_eval.reports import REPORTS, Run
from answer_eval.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run goes about it."""

    concurrency: int = 8
    """How many requests of a rater are under way at once."""
    confirmed_by: MachineRater | None = None
    """A decision rater that rates everything too."""
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
        return unrated or bool(self.inputs.unreadable)


def works(inputs: Inputs, guide: Path | None, candidate_label: str = "") -> list[Work]:
    """Make every input ready to be rated, by the guide its manifest names or else by `guide`."""
    loaded = dict[Path, Guide]()
    return [_work(source, guide, candidate_label, loaded) for source in inputs.found]


def _work(
    source: Source, default: Path | None, candidate_label: str, loaded: dict[Path, Guide]
) -> Work:
    path = source.guide or default
    if path is None:
        raise UsageError(
            "no guide is named", where=str(source.path), fix="add --guide GUIDE to the command"
        )
    if path not in loaded:
        loaded[path] = load_guide(path)
    interview = _interview(source, loaded[path], candidate_label)
    return Work(check_language(interview, loaded[path], source.language), loaded[path])


def _interview(source: Source, guide: Guide, candidate_label: str) -> Interview:
    if source.answers:
        _check_questions(source, guide)
        turns = {each.question: each.turn for each in source.answers}
        return of_answers(source.interview, source.candidate, source.transcript, turns, guide)
    label = source.candidate_label or candidate_label
    return prepare(source.interview, source.candidate, source.transcript, guide, label)


def _check_questions(source: Source, guide: Guide) -> None:
    known = {question.id for question in guide.questions}
    strange = [each.question for each in source.answers if each.question not in known]
    if strange:
        raise BadAnswers(
            f"interview {source.interview!r} answers {strange[0]!r}, which {guide.id} doesn't ask",
            where=str(source.path),
            fix=f"the guide's questions are {', '.join(sorted(known))}",
        )


def rate_into(
    folder: Path, inputs: Inputs, todo: Sequence[Work], rater: MachineRater, options: RunOptions
) -> Outcome:
    """Rate what the folder's store doesn't hold yet, then write every report whole."""
    raters = [rater, *([options.confirmed_by] if options.confirmed_by else [])]
    prompts = {*(plan_of(each).prompt for each in raters), PROMPT}
    templates = {name: read_text(packaged("prompts", name)) for name in prompts}
    with open_store(folder) as store:
        asking = [remembering(each, store, options.concurrency) for each in raters]
        batch = asyncio.run(rate_all(todo, asking, store, templates, options.done))
        said = {
            **account(batch, inputs, raters, illustrative=options.illustrative),
            **charges(store.usage(), options.prices),
        }
        store.add_account(said)
        run = Run(tuple(store.evaluations()), store.guides(), said)
    export(run, folder)
    return Outcome(run, batch, inputs)


def export(run: Run, folder: Path) -> None:
    """Write every report of a run into its folder, each file whole."""
    for report in REPORTS:
        for name, text in report.files(run):
            write_whole(folder / name, text)
