"""JSON: what is missing is absent, and a damaged file is read up to the damage."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import BadTranscript
from answer_eval.formats._json import inside, interval, label, number, parse, words
from answer_eval.transcript import UNTIMED, Interval
from reading import read, said, said_in

SEGMENTS = [
    {"start": 0, "end": 1, "text": "one", "speaker": "Ann"},
    {"start": 1, "end": 2, "text": "two", "speaker": "Bo"},
]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (1, 1.0),
        ("1.5", 1.5),
        ("1.500s", 1.5),
        ("1:02.5", 62.5),
        ("1:00:02,5", 3602.5),
        ({"seconds": "1", "nanos": 500_000_000}, 1.5),
        ({}, 0.0),
        (True, None),
        (None, None),
        ("soon", None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        ({"seconds": "x"}, None),
        ([1], None),
    ],
)
def test_numbers_are_finite_or_absent(value: object, seconds: float | None) -> None:
    """Every way that services write a number of seconds is read; the rest is no number."""
    assert number(value) == seconds


def test_times_need_a_start() -> None:
    """Without a start there is no time; without an end, or with an earlier one, no length."""
    assert interval(None, 2) == UNTIMED
    assert interval(2, None) == Interval(2, 2)
    assert interval(2, 1) == Interval(2, 2)
    assert interval(2_000, 3_000, 1_000) == Interval(2, 3)


@pytest.mark.parametrize("absurd", [-5, -0.001, 1e308, 3 * 24 * 3600 + 1])
def test_no_recording_has_such_a_time(absurd: float) -> None:
    """Before its start, or days behind it: as a start no time, as an end no length."""
    assert interval(absurd, 2) == UNTIMED
    assert interval(2, absurd) == Interval(2, 2)


def test_a_captions_absurd_time_is_none() -> None:
    """The words stay; a clock of three hundred digits, or below zero, doesn't come about."""
    events = [
        {"tStartMs": start, "dDurationMs": 1000, "segs": [{"utf8": f"word {start:g}"}]}
        for start in (-5, 1e308, 4000)
    ]
    turns = read(json.dumps({"events": events})).turns
    assert [piece.time for turn in turns for piece in turn.pieces] == [
        UNTIMED,
        UNTIMED,
        Interval(4, 5),
    ]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Ann  Lee", "Ann Lee"),
        ("\u200eAnn\u200f", "Ann"),
        (1, "Speaker 1"),
        ("1", "Speaker 1"),
        (0, "Speaker 0"),
        (True, ""),
        (None, ""),
        (10**12, ""),
        (["Ann"], ""),
    ],
)
def test_labels_are_names(speaker: object, name: str) -> None:
    """A number becomes a name; what is neither number nor text names nobody."""
    assert label({"speaker": speaker}, "speaker") == name


def test_what_is_not_there_is_absent() -> None:
    """A path that leads nowhere, and text of another type, are absent."""
    assert inside({"a": [{"b": 1}]}, "a", 0, "b") == 1
    assert inside({"a": [{"b": 1}]}, "a", 1, "b") is None
    assert inside([], "a") is None
    assert words({"text": 5, "content": "five"}, "text", "content") == "five"


def test_lone_surrogates_are_written_out() -> None:
    """Half a character, which JSON can hold, can be written to a file afterwards."""
    (turn,) = read('[{"text": "hi \\ud800", "speaker": "Ann"}]').turns
    assert turn.text == "hi \\ud800"


def test_a_cut_is_a_warning_with_its_line() -> None:
    """A file cut off within a record keeps all records above, and says where it stops."""
    whole = json.dumps({"segments": SEGMENTS}, indent=1)
    transcript = read(whole[: whole.index('"two"') + 3])
    assert [turn.text for turn in transcript.turns] == ["one"]
    (warning,) = transcript.warnings
    assert warning.startswith("line 8: no JSON from here on; the rest, ")


def test_what_follows_the_json_is_a_warning() -> None:
    """Words below the JSON are left out with a warning."""
    (warning,) = read(json.dumps(SEGMENTS) + "\n\nthe end").warnings
    assert "line 1: no JSON from here on" in warning


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a": ' * 5_000, "[" + "9" * 5_000 + "]", "{", "]"]
)
def test_json_that_python_cannot_hold_is_no_transcript(text: str) -> None:
    """Brackets too deep and numbers too long are refused as any other file."""
    with pytest.raises(BadTranscript):
        read(text)


def test_records_without_words_are_counted() -> None:
    """A record whose text is missing is lost with a warning."""
    damaged = [*SEGMENTS, {"start": 2, "end": 3, "text": None, "speaker": "Bo"}]
    assert read(json.dumps(damaged)).warnings == ("1 of 3 records hold no words",)


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists))
def test_parsing_agrees_with_python(value: Any) -> None:
    """Sound JSON is parsed to what Python parses."""
    text = json.dumps([value])
    assert parse(text).value == [value]
    assert not parse(text).loss


def test_a_named_format_reads_nothing_from_another_service() -> None:
    """Read as the wrong service's, a file holds no speech."""
    with pytest.raises(BadTranscript, match="read as deepgram, it holds no words"):
        said_in(SEGMENTS, "deepgram")
    assert said_in(SEGMENTS) == said(json.dumps({"segments": SEGMENTS}), "whisperx")
