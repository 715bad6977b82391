"""The `scripted` rater: replies from a function or a file, read as a model's are."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from answer_eval.errors import InputError, RunStopped, UsageError
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import RaterOptions
from answer_eval.raters.scripted import PLUGIN, ScriptedRater, by_question
from answer_eval.rating import Reason
from asking import asked

SILENT: dict[str, Any] = {
    "quotes": [],
    "observation": "",
    "rating": None,
    "why_not_higher": "",
    "why_not_lower": "",
}
TABLE = {"helped": {"asks": SILENT, "checks-back": SILENT | {"rating": 2}, "stays_calm": SILENT}}


def reply(rater: ScriptedRater) -> Reply | NoReply:
    """Return what a rater makes of the sample request."""
    return asyncio.run(rater.reply(asked()))


def test_replies_by_question_and_indicator() -> None:
    """A table replies with the entries of the indicators asked about, and only those."""
    said = reply(ScriptedRater(by_question(TABLE)))
    assert isinstance(said, Reply)
    assert {name: each.rating for name, each in said.judgements.items()} == {
        "asks": Reason.NO_EVIDENCE,
        "checks-back": 2,
    }


def test_gap_in_the_table_is_an_invalid_reply() -> None:
    """What the table lacks isn't made up: the reply leaves it out, and is none."""
    said = reply(ScriptedRater(by_question({})))
    assert isinstance(said, NoReply)
    assert (said.reason, said.detail) == (
        Reason.INVALID_REPLY,
        "the reply leaves out asks, checks-back",
    )


def test_a_script_may_fail_or_stop() -> None:
    """A function may also return that there is no reply, or stop the run."""
    refused = NoReply(Reason.REFUSED, "no")
    assert reply(ScriptedRater(lambda _: refused)) == refused

    def stops(_: RatingRequest) -> str:
        raise RunStopped("no credit")

    with pytest.raises(RunStopped):
        reply(ScriptedRater(stops))


def test_opens_a_file(tmp_path: Path) -> None:
    """`--model` names the table's file; its digest is part of a rating's key."""
    path = tmp_path / "replies.json"
    path.write_text(json.dumps(TABLE))
    rater = PLUGIN.open(RaterOptions(model=str(path)))
    assert isinstance(reply(rater), Reply)
    path.write_text(json.dumps({"helped": {}}))
    assert PLUGIN.open(RaterOptions(model=str(path))).settings != rater.settings


def test_needs_a_file() -> None:
    """Without a file the way on is named."""
    with pytest.raises(UsageError, match="--model"):
        PLUGIN.open(RaterOptions())


@pytest.mark.parametrize("text", ["{", "[]", '{"helped": []}', "[" * 100_000])
def test_unusable_file(tmp_path: Path, text: str) -> None:
    """A file that holds no table is one line with its name and the shape it should have."""
    path = tmp_path / "replies.json"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        PLUGIN.open(RaterOptions(model=str(path)))
    assert str(caught.value).startswith(str(path))
    assert '{"question": {"indicator":' in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """So is one that isn't there."""
    with pytest.raises(InputError, match="there is no such file"):
        PLUGIN.open(RaterOptions(model=str(tmp_path / "none.json")))
