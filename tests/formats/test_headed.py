"""Heads on lines of their own: Otter, Teams, Word's transcription, Zoom's captions and its chat."""

import pytest

from answer_eval.errors import NotSpeech
from answer_eval.transcript import Interval
from reading import read, said

OTTER = """\
Second round
Tue, Mar 3, 2020 10:02AM \u2022 39:54

SUMMARY KEYWORDS
parcels, customers

Unknown Speaker  0:04
Hello. We met
At 9:30

Jonas Weber  0:10
Good morning.

Transcribed by https://otter.ai
"""


def test_otter_reads_what_stands_below_each_name() -> None:
    """A line of words that ends with a time is no head; titles and footers are no speech."""
    transcript = read(OTTER)
    assert transcript.format == "otter"
    assert said(OTTER) == ["Unknown Speaker|Hello. We met At 9:30", "Jonas Weber|Good morning."]
    assert transcript.turns[0].time == Interval(4, 10)
    above, footer = transcript.warnings
    assert above.startswith("left out, above the first speaker: Second round Tue, Mar 3")
    assert footer == "left out: 1 lines that the recorder wrote itself"


@pytest.mark.parametrize(
    "heads",
    [
        ["Ann Lee   0:03", "BERG, Bo (Extern)   0:05"],
        ["**Ann Lee** 0:03", "**BERG, Bo (Extern)** 0:05"],
        ["Ann Lee\t0:03", "BERG, Bo (Extern)\t0:05"],
        ["Ann Lee  0:00:03.5 --> 0:00:05.1", "BERG, Bo (Extern)  0:00:05.1 --> 0:00:09.0"],
    ],
)
def test_wide_heads_take_any_name(heads: list[str]) -> None:
    """A name in bold, or well apart from its time, may hold commas and brackets."""
    text = f"Ann Lee started transcription\n\n{heads[0]}\none\n\n{heads[1]}\ntwo\n"
    assert said(text) == ["Ann Lee|one", "BERG, Bo (Extern)|two"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann 0:03\none\n\nBo Berg (0:05)\ntwo at 3:15\n\nAnn 0:09\nthree\n",
        "0:03 Ann\none\n\n0:05 Bo Berg\ntwo at 3:15\n\n0:09 Ann\nthree\n",
    ],
)
def test_narrow_heads_take_names_alone(text: str) -> None:
    """A single space will do, before or behind the name, where names are written as such."""
    assert said(text) == ["Ann|one", "Bo Berg|two at 3:15", "Ann|three"]


def test_zoom_times_of_day_count_from_the_first() -> None:
    """Zoom's captions have the time of day; the first one starts the transcript."""
    transcript = read("[Ann] 10:02:15\none [sic]\n\n[Bo (he/him)] 10:02:20\ntwo\n")
    assert [turn.speaker for turn in transcript.turns] == ["Ann", "Bo (he/him)"]
    assert transcript.turns[0].time == Interval(0, 5)


def test_zoom_times_of_the_recording_stay() -> None:
    """Captions that start in the first hour keep their times."""
    assert read("[Ann] 00:00:15\none\n\n[Bo] 00:00:20\ntwo\n").turns[0].time == Interval(15, 20)


def test_chat_is_kept_out_of_captions() -> None:
    """What was typed is in no turn; a warning counts it."""
    text = (
        "[Ann] 10:02\none\n\n10:03:05 From Bo to Everyone:\n\ttyped\n\ttwice\n\n[Bo] 10:04\ntwo\n"
    )
    assert said(text) == ["Ann|one", "Bo|two"]
    assert read(text).warnings == ("left out: 1 chat messages, which nobody said",)


@pytest.mark.parametrize(
    "text",
    [
        "10:02:15\t From Ann Lee : one\n10:02:20\t From Bo to Ann Lee (Direct Message) : two\n",
        "00:58:04\tAnn:\tone\n00:58:20\tBo:\ttwo https://example.org\n",
        "2026-03-02 10:02:15 From Ann to Everyone:\n\tone\n",
    ],
)
def test_chat_alone_is_no_transcript(text: str) -> None:
    """A file of nothing but chat is refused by what it is."""
    with pytest.raises(NotSpeech, match="Zoom's chat: what people typed, not what they said"):
        read(text)
