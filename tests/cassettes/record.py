"""Record the cassettes anew: python tests/cassettes/record.py.

Each is one request of the `openai` rater that meets the named faults in turn.
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
from answer_eval.raters import RaterOptions
from answer_eval.raters._transport import Patience
from answer_eval.raters.openai_responses import PLUGIN
from asking import asked
from server.serving import serving

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


def outcome() -> Reply | NoReply | RunStopped:
    """Return how the sample request ends at the recorded address."""

    async def ask() -> Reply | NoReply:
        options = RaterOptions(base_url=f"http://127.0.0.1:{PORT}/v1")
        rater = PLUGIN.open(options, Patience(sleep=_at_once))
        try:
            return await rater.reply(asked())
        finally:
            await rater.close()

    try:
        return asyncio.run(ask())
    except RunStopped as error:
        return error


def main() -> None:
    """Record every case against the test server."""
    os.environ["OPENAI_API_KEY"] = KEY
    for name, faults in CASES.items():
        (FOLDER / f"{name}.yaml").unlink(missing_ok=True)
        with serving(faults=faults, port=PORT), cassette(name, "once"):
            print(name, outcome())  # noqa: T201  a script's only output


if __name__ == "__main__":
    main()
