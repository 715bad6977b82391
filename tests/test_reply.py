"""Reading a reply: whole and as asked, or no reply with the reason in words."""

import copy
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.evidence import Polarity, Quote
from answer_eval.prompt import NoReply, Reply
from answer_eval.rating import Reason
from answer_eval.reply import read_reply
from asking import asked

REQUEST = asked()
ENTRY: dict[str, Any] = {
    "quotes": [{"polarity": "positive", "text": "I asked her which town"}],
    "observation": "Asks before fetching.",
    "rating": 4,
    "why_not_higher": "Once only.",
    "why_not_lower": "She did ask.",
}
SILENT: dict[str, Any] = dict.fromkeys(ENTRY, "") | {"quotes": [], "rating": None}
WHOLE: dict[str, Any] = {"asks": ENTRY, "checks-back": SILENT}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["", "positive", "4"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


def without(reply: Any, *path: str | int) -> Any:
    """Return a copy of a reply that lacks what stands at a path."""
    return _changed(reply, path, lambda holder, last: holder.pop(last))


def putting(reply: Any, value: Any, *path: str | int) -> Any:
    """Return a copy of a reply with a value put at a path."""
    return _changed(reply, path, lambda holder, last: holder.__setitem__(last, value))


def _changed(reply: Any, path: tuple[str | int, ...], change: Any) -> Any:
    held = changed = copy.deepcopy(reply)
    for step in path[:-1]:
        held = held[step]
    change(held, path[-1])
    return changed


def test_whole_reply() -> None:
    """Ratings are read with their quotes; null says that there is no evidence."""
    reply = read_reply(json.dumps(WHOLE), REQUEST)
    assert isinstance(reply, Reply)
    asks, checks_back = reply.judgements["asks"], reply.judgements["checks-back"]
    assert asks.rating == 4
    assert asks.quotes == (Quote(Polarity.POSITIVE, "I asked her which town"),)
    assert (asks.observation, asks.why_not_higher) == ("Asks before fetching.", "Once only.")
    assert checks_back.rating is Reason.NO_EVIDENCE


def test_raw_line_breaks_in_strings_are_read() -> None:
    """Some servers leave control characters in strings as they are; the words still count."""
    text = json.dumps(WHOLE).replace("which town", "which\n\ttown")
    assert isinstance(read_reply(text, REQUEST), Reply)


def test_broken_characters_are_mended() -> None:
    """Half a surrogate pair could be neither stored nor shown, so it is spelt out."""
    reply = read_reply(json.dumps(putting(WHOLE, "so \ud800", "asks", "observation")), REQUEST)
    assert isinstance(reply, Reply)
    assert reply.judgements["asks"].observation == r"so \ud800"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the reply is empty"),
        (" \n", "the reply is empty"),
        ('{"asks": ', "the reply is no JSON (Expecting value: line 1 column 10 (char 9))"),
        ("[" * 100_000, "the reply is no JSON"),
        ("[]", "the reply is no JSON object with an entry per indicator"),
        (json.dumps(without(WHOLE, "asks")), "the reply leaves out asks"),
        ("{}", "the reply leaves out asks, checks-back"),
        (json.dumps(WHOLE | {"charm": SILENT}), "rates 'charm', which was not asked for"),
        (json.dumps(putting(WHOLE, 6, "asks", "rating")), "rates asks 6, which is off the scale"),
        (json.dumps(putting(WHOLE, 0, "asks", "rating")), "of 1 to 5"),
        (json.dumps(putting(WHOLE, 3.5, "asks", "rating")), "breaks its schema at asks.rating"),
        (json.dumps(putting(WHOLE, "4", "asks", "rating")), "breaks its schema at asks.rating"),
        (json.dumps(putting(WHOLE, True, "asks", "rating")), "breaks its schema at asks.rating"),
        (json.dumps(without(WHOLE, "asks", "rating")), "asks.rating (Field required)"),
        (json.dumps(WHOLE | {"asks": "fine"}), "breaks its schema at asks (no object)"),
        (
            json.dumps(putting(WHOLE, "mixed", "asks", "quotes", 0, "polarity")),
            "breaks its schema at asks.quotes.0.polarity",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str) -> None:
    """Every way to miss the schema is no reply, with its own words, and keeps what came."""
    outcome = read_reply(text, REQUEST)
    assert isinstance(outcome, NoReply)
    assert outcome.reason is Reason.INVALID_REPLY
    assert words in outcome.detail
    assert outcome.raw == text


def test_all_faults_are_told_at_once() -> None:
    """A reply that misses twice says both."""
    outcome = read_reply(json.dumps({"asks": "fine", "charm": 3}), REQUEST)
    assert isinstance(outcome, NoReply)
    for words in ("leaves out checks-back", "rates 'charm'", "schema at asks"):
        assert words in outcome.detail


def test_of_many_faults_the_first_are_told_and_the_others_counted() -> None:
    """The line stays one to read, however many indicators were asked about."""
    part = REQUEST.parts[0]
    four = tuple(part.indicators[0].model_copy(update={"id": name}) for name in "abcd")
    request = replace(REQUEST, parts=(replace(part, indicators=four),))
    outcome = read_reply(json.dumps(dict.fromkeys(request.asked, "fine")), request)
    assert isinstance(outcome, NoReply)
    assert outcome.detail.count("breaks its schema") == 3
    assert outcome.detail.endswith("c (no object) (and 1 more)")


paths = st.sampled_from(
    [
        ("asks",),
        ("asks", "quotes"),
        ("asks", "quotes", 0),
        ("asks", "quotes", 0, "text"),
        ("asks", "rating"),
        ("asks", "why_not_lower"),
        ("checks-back", "rating"),
        ("other",),
    ]
)


@given(paths, json_values)
def test_takes_what_the_schema_takes(path: tuple[str | int, ...], value: Any) -> None:
    """The reader and the schema agree on every reply: what one refuses, the other refuses."""
    changed = putting(WHOLE, value, *path)
    fits = jsonschema.Draft202012Validator(REQUEST.schema).is_valid(changed)
    assert isinstance(read_reply(json.dumps(changed), REQUEST), Reply) is fits
