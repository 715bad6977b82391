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


@pytest.mark.parametrize("name", ["Bo | Acme", "+49 30 *** 1234"])
def test_wide_heads_take_companies_and_numbers(name: str) -> None:
    """What stands wide apart from its time is a name, however people joined."""
    assert said(f"Ann  0:03\none\n\n{name}  0:05\ntwo\n") == ["Ann|one", f"{name}|two"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann 0:03\none\n\nBo Berg (0:05)\ntwo at 3:15\n\nAnn 0:09\nthree\n",
        "0:03 Ann\none\n\n0:05 Bo Berg\ntwo at 3:15\n\n0:09 Ann\nthree\n",
        "Ann | 0:03\none\n\nBo Berg | 0:05\ntwo at 3:15\n\nAnn | 0:09\nthree\n",
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


def test_zoom_times_pass_midnight() -> None:
    """The day's first minutes come after its last ones."""
    turns = read(
        "[Ann] 23:59:50\none\n\n[Bo [Acme]] 00:00:05\ntwo\n\n[Ann] 00:00:09\nthree\n"
    ).turns
    assert [turn.speaker for turn in turns] == ["Ann", "Bo [Acme]", "Ann"]
    assert [turn.time for turn in turns[1:]] == [Interval(15, 19), Interval(19, 19)]


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
        "From Ann to Everyone:  09:48 AM\none\nFrom Me to Everyone:  10:49 PM\ntwo\nthree\n",
        "From Ann to Everyone: (12:31 PM)\n one\n\nFrom Bo to Me: (Direct Message) (1:02 PM) two\n",
        '00:58:04\tAnn:\tone\n00:58:20\tBo:\tReplying to "one"\n\nI think so too\n',
    ],
)
def test_chat_alone_is_no_transcript(text: str) -> None:
    """A file of nothing but chat is refused by what it is."""
    with pytest.raises(NotSpeech, match="Zoom's chat: what people typed, not what they said"):
        read(text)


PAGE = """\
Notes of mine

Ann Lee
0 minutes 3 seconds0:03
Ann Lee 0 minutes 3 seconds
Tell me about a hard call.
OK
BB

Bo Berg
12 minutes12:00
Bo Berg 12 minutes
I rang him back.
Bo Berg 1 hour 12 minutes 1 second
It took 12 minutes
Ann Lee
1 hour 13 minutes 2 seconds
1:13:02
Ann Lee 1 hour 13 minutes 2 seconds
And then?
"""


def test_what_teams_page_shows_twice_is_no_speech() -> None:
    """Names, initials and times beside the heads go; capitals and times that were said stay."""
    transcript = read(PAGE)
    assert transcript.format == "teams_page"
    assert said(PAGE) == [
        "Ann Lee|Tell me about a hard call. OK",
        "Bo Berg|I rang him back. It took 12 minutes",
        "Ann Lee|And then?",
    ]
    starts = [piece.time for turn in transcript.turns for piece in turn.pieces]
    assert starts == [
        Interval(3, 720),
        Interval(720, 4321),
        Interval(4321, 4382),
        Interval(4382, 4382),
    ]
    assert transcript.warnings == ("left out, above the first speaker: Notes of mine",)


def test_capitals_that_are_no_initials_were_said() -> None:
    """Above a name without a picture beside it, a line of capitals is somebody's words."""
    page = PAGE.replace("BB\n\n", "")
    assert said(page)[0] == "Ann Lee|Tell me about a hard call. OK"


def test_teams_writes_a_time_alone_for_a_voice_it_does_not_know() -> None:
    """Where Teams wrote the file such words are nobody's; elsewhere a time is left where it is."""
    talk = "Ann Lee   0:03\nSo?\n0:08\nMm.\nBo Berg   0:09\nWell.\n"
    teams = f"Ann Lee started transcription\n{talk}Ann Lee stopped transcription\n"
    assert said(teams) == ["Ann Lee|So?", "|Mm.", "Bo Berg|Well."]
    assert said(talk) == ["Ann Lee|So? 0:08 Mm.", "Bo Berg|Well."]


def test_what_fathom_marked_is_no_speech() -> None:
    """The lines that it puts between the words lead to the recording."""
    link = "ACTION ITEM: Send it - WATCH: https://fathom.video/share/a?t=1"
    text = (
        "Second round - May 2\nVIEW RECORDING - 4 mins: https://fathom.video/calls/1\n\n---\n\n"
        f"0:00 - Ann Lee (Acme)\n  So?\n  {link}\n\n0:04 - Bo Berg\n  Well.\n\n"
        "0:09 - Ann Lee (Acme)\n  Yes.\n"
    )
    assert said(text) == ["Ann Lee (Acme)|So?", "Bo Berg|Well.", "Ann Lee (Acme)|Yes."]


def test_a_time_in_brackets_begins_another_part() -> None:
    """Within a turn it is no word, and says when the words behind it were said."""
    text = (
        "Ann Lee (0:02)\nSo?\n(0:05) Well?\nmore\n\nBo Berg (0:09)\nYes.\n\nAnn Lee (0:11)\nAh.\n"
    )
    assert said(text) == ["Ann Lee|So? Well? more", "Bo Berg|Yes.", "Ann Lee|Ah."]
    first, *_ = read(text).turns
    assert [piece.time for piece in first.pieces] == [Interval(2, 5), Interval(5, 9)]
