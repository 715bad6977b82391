"""Commands that rate interviews without making a run of it: their options, and how they go."""

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from answer_eval.cli import _options, _show

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Sequence

    from answer_eval.batch import Work
    from answer_eval.inputs import Inputs
    from answer_eval.raters import MachineRater
    from answer_eval.store import Store
    from answer_eval.trust.rounds import Rounds

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(_options.Access):
    """What is to be rated, by whom, and how."""

    paths: tuple[Path, ...]
    guide: Path | None
    rater_name: str
    manifest: Path | None
    candidate: str
    concurrency: int
    keep: Path | None


options = _options.handed_as(
    "asked",
    Asked,
    _options.PATHS,
    _options.GUIDE,
    _options.RATER,
    *_options.ACCESS,
    _options.MANIFEST,
    _options.CANDIDATE,
    _options.CONCURRENCY,
    click.option(
        "--keep",
        type=click.Path(path_type=Path, file_okay=False),
        help="A folder to keep replies in: the same command then goes on where it stopped.",
    ),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The rater and the interviews, read and ready."""

    rater: "MachineRater"
    inputs: "Inputs"
    works: "Sequence[Work]"


def opened(asked: Asked) -> Opened:
    """Open the rater and read every interview; InputError where either can't be done."""
    from answer_eval.casting import cast
    from answer_eval.inputs import find_inputs
    from answer_eval.run import works

    rater = _options.open_rater(asked.rater_name, asked.options())
    inputs = cast(find_inputs(asked.paths, asked.manifest), asked.candidate)
    return Opened(rater, inputs, works(inputs, asked.guide, asked.candidate))


def rated(
    asked: Asked, ready: Opened, total: int, go: "Callable[[Rounds], Coroutine[None, None, T]]"
) -> T:
    """Rate in rounds, `total` interviews in all, and say what the requests came to."""
    import asyncio

    from answer_eval.account import charges
    from answer_eval.files import packaged, read_text
    from answer_eval.prices import load_prices
    from answer_eval.raters import Served, plan_of
    from answer_eval.trust.rounds import Rounds

    template = read_text(packaged("prompts", plan_of(ready.rater).prompt))
    with _kept(asked.keep) as store, _show.progress(total) as done:
        before = store.usage()
        rounds = Rounds(ready.rater, template, store, concurrency=asked.concurrency, done=done)
        found = asyncio.run(go(rounds))
        spent = charges(before, store.usage(), load_prices())
    notes = ready.rater.notes if isinstance(ready.rater, Served) else ()
    _show.spent({**spent, "notes": notes}, err=True)
    return found


@contextmanager
def _kept(folder: Path | None) -> "Iterator[Store]":
    """Open the store in a folder, or in one that is gone afterwards."""
    from tempfile import TemporaryDirectory

    from answer_eval.store import open_store

    if folder:
        with open_store(folder, alone=True) as store:
            yield store
        return
    with TemporaryDirectory(prefix="answer-eval-") as aside, open_store(Path(aside)) as store:
        yield store
