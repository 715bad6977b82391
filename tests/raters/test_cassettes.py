"""Recorded traffic, replayed through the real client without a socket."""

import re

import pytest

from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply, Reply
from answer_eval.rating import Reason
from cassettes.record import CASES, FOLDER, KEY, cassette, outcome

ENDS: dict[str, Reason | str] = {
    "refused": Reason.REFUSED,
    "cut_off_twice": Reason.TRUNCATED,
    "filtered": Reason.REFUSED,
    "not_json": Reason.INVALID_REPLY,
    "wrong_schema": Reason.INVALID_REPLY,
    "indicator_missing": Reason.INVALID_REPLY,
    "off_scale": Reason.INVALID_REPLY,
    "key_refused": "refuses the key",
    "unknown_model": "no model 'gpt-6.1-terra'",
    "no_credit": "no credit left",
    "chat_refused": Reason.REFUSED,
    "chat_cut_off_twice": Reason.TRUNCATED,
    "chat_context_full": Reason.TRUNCATED,
    "chat_reply_unreadable": Reason.INVALID_REPLY,
    "chat_filtered": Reason.REFUSED,
    "chat_not_json": Reason.INVALID_REPLY,
    "decisions_refused": Reason.REFUSED,
    "decisions_off_scale": Reason.INVALID_REPLY,
    "decisions_not_offered": "does not offer",
}
"""How each recorded request ends where not with a rating: the reason, or why the run stops."""


@pytest.mark.parametrize("name", CASES)
def test_replayed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each recorded exchange ends as its name says, and its request is the one recorded."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-another-key")
    with cassette(name, "none"):
        ended = outcome(name)
    expected = ENDS.get(name)
    if isinstance(expected, Reason):
        assert isinstance(ended, NoReply)
        assert ended.reason is expected
    elif expected:
        assert isinstance(ended, RunStopped)
        assert expected in str(ended)
    else:
        assert isinstance(ended, Reply), ended


def test_every_cassette_is_a_case() -> None:
    """No cassette lies about that nothing replays."""
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_no_key_in_a_cassette(name: str) -> None:
    """Neither the recording's key, nor an Authorization header, nor anything like a key."""
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    assert KEY not in text
    assert not re.search(r"authorization|bearer|\bsk-[a-z0-9]{6,}", text, re.IGNORECASE)
