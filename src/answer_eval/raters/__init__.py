"""Machine raters, one a file: request → reply."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from answer_eval._registry import Registry
from answer_eval.checklist import CheckReply, CheckRequest
from answer_eval.prompt import NoReply, Per, Plan, RatingRequest, Reply
from answer_eval.rating import Rater
from answer_eval.unsettled import SettlingReply, SettlingRequest


class MachineRater(Protocol):
    """A rater that a program asks."""

    @property
    def rater(self) -> Rater:
        """Its id and kind, as every rating of it carries them."""
        ...

    @property
    def settings(self) -> Mapping[str, Any]:
        """All that changes its replies (model, effort, …), JSON-able: part of a rating's key."""
        ...

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Answer one request; raise RunStopped where no further request can succeed."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


@runtime_checkable
class Served(Protocol):
    """A rater behind a server."""

    @property
    def server(self) -> Mapping[str, str]:
        """Where and how it is served, without credentials: told of a run, no part of a key."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What there is to know of its requests so far, each said once."""
        ...


@runtime_checkable
class Probed(MachineRater, Served, Protocol):
    """A rater whose server can be looked at without rating anything."""

    @property
    def limits(self) -> Mapping[str, str]:
        """What the last reply told of rate limits, by header."""
        ...

    async def models(self) -> Sequence[str] | NoReply:
        """Return the models that are offered; raise RunStopped as `reply` does."""
        ...

    async def batches(self) -> NoReply | None:
        """Return why the batch endpoint can't be used; raise RunStopped as `reply` does."""
        ...


@runtime_checkable
class Checking(MachineRater, Protocol):
    """A rater that looks for key points and red flags too."""

    async def check(self, request: CheckRequest) -> CheckReply | NoReply:
        """Answer one request; raise RunStopped as `reply` does."""
        ...


@runtime_checkable
class Settling(MachineRater, Protocol):
    """A rater whose model can settle where an interview's questions are put and answered."""

    async def settle(self, request: SettlingRequest) -> SettlingReply | NoReply:
        """Answer one request; raise RunStopped as `reply` does."""
        ...


@runtime_checkable
class Planned(Protocol):
    """A rater that has a say in what one request holds; others are asked part by part, once."""

    @property
    def plan(self) -> Plan:
        """How an interview is put to it."""
        ...


def plan_of(rater: MachineRater) -> Plan:
    """Return how an interview is put to a rater."""
    return rater.plan if isinstance(rater, Planned) else Plan()


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterOptions:
    """What a user may say of a rater; a rater ignores what it has no use for."""

    model: str = ""
    base_url: str = ""
    effort: str = ""
    """How hard a reasoning model is to think; "" leaves it to the model."""
    per: Per = Per.ANSWER
    samples: int = 1
    api_key_file: Path | None = None


class RaterPlugin(Protocol):
    """A way to rate that users choose by name."""

    @property
    def name(self) -> str:
        """The word after `--rater`."""
        ...

    @property
    def ignores(self) -> Collection[str]:
        """The fields of RaterOptions that it has no use for."""
        ...

    def open(self, options: RaterOptions) -> MachineRater:
        """Return a rater ready to be asked; UsageError where it can't be (no key, …)."""
        ...


RATERS: Registry[RaterPlugin] = Registry("answer_eval.raters", "rater")


def choose(name: str, options: RaterOptions) -> MachineRater:
    """Open the rater a user named, or the default: a server of theirs, else the provider's.

    The baseline is never a default: nobody gets its ratings without asking for them.
    """
    return _chosen(name, options).open(options)


def _chosen(name: str, options: RaterOptions) -> RaterPlugin:
    return RATERS[name or ("openai-chat" if options.base_url else "openai")]


def unused(name: str, options: RaterOptions) -> tuple[str, ...]:
    """Return the options given that the rater of `choose` has no use for, as users write them."""
    ignored, plain = _chosen(name, options).ignores, RaterOptions()
    return tuple(
        f"--{field.name.replace('_', '-')}"
        for field in fields(options)
        if field.name in ignored and getattr(options, field.name) != getattr(plain, field.name)
    )
