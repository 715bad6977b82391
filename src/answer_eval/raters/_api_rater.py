"""What the raters that speak to a server have in common, whichever API they speak."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ValidationError

from answer_eval.checklist import CheckReply, CheckRequest
from answer_eval.prices import default_model
from answer_eval.prompt import NoReply, Plan, RatingRequest, Reply, Request
from answer_eval.raters import RaterOptions
from answer_eval.raters._outcome import Body, R, outcome, with_room
from answer_eval.rating import Rater, RaterKind, Reason
from answer_eval.reply import read_checks, read_reply
from answer_eval.service.client import address, open_client, way_to
from answer_eval.service.transport import Patience, Sent
from answer_eval.unsettled import SettlingReply, SettlingRequest, read_places

if TYPE_CHECKING:
    from openai import AsyncOpenAI


class _Model(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Model]


class ApiRater(ABC):
    """A model behind an API, named `<word>/<model>`."""

    word: ClassVar[str]
    kind: ClassVar[RaterKind] = RaterKind.LLM

    def __init__(self, options: RaterOptions, patience: Patience) -> None:
        self._model = options.model or default_model(self.word)
        self._effort = options.effort
        self._plan = Plan(per=options.per, samples=options.samples)
        self._client: AsyncOpenAI = open_client(options, patience)
        self._transport = way_to(self._client, self._model, patience)
        self._notes = dict[str, None]()

    @property
    def rater(self) -> Rater:
        """Its id and kind."""
        return Rater(f"{self.word}/{self._model}", self.kind)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The model and its effort; where it is served is no part of it: a server may move."""
        return {"model": self._model, **({"effort": self._effort} if self._effort else {})}

    @property
    def plan(self) -> Plan:
        """How an interview is put to it."""
        return self._plan

    @property
    def server(self) -> Mapping[str, str]:
        """Where requests go."""
        return {"base_url": address(self._client)}

    @property
    def notes(self) -> Sequence[str]:
        """What there is to know of its requests so far, each said once."""
        return tuple(self._notes)

    @property
    def limits(self) -> Mapping[str, str]:
        """What the last reply told of rate limits, by header."""
        return self._transport.limits

    async def models(self) -> Sequence[str] | NoReply:
        """Return the models that are offered."""
        told = await self._transport.send(self._client.models.with_raw_response.list)
        if isinstance(told, NoReply):
            return told
        try:
            return [model.id for model in _Models.model_validate_json(told).data]
        except ValidationError:
            return NoReply(Reason.INVALID_REPLY, "what came back is no list of models", told)

    async def batches(self) -> NoReply | None:
        """Return why the batch endpoint can't be used, None where it can."""
        told = await self._transport.send(partial(self._client.batches.with_raw_response.list))
        return told if isinstance(told, NoReply) else None

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    def _note(self, words: str) -> None:
        self._notes[words] = None


class WritingRater(ApiRater):
    """Asks a model to write its quotes and ratings, quotes first."""

    body: ClassVar[type[Body]]
    room: ClassVar[Sequence[int]]
    """Tokens that a reply may take, reasoning included: at first, and when that cut it off."""

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask for ratings."""
        return await self._write(request, partial(read_reply, request=request))

    async def check(self, request: CheckRequest) -> CheckReply | NoReply:
        """Ask for a checklist."""
        return await self._write(request, partial(read_checks, request=request))

    async def settle(self, request: SettlingRequest) -> SettlingReply | NoReply:
        """Ask where questions are put and answered."""
        return await self._write(request, partial(read_places, request=request))

    async def _write(self, request: Request, read: Callable[[str], R | NoReply]) -> R | NoReply:
        """Ask, and once more with more room where the reply was cut off."""
        return await with_room(self.room, partial(self._ask, request, read))

    async def _ask(
        self, request: Request, read: Callable[[str], R | NoReply], limit: int
    ) -> R | NoReply:
        sent = await self._transport.send(partial(self._create, request, limit))
        return sent if isinstance(sent, NoReply) else outcome(self.body, sent, read, limit)

    @abstractmethod
    async def _create(self, request: Request, limit: int) -> Sent:
        """Send one request."""
