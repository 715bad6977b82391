"""One request to the transcription API: the sound goes out, the reply's JSON comes back."""

from functools import partial
from typing import Any

from answer_eval.prompt import NoReply
from answer_eval.raters import RaterOptions
from answer_eval.service.client import open_client, way_to
from answer_eval.service.transport import Patience, Sent
from answer_eval.transcription._audio import Audio

MODEL = "gpt-4o-transcribe-diarize"
"""The only model whose replies are documented to say who speaks."""
PATIENCE = Patience(timeout=1800.0, attempts=8, cap=7200.0)
"""An hour of sound takes minutes, on a server of one's own many."""
NO_KEY = "set OPENAI_API_KEY, name a file that holds the key with --api-key-file, or name a server \
of your own with --base-url"


class Service:
    """The transcription API of OpenAI or of a compatible server."""

    def __init__(self, options: RaterOptions, patience: Patience) -> None:
        self._model = options.model or MODEL
        self._client = open_client(options, patience, NO_KEY)
        self._transport = way_to(self._client, self._model, patience)

    async def ask(self, audio: Audio) -> str | NoReply:
        """Return the reply's JSON as it came; RunStopped where no request can succeed."""
        return await self._transport.send(partial(self._create, audio))

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    async def _create(self, audio: Audio) -> Sent:
        sent: Sent = await self._client.audio.transcriptions.with_raw_response.create(
            file=(audio.name, audio.data), model=self._model, **_wanted(self._model)
        )
        return sent


def _wanted(model: str) -> dict[str, Any]:
    """Return the richest reply that a model gives: with speakers, with times, or the text."""
    if "diarize" in model:
        return {"response_format": "diarized_json", "chunking_strategy": "auto"}
    return {"response_format": "verbose_json" if "whisper" in model else "json"}
