"""Record the cassettes anew: python tests/cassettes/record.py.

Each is one request of a rater that meets the named faults in turn: what a model of the Responses
API can do wrong, and what is particular to Chat Completions and to Decisions.
"""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if not __package__:  # run as a file: tests/ is not on the path yet
    sys.path.insert(0, str(Path(__file__).parents[1]))

import vcr
from vcr.request import Request

from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply, Reply
from answer_eval.raters import RaterOptions, openai_chat, openai_decisions, openai_responses
from answer_eval.raters._dialect import forget
from answer_eval.service.transport import Patience
from asking import asked
from raters.speaking import Opening
from server.serving import serving

RATERS: dict[str, Opening] = {"chat": openai_chat.PLUGIN, "decisions": openai_decisions.PLUGIN}
"""By the first word of a case's name; the others are the `openai` rater's."""
REFUSES = {
    "chat_json_object_with_schema": ["json_schema"],
    "chat_json_object": ["json_schema", "json_object + schema"],
    "decisions_not_offered": ["/decisions"],
}
"""What the server of a case doesn't speak or serve."""
CASES: dict[str, list[str]] = {
    "rated": [],
    "refused": ["refusal"],
    "cut_off_then_rated": ["truncated"],
    "cut_off_twice": ["truncated", "truncated"],
    "filtered": ["filtered"],
    "not_json": ["not-json"],
    "wrong_schema": ["wrong-schema"],
    "indicator_missing": ["missing"],
    "off_scale": ["off-scale"],
    "rate_limited_then_rated": ["429", "429-ms"],
    "server_error_then_rated": ["500", "503"],
    "key_refused": ["401"],
    "unknown_model": ["404"],
    "no_credit": ["no-credit"],
    "chat_rated": [],
    "chat_json_object_with_schema": [],
    "chat_json_object": [],
    "chat_refused": ["refusal"],
    "chat_cut_off_twice": ["truncated", "truncated"],
    "chat_context_full": ["full"],
    "chat_reply_unreadable": ["spoilt", "spoilt", "spoilt"],
    "chat_filtered": ["filtered"],
    "chat_not_json": ["not-json"],
    "decisions_rated": [],
    "decisions_one_refused": ["one-refusal"],
    "decisions_refused": ["refusal"],
    "decisions_off_scale": ["off-scale"],
    "decisions_not_offered": [],
}
FOLDER = Path(__file__).parent
PORT = 18_080
KEY = "sk-recorded-0123456789"
"""The key in the environment while recording: it must not be found in any cassette."""


def _kept(request: Request) -> Request:
    """Drop every header but the body's type: keys, and what the machine is."""
    request.headers = {
        name: value for name, value in request.headers.items() if name.lower() == "content-type"
    }
    return request


@contextmanager
def cassette(name: str, mode: str) -> Iterator[None]:
    """Play or record a cassette; a request counts as the same if its whole body is."""
    player = vcr.VCR(
        cassette_library_dir=str(FOLDER),
        record_mode=mode,
        match_on=("method", "path", "body"),
        before_record_request=_kept,
    )
    with player.use_cassette(f"{name}.yaml"):
        yield


async def _at_once(_: float) -> None:
    """Wait for nothing."""


def outcome(name: str) -> Reply | NoReply | RunStopped:
    """Return how the sample request ends at the recorded address."""

    async def ask() -> Reply | NoReply:
        options = RaterOptions(base_url=f"http://127.0.0.1:{PORT}/v1")
        word = name.partition("_")[0]
        rater = RATERS.get(word, openai_responses.PLUGIN).open(options, Patience(sleep=_at_once))
        try:
            return await rater.reply(asked())
        finally:
            await rater.close()

    forget()
    try:
        return asyncio.run(ask())
    except RunStopped as error:
        return error


def main() -> None:
    """Record every case against the test server."""
    os.environ["OPENAI_API_KEY"] = KEY
    for name, faults in CASES.items():
        (FOLDER / f"{name}.yaml").unlink(missing_ok=True)
        with (
            serving(faults=faults, port=PORT, refuses=REFUSES.get(name, ())),
            cassette(name, "once"),
        ):
            print(name, outcome(name))  # noqa: T201  a script's only output


if __name__ == "__main__":
    main()
