"""SubRip, SubViewer and rolling captions: WebVTT's ways, written otherwise."""

import json

import pytest

from answer_eval.transcript import Interval
from reading import read, said

TIMING = "00:00:01,000 --> 00:00:02,000\n"
ROWS = ["one two", "three four", "five six", "seven"]


def _rolling(*, tagged: bool = False) -> str:
    """Write rows as they roll: each comes in below the last, then stands alone for a moment."""
    text, above, at = "WEBVTT\n\n", " ", 0
    for row in ROWS:
        first, *rest = row.split()
        new = (
            first + "".join(f"<00:00:0{at}.500><c> {word}</c>" for word in rest) if tagged else row
        )
        text += f"00:00:0{at}.000 --> 00:00:0{at}.990\n{above}\n{new}\n\n"
        text += f"00:00:0{at}.990 --> 00:00:0{at + 1}.000\n{row}\n \n\n"
        above, at = row, at + 1
    return text


@pytest.mark.parametrize("tagged", [True, False])
def test_rolling_lines_are_read_once(*, tagged: bool) -> None:
    """What each cue shows again of the one above it was said once, at the time it came in."""
    transcript = read(_rolling(tagged=tagged))
    assert transcript.format == "youtube"
    (turn,) = transcript.turns
    assert turn.text == "one two three four five six seven"
    assert [piece.time for piece in turn.pieces][:2] == [Interval(0, 0.99), Interval(1, 1.99)]


def test_rolling_subrip_is_read_once() -> None:
    """A downloader's SubRip of such captions, without tags, rolls too."""
    text = _rolling().replace("WEBVTT\n\n", "").replace(".", ",")
    assert said(text) == ["|one two three four five six seven"]


def test_a_sentence_said_again_does_not_roll() -> None:
    """Cues with one and the same row are repetitions, which are kept."""
    assert said("WEBVTT\n\n" + f"{TIMING.replace(',', '.')}no\n\n" * 4) == ["|no no no no"]


@pytest.mark.parametrize(
    ("payloads", "turns"),
    [
        (["Ann: one", "two", "Bo: three"], ["Ann|one two", "Bo|three"]),
        (["[SPEAKER_00]: one", "[SPEAKER_01]: two"], ["SPEAKER_00|one", "SPEAKER_01|two"]),
        ([">> ANN: one", ">> BO: two", "&gt;&gt; ANN: three"], ["ANN|one", "BO|two", "ANN|three"]),
        ([r"{\an8}<i>one</i>", '<font color="red">two</font>'], ["|one two"]),
    ],
)
def test_subrip_says_who_speaks(payloads: list[str], turns: list[str]) -> None:
    """Speakers are found as in WebVTT; styling is taken off."""
    text = "\n".join(f"{n}\n{TIMING}{each}\n" for n, each in enumerate(payloads, start=1))
    assert read(text).format == "srt"
    assert said(text) == turns


@pytest.mark.parametrize("timing", ["0:0:1,0 --> 0:0:2,0", "00:00:01 --> 00:00:02,000"])
def test_subrip_times_may_be_short(timing: str) -> None:
    """Fields without leading zeros, and times without a fraction, are read."""
    text = f"1\n{timing}\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"
    (turn,) = read(text).turns
    assert turn.pieces[0].time == Interval(1, 2)


def test_subrip_keeps_its_lines_in_warnings() -> None:
    """A warning names the line of the file, not of what it was turned into."""
    text = f"1\n{TIMING}one\n\n2\n00:00:xx,000 --> 00:00:04,000\ntwo\n"
    assert read(text).warnings[0].startswith("line 5: a cue whose time can't be read")


def test_subviewer_breaks_are_spaces() -> None:
    """SubViewer's `[br]` parts lines."""
    text = "0:00:00.599,0:00:04.160\none[br]two\n\n0:00:04.160,0:00:05.000\nthree\n"
    assert said(text) == ["|one two three"]
    assert read(text).turns[0].time == Interval(0.599, 5)


def test_a_damaged_subviewer_time_is_no_speech() -> None:
    """A timing that can't be read costs its time, not the words below it."""
    text = "0:00:00.599,0:00:04.160\none\n\n0:00:05.x1,0:00:06.000\ntwo\n"
    assert said(text) == ["|one two"]
    assert read(text).warnings[0].startswith("line 4: a cue whose time can't be read")


def _event(start: object, *words: str, **more: object) -> dict[str, object]:
    return {"tStartMs": start, "segs": [{"utf8": each} for each in words]} | more


@pytest.mark.parametrize(
    ("events", "turns"),
    [
        ([_event(0, "one", " two"), _event(9, "\n", aAppend=1)], ["|one two"]),
        ([_event(0, "one two"), _event(5, "two", aAppend=1), _event(9, "two")], ["|one two two"]),
        ([_event(0, "one"), _event(5, "two", aAppend=1)], ["|one two"]),
        ([{"tStartMs": 0, "wpWinPosId": 1}, _event(0, "&#39;one\nrow")], ["|'one row"]),
        (
            [_event(0, "Ann: one"), _event(9, ">> BO: two"), _event(12, "Ann: three")],
            ["Ann|one", "BO|two", "Ann|three"],
        ),
        ([_event("x", "one"), {"segs": [{"utf8": 5}, {"utf8": "two"}]}], ["|one two"]),
    ],
)
def test_youtubes_events_are_captions(events: list[dict[str, object]], turns: list[str]) -> None:
    """Words are kept once, in order; speakers are found as in other captions."""
    text = json.dumps({"wireMagic": "pb3", "events": events})
    assert read(text).format == "youtube_json"
    assert said(text) == turns


def test_a_rolling_row_lasts_until_the_next_begins() -> None:
    """Its time on the screen is longer than that of its words."""
    events = [_event(1000, "one", dDurationMs=4000), _event(2500, "two", dDurationMs=900)]
    (turn,) = read(json.dumps({"events": events})).turns
    assert [piece.time for piece in turn.pieces] == [Interval(1, 2.5), Interval(2.5, 3.4)]
