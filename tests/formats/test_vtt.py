"""WebVTT: who speaks in each cue, and what a damaged file still gives."""

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadTranscript
from answer_eval.formats import FORMATS, document_of, read_transcript
from answer_eval.transcript import UNTIMED, Interval, Transcript

TIMING = "00:01.000 --> 00:02.000\n"


def _read(text: str) -> Transcript:
    return read_transcript(document_of(text.encode(), "x.vtt"), "vtt")


def _said(text: str) -> list[str]:
    return [f"{turn.speaker}|{turn.text}" for turn in _read(text).turns]


def _cues(*payloads: str) -> str:
    return "WEBVTT\n\n" + "\n".join(f"{TIMING}{each}\n" for each in payloads)


@pytest.mark.parametrize(
    ("payloads", "said"),
    [
        (["<v Ann Lee>one</v>", "<v Bo>two"], ["Ann Lee|one", "Bo|two"]),
        (["<v.loud.first Ann>one", "two"], ["Ann|one two"]),
        (["<v Ann>one</v> <v Bo>two</v> <v Ann>three</v>"], ["Ann|one", "Bo|two", "Ann|three"]),
        (["zero <v Ann>one\ntwo"], ["|zero", "Ann|one two"]),
        (["<v\tTom O&apos;Brien>one &lt;two&gt;"], ["Tom O'Brien|one <two>"]),
        (["<v Ann>Note: I said: no"], ["Ann|Note: I said: no"]),
        (["Ann: one", "two", "Bo: three"], ["Ann|one two", "Bo|three"]),
        (["Ann: one\nBo: two", "Ann: three"], ["Ann|one", "Bo|two", "Ann|three"]),
        (["Ann: I said: no", "Bo: Note: 3:15"], ["Ann|I said: no", "Bo|Note: 3:15"]),
        (["Ann:\none", "Bo:\ntwo"], ["Ann|one", "Bo|two"]),
        (
            ["Ann Lee (she/her) | Acme Talent Group Ltd: one", "bo: two", "three", "bo: four"],
            ["Ann Lee (she/her) | Acme Talent Group Ltd|one", "bo|two three four"],
        ),
        (
            [
                '{"speakerName":"Ann <HR>","spokenText":"one \\"two\\""}',
                '{"speakerName":"","spokenText":"three"}',
                '{"spokenText" four}',
                "{}",
            ],
            ['Ann <HR>|one "two"', '|three {"spokenText" four} {}'],
        ),
        (["<b>Ann:</b> one", "Bo: two"], ["Ann|one", "Bo|two"]),
        (
            ["<v Ann>one<br>two</v>", "<I>three</I><BR/><span class=x>four</span>"],
            ["Ann|one two three four"],
        ),
        (["<v \u202bAnn\u202c>one</v>", "<v Ann>two</v>"], ["Ann|one two"]),
        (
            ["Ann Lee\none two.", "Bo\nthree", "Ann Lee\nfour"],
            ["Ann Lee|one two.", "Bo|three", "Ann Lee|four"],
        ),
        (["Ann\nwent home", "Bo\nwent too"], ["|Ann went home Bo went too"]),
        (["one", "two\nthree"], ["|one two three"]),
        (
            ["<i>one</i> <c.red>two</c> <lang en>three</lang> <00:01.500>four"],
            ["|one two three four"],
        ),
        (["2 < 3 > 1 <laughs> a<b"], ["|2 < 3 > 1 <laughs> a<b"]),
        (["AT&T &nbsp;&#8212; &amp;lt; &copy=1"], ["|AT&T \u2014 &lt; &copy=1"]),
    ],
)
def test_who_says_what(payloads: list[str], said: list[str]) -> None:
    """Speakers are found however cues name them, and nothing else is taken for a name or a tag."""
    assert _said(_cues(*payloads)) == said


def test_what_is_no_speech_is_left_out() -> None:
    """Header text, notes, styles, regions, counters and identifiers are no words."""
    text = (
        "\ufeffWEBVTT - title\nKind: captions\nLanguage: en\n\nNOTE\na note\nof two lines\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
        f"1\n{TIMING}<v Ann>one\n\nNOTE Confidence: 0.9\n\n"
        "2d1f6b1e-8a4b-4d8e-9a51-0a4f1c2d3e4f/12-0\n"
        f"00:00:02.000 --> 00:00:03.500 align:start position:0%\n<v Bo>two\n\n7\n\n"
    )
    transcript = _read(text)
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == [
        ("Ann", "one"),
        ("Bo", "two"),
    ]
    assert [turn.time for turn in transcript.turns] == [Interval(1, 2), Interval(2, 3.5)]
    assert transcript.warnings == ()


def test_each_cue_keeps_its_time() -> None:
    """Cues of one speaker join into a turn whose pieces keep the cues' times."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>one\n\n01:00:03.000 --> 01:00:04.250\ntwo\n"
    (turn,) = _read(text).turns
    assert [piece.time for piece in turn.pieces] == [Interval(1, 2), Interval(3603, 3604.25)]
    assert turn.time == Interval(1, 3604.25)


def test_words_may_stand_behind_their_timing() -> None:
    """What is no setting there was said."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000 one two\n\n00:02.000 --> 00:03.000 line:0\nthree\n"
    transcript = _read(text)
    assert [turn.text for turn in transcript.turns] == ["one two three"]
    assert transcript.turns[0].time == Interval(1, 3)
    lines = "00:01.000 --> 00:02.000 <v Ann>one\n00:02.000 --> 00:03.000 <v Bo>two</v>\n"
    assert _said(lines) == ["Ann|one", "Bo|two"]


def test_blank_lines_between_cues_may_be_missing() -> None:
    """A timing begins a cue even without a blank line, and the counter above it is no word."""
    text = f"WEBVTT\n1\n{TIMING}<v Ann>one\n2\n{TIMING}<v Bo>two\n{TIMING}<v Ann>3\n{TIMING}42\n"
    assert _said(text) == ["Ann|one", "Bo|two", "Ann|3 42"]


def test_an_empty_row_does_not_end_a_cue_as_youtube_writes_it() -> None:
    """A space below the timing stands for an empty caption row."""
    assert _said(f"WEBVTT\n\n{TIMING} \none\n\n{TIMING}two\n \n") == ["|one two"]


@pytest.mark.parametrize(
    ("body", "said", "warning"),
    [
        (
            f"{TIMING}<v Ann>one\n\ntwo\n\n{TIMING}<v Bo>three\n",
            ["Ann|one two", "Bo|three"],
            "line 6: words without a time of their own, kept after the cue above",
        ),
        (
            f"1\n00:0x:01.000 --> 00:02.000\n<v Ann>one\n\n{TIMING}<v Bo>two\n",
            ["Ann|one", "Bo|two"],
            "line 3: a cue whose time can't be read; its words are kept without one",
        ),
        (
            f"00:61:01.000 --> 00:62:02.000\n<v Ann>one\n\n{TIMING}<v Bo>two\n",
            ["Ann|one", "Bo|two"],
            "line 3: a cue whose time can't be read; its words are kept without one",
        ),
        (
            f"00:01.000 -> 00:02.000\n<v Ann>one\n\n{TIMING}<v Bo>two\n",
            ["Ann|one", "Bo|two"],
            "line 3: a cue whose time can't be read; its words are kept without one",
        ),
        (
            f"{TIMING}<v Ann>from a --> b\n\n{TIMING}<v Bo>two\n",
            ["Ann|from a --> b", "Bo|two"],
            "line 3: a cue whose time can't be read; its words are kept without one",
        ),
        (
            f"Title: an interview\n\n{TIMING}<v Ann>one\n",
            ["Ann|one"],
            "line 3: stands above the first cue and was left out",
        ),
        (
            "00:05.000 --> 00:02.000\n<v Ann>one\n",
            ["Ann|one"],
            "line 3: a cue that ends before it starts; its end was left out",
        ),
        (
            f"00:05.000 --> 00:06.000\n<v Ann>one\n\n{TIMING}<v Bo>two\n",
            ["Ann|one", "Bo|two"],
            "line 6: a cue that starts before the one above it; the file's order was kept",
        ),
    ],
)
def test_a_damaged_cue_is_a_warning(body: str, said: list[str], warning: str) -> None:
    """What is damaged is read as far as it goes, with the line in a warning."""
    transcript = _read(f"WEBVTT\n\n{body}")
    assert [f"{turn.speaker}|{turn.text}" for turn in transcript.turns] == said
    assert transcript.warnings == (warning,)


def test_many_faults_are_one_warning() -> None:
    """A fault that comes again and again is said once, with its first lines."""
    body = f"{TIMING}<v Ann>one\n\n" + "two\n\n" * 8
    (warning,) = _read(f"WEBVTT\n\n{body}").warnings
    assert warning.startswith("line 6, 8, 10, 12, 14 and 3 more: words without a time")


def test_words_without_a_time_are_untimed() -> None:
    """Words below a blank line go to the last speaker and make up no time."""
    (turn,) = _read(f"WEBVTT\n\n{TIMING}<v Ann>one\n\ntwo\n").turns
    assert [piece.time for piece in turn.pieces] == [Interval(1, 2), UNTIMED]


def test_in_a_file_of_names_on_lines_words_alone_continue() -> None:
    """Where names stand on lines of their own, stray words and empty cues name nobody."""
    text = _cues("Ann\none", "Bo\ntwo", "", "Ann\nthree") + "\nfour\n"
    assert _said(text) == ["Ann|one", "Bo|two", "Ann|three four"]


def test_zero_length_cues_are_read() -> None:
    """A cue that ends when it starts has words and no length."""
    assert _read("WEBVTT\n\n00:01.000 --> 00:01.000\none\n").turns[0].time == Interval(1, 1)


def test_no_speakers_is_a_warning() -> None:
    """A file that names nobody is one turn of nobody, and says so."""
    assert _read(_cues("one", "two")).warnings == ("no cue says who speaks",)


@pytest.mark.parametrize(
    "text",
    ["WEBVTT", "WEBVTT\n\n", "WEBVTT\n\nNOTE nothing\n", _cues("", " "), _cues("<v Ann></v>")],
)
def test_a_file_without_words_is_refused(text: str) -> None:
    """A header alone, or cues without words, is no transcript."""
    with pytest.raises(BadTranscript, match="read as vtt, it holds no words of speech"):
        _read(text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (_cues("Ann: one"), 0.9),
        (f"\n\nWEBVTT\n\n{TIMING}one", 0.9),
        (f"{TIMING}one", 0.8),
        ("WEBVTTX", 0.0),
        ("1\n00:00:01,000 --> 00:00:02,000\none", 0.0),
        ("Ann: one\nBo: two", 0.0),
    ],
)
def test_the_header_or_the_timings_tell_it(text: str, sure: float) -> None:
    """The header makes it sure; without one, its own way to write times does."""
    assert FORMATS["vtt"].looks_like(document_of(text.encode(), "x")) == sure


clocks = st.integers(0, 3_599_999).map(
    lambda ms: f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
)
payloads = st.text("abc dé.,\n'", min_size=1).map(
    lambda text: "\n".join(line for line in text.split("\n") if line.strip()) or "a"
)


@settings(deadline=None)
@given(st.lists(st.tuples(clocks, clocks, payloads), min_size=1))
def test_agrees_with_webvtt_py_on_sound_files(cues: list[tuple[str, str, str]]) -> None:
    """Of a file without faults it keeps the words and times that webvtt-py reads."""
    text = "WEBVTT\n\n" + "\n\n".join(f"{a} --> {b}\n{payload}" for a, b, payload in cues)
    (turn,) = _read(text).turns
    captions = webvtt.from_string(text).captions
    assert turn.text.split() == " ".join(each.text for each in captions).split()
    times = [piece.time for piece in turn.pieces]
    starts = [each.start_time.in_milliseconds() / 1000 for each in captions]
    assert {time.start for time in times if isinstance(time, Interval)} == set(starts)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("header", ["WEBVTT\n\n", ""])
def test_words_may_stand_apart_from_their_timings(header: str, gap: str) -> None:
    """Old Teams files have blank lines between a cue's time, its speaker and the words."""
    text = header + "".join(
        f"00:0{n}.000 --> 00:0{n}.900\n\n{name}{gap}{words}\n\n"
        for n, (name, words) in enumerate([("Ann Lee", "one"), ("Bo", "two"), ("Ann Lee", "three")])
    )
    assert _said(text) == ["Ann Lee|one", "Bo|two", "Ann Lee|three"]
    assert _read(text).turns[1].time == Interval(1, 1.9)
    assert not _read(text).warnings


def test_an_empty_cue_takes_no_words_from_the_block_below() -> None:
    """Where cues hold their words, a timing alone is empty and words alone have no time."""
    text = _cues("one", "two", "", "four") + "\nlost\n"
    assert [piece.time == UNTIMED for piece in _read(text).turns[0].pieces][-1]
    assert _said(text) == ["|one two four lost"]


@pytest.mark.parametrize(("left", "right"), [("(", ")"), ("[", "]")])
def test_names_in_brackets_stand_above_the_words(left: str, right: str) -> None:
    """A cue may hold two speakers so; sounds in brackets are nobody's name."""
    ann, bo = f"{left}Ann Lee{right}", f"{left}Bo Berg{right}"
    cues = [f"{ann}\none", f"{ann}\ntwo\n{bo}\nthree", f"{bo}\n{left}laughs{right}\nfour"]
    assert _said(_cues(*cues)) == [
        "Ann Lee|one two",
        f"Bo Berg|three {left}laughs{right} four",
    ]


def test_a_name_that_stands_once_begins_the_file() -> None:
    """In captions that name nobody, one sentence with a colon makes no speaker."""
    assert _said(_cues("one", "Listen: two", "three")) == ["|one Listen: two three"]
    assert _said(_cues("Ann: one", "two")) == ["Ann|one two"]


def test_the_number_of_a_cue_without_a_time_is_no_word() -> None:
    """Its words are kept, after those of the cue above."""
    assert _said(_cues("one") + "\n2\ntwo\n") == ["|one two"]
