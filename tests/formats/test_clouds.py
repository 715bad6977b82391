"""Amazon's, Microsoft's and Google's services: every shape of their JSON that is known."""

import json
from typing import Any

import pytest

from answer_eval.transcript import Interval
from reading import read, said_in


def _google(*words: tuple[str, int], transcript: str = "") -> dict[str, Any]:
    listed = [{"word": word, "speakerTag": tag} if tag else {"word": word} for word, tag in words]
    return {"alternatives": [{"transcript": transcript, "words": listed}]}


def _aws(*words: str, **more: str) -> list[dict[str, Any]]:
    return [
        {"type": "pronunciation", "start_time": str(n), "end_time": str(n + 0.5)}
        | {"alternatives": [{"content": word}]}
        | more
        for n, word in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "aws",
            {"results": {"items": _aws("one", "two", speaker_label="spk_1")}},
            ["spk_1|one two"],
        ),
        (
            "aws",
            {
                "results": {
                    "transcripts": [],
                    "items": _aws("one"),
                    "channel_labels": {
                        "channels": [
                            {"channel_label": "ch_0", "items": _aws("one", "three")},
                            {"channel_label": "ch_1", "items": _aws("two")},
                        ]
                    },
                }
            },
            ["ch_0|one three", "ch_1|two"],
        ),
        (
            "aws",
            {
                "results": {
                    "transcripts": [{"transcript": "one"}],
                    "audio_segments": [{"transcript": "one", "speaker_label": "spk_0"}],
                }
            },
            ["spk_0|one"],
        ),
        ("aws", {"results": {"transcripts": [{"transcript": "one"}], "items": []}}, ["|one"]),
        (
            "aws",
            {
                "Transcript": [
                    {"ParticipantRole": "AGENT", "Content": "one", "BeginOffsetMillis": 5},
                    {"ParticipantId": "c1", "Content": "two"},
                    {"ParticipantId": "d1", "Content": "three"},
                ],
                "Participants": [{"ParticipantId": "c1", "ParticipantRole": "CUSTOMER"}],
            },
            ["AGENT|one", "CUSTOMER|two", "d1|three"],
        ),
        (
            "aws",
            {
                "EventType": "SEGMENTS",
                "Segments": [
                    {"Transcript": {"ParticipantRole": "AGENT", "Content": "one"}},
                    {"Categories": {"MatchedCategories": ["two"]}},
                    {"Transcript": {"ParticipantRole": "CUSTOMER", "Content": "three"}},
                ],
            },
            ["AGENT|one", "CUSTOMER|three"],
        ),
        (
            "azure",
            {
                "combinedRecognizedPhrases": [
                    {"channel": 0, "display": "One."},
                    {"channel": 1, "display": "Two."},
                ],
                "recognizedPhrases": [],
            },
            ["Channel 0|One.", "Channel 1|Two."],
        ),
        (
            "azure",
            {"combinedRecognizedPhrases": [{"display": "One."}]},
            ["|One."],
        ),
        (
            "azure",
            {"recognizedPhrases": [{"display": "One.", "offsetInTicks": 5e6}]},
            ["|One."],
        ),
        (
            "azure",
            {
                "combinedPhrases": [],
                "phrases": [{"speaker": 1, "offsetMilliseconds": 40, "text": "one"}],
            },
            ["Speaker 1|one"],
        ),
        (
            "azure",
            {
                "AudioFileResults": [
                    {
                        "SegmentResults": [
                            {"ChannelNumber": "0", "Offset": 20, "NBest": [{"Display": "two"}]},
                            {
                                "ChannelNumber": "1",
                                "SpeakerId": "1",
                                "Offset": 10,
                                "NBest": [{"Lexical": "one"}],
                            },
                        ]
                    }
                ]
            },
            ["Channel 1 Speaker 1|one", "Channel 0|two"],
        ),
        (
            "azure",
            {
                "RecognizedPhrases": [
                    {"Speaker": 1, "Offset": "PT1S", "NBest": [{"Display": "one"}]},
                    {"recognitionStatus": "Failure"},
                    {"offset": "PT2S", "nBest": [{"speaker": 2, "display": "two"}]},
                ]
            },
            ["Speaker 1|one", "Speaker 2|two"],
        ),
        (
            "aws",
            {
                "results": {
                    "items": [
                        {
                            "type": "pronunciation",
                            "start_time": at,
                            "alternatives": [{"content": word}],
                        }
                        for at, word in (("0.5", "one"), ("2.5", "two"))
                    ],
                    "speaker_labels": {
                        "segments": [
                            {"start_time": "0.0", "speaker_label": "spk_0", "items": []},
                            {"start_time": "2.0", "speaker_label": "spk_1", "items": []},
                        ]
                    },
                }
            },
            ["spk_0|one", "spk_1|two"],
        ),
        (
            "google_speech",
            [_google(transcript="one"), _google(("\u2581two", 1), transcript="two")],
            ["|one", "Speaker 1|two"],
        ),
        (
            "google_speech",
            {
                "results": [
                    _google(("one", 0), transcript="one"),
                    _google(("two", 0), transcript="two"),
                    _google(("one", 1), ("two", 2)),
                ]
            },
            ["Speaker 1|one", "Speaker 2|two"],
        ),
        (  # cut off within the result that repeats
            "google_speech",
            {"results": [_google(("one", 0), ("two", 0), transcript="x"), _google(("one", 1))]},
            ["Speaker 1|one two"],
        ),
        (  # one word spelt anew
            "google_speech",
            {
                "results": [
                    _google(
                        *((each, 0) for each in ["a", "b", "c", "d", "e", "f"]), transcript="x"
                    ),
                    _google(
                        *((each, 1) for each in ["a", "b", "C", "d", "e", "f"]), transcript="x"
                    ),
                ]
            },
            ["Speaker 1|a b C d e f"],
        ),
        (  # each result has words of its own
            "google_speech",
            {
                "response": {
                    "results": [
                        _google(("one", 1), ("two", 1), transcript="one two"),
                        _google(("one", 2), transcript="one"),
                    ]
                }
            },
            ["Speaker 1|one two", "Speaker 2|one"],
        ),
        (  # v2 as its Python client writes it
            "google_speech",
            {
                "results": {
                    "gs://x": {"inline_result": {"transcript": {"results": [_google(("one", 2))]}}}
                }
            },
            ["Speaker 2|one"],
        ),
        (
            "google_speech",
            {"results": [{"inlineResult": {"results": [_google(transcript="one")]}}]},
            ["|one"],
        ),
        (
            "google_speech",
            {"results": {"gs://x": {"transcript": {"results": [_google(transcript="one")]}}}},
            ["|one"],
        ),
        (
            "google_speech",
            {
                "results": [
                    {"channelTag": 1, "resultEndTime": "1s", **_google(transcript="one")},
                    {"channelTag": 2, **_google(transcript="two")},
                ]
            },
            ["Channel 1|one", "Channel 2|two"],
        ),
    ],
)
def test_who_says_what(name: str, value: Any, said: list[str]) -> None:
    """Each shape is found to be its service's, with its speakers and all its words once."""
    assert said_in(value) == said
    assert said_in(value, name) == said


@pytest.mark.parametrize(
    ("phrase", "time"),
    [
        ({"offset": "PT1M2.5S", "duration": "PT1S"}, Interval(62.5, 63.5)),
        ({"offset": "PT1H", "duration": "PT0S"}, Interval(3600, 3600)),
        ({"offsetInTicks": 54_000_000.0, "durationInTicks": 10_000_000}, Interval(5.4, 6.4)),
        ({"offset": 54_000_000, "duration": 10_000_000}, Interval(5.4, 6.4)),
        ({"offset": 5400, "duration": 1000, "text": "one"}, Interval(5.4, 6.4)),
    ],
)
def test_azure_times_are_ticks_or_iso(phrase: dict[str, Any], time: Interval) -> None:
    """Azure writes times in ticks of 100 ns, as ISO durations, or both."""
    value = {"recognizedPhrases": [phrase | {"nBest": [{"display": "one"}]}]}
    (turn,) = read(json.dumps(value)).turns
    assert turn.time == time


def test_googles_last_result_may_repeat_texts_without_words() -> None:
    """Where the results before it list no words, their texts tell that the last repeats them."""
    before = {"alternatives": [{"transcript": "one two three"}]}
    last = _google(("one", 1), ("two", 1), ("three", 2), transcript="one two three")
    assert said_in({"results": [before, last]}) == ["Speaker 1|one two", "Speaker 2|three"]
