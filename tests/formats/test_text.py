"""Plain text: whose words each line is, and when they were said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.formats import FORMATS, document_of, read_transcript
from answer_eval.transcript import UNTIMED, Interval, Time, Transcript


def _read(text: str) -> Transcript:
    return read_transcript(document_of(text.encode(), "x.txt"), "text")


def _said(text: str) -> list[str]:
    return [f"{turn.speaker}|{turn.text}" for turn in _read(text).turns]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee: hello",
        "Ann Lee : hello",
        "Ann Lee:hello",
        "  Ann Lee: hello",
        "[00:01:46] Ann Lee: hello",
        "[00:01:46.250 --> 00:01:50.000] Ann Lee: hello",
        "(1:46) Ann Lee: hello",
        "00:12 Ann Lee: hello",
        "00:12 - Ann Lee: hello",
        "1:00:12 - 1:00:15 Ann Lee: hello",
        "Ann Lee (00:12): hello",
        "Ann Lee [01:00:12]: hello",
        "**Ann Lee:** hello",
        "**Ann Lee**: hello",
        "[0:12] **Ann Lee:** hello",
        "Ann  Lee\uff1ahello",
        "Ann&nbsp;Lee: hello",
        "Ann Lee:\nhello",
        "Ann Lee:\n\nhello",
    ],
)
def test_every_way_to_write_a_head(line: str) -> None:
    """Name, time and words come apart in every usual order of them."""
    assert _said(f"{line}\nBo: well") == ["Ann Lee|hello", "Bo|well"]


@pytest.mark.parametrize(
    "name",
    [
        "Interviewer",
        "Speaker 1",
        "Speaker A",
        "An Nguyen",
        "SPEAKER_00",
        "Q",
        "A",
        "I",
        "J.S.",
        "Dr. O'Neil-Smith (HR)",
        "Maria de la Cruz",
        "Anna | ACME",
        "李雷",
        "Zoë",
    ],
)
def test_names_of_all_kinds_are_speakers(name: str) -> None:
    """A name is one by its look even if it speaks once."""
    assert _said(f"{name}: hello\nOmar: well") == [f"{name}|hello", "Omar|well"]


@pytest.mark.parametrize(
    "line",
    [
        "I said: hello",
        "She told me: no way",
        "Note: see 3:15",
        "https://example.org/a:b",
        "See https://example.org",
        "We met at 3:15 and left",
        "3:15 was when we met",
        "The reason is simple: money",
        "my rule: listen first",
        "Result: they stayed",
        "Yes, exactly. Then this: nothing",
        "C:\\logs: full",
        "- Plan: none",
        'He wrote "Dear Sir: no"',
        "What I did with all of those seven callers: I rang them",
    ],
)
def test_a_sentence_with_a_colon_continues_the_turn(line: str) -> None:
    """Where other lines show who the speakers are, a sentence is none of them."""
    text = f"Ann: one\nBo: two\n{line}\nAnn: three\nBo: four"
    assert _said(text) == ["Ann|one", f"Bo|two {line}", "Ann|three", "Bo|four"]


def test_labels_that_come_back_are_no_speakers() -> None:
    """A candidate who lists situation, task, action and result twice stays one speaker."""
    story = "Situation: a\nTask: b\nAction: c\nResult: d\n"
    said = _said(f"Ann: one\nBo: two\n{story}{story}Ann: three")
    assert [each.partition("|")[0] for each in said] == ["Ann", "Bo", "Ann"]


def test_the_style_of_the_file_decides_about_single_names() -> None:
    """Where every turn has a time, or a blank line above, a name without one is words."""
    timed = "".join(f"[00:0{i}] {'Ann' if i % 2 else 'Bo'}: word\n" for i in range(8))
    assert _said(f"{timed}Lessons: none")[-1] == "Ann|word Lessons: none"
    blank = "".join(f"{'Ann' if i % 2 else 'Bo'}: word\n\n" for i in range(8))
    assert _said(f"{blank.rstrip()}\nLessons: none")[-1] == "Ann|word Lessons: none"
    assert _said(f"{blank}Omar: none")[-1] == "Omar|none"


def test_names_in_lower_case_must_come_back() -> None:
    """A lower-case word before a colon is a speaker only by repetition at the margin."""
    assert _said("ann: one\nbo: two\nann: three\nbo: four")[0] == "ann|one"
    keys = "Ann: one\n  text: a\n  text: b\nBo: two"
    assert _said(keys) == ["Ann|one text: a text: b", "Bo|two"]


def test_a_speaker_has_one_spelling() -> None:
    """ANN and Ann are one speaker, called as first written."""
    assert _said("Ann: one\nANN: two\nBo: three") == ["Ann|one two", "Bo|three"]


def test_what_stands_above_the_first_speaker_is_left_out_with_a_warning() -> None:
    """A title is no speech, and is not lost without a word."""
    transcript = _read("Second round\n3 May\n---\n\nAnn: one\nBo: two")
    assert [turn.speaker for turn in transcript.turns] == ["Ann", "Bo"]
    assert transcript.warnings == ("left out, above the first speaker: Second round 3 May",)


def test_no_speakers_at_all_is_one_turn_with_a_warning() -> None:
    """Asked to, it reads prose as one turn of nobody; unasked, it doesn't take it for speech."""
    transcript = _read("once upon a time\nthere was a desk")
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == [
        ("", "once upon a time there was a desk")
    ]
    assert transcript.warnings == ("no line says who speaks",)
    assert FORMATS["text"].looks_like(document_of(b"once upon a time", "x")) == 0


@pytest.mark.parametrize(
    ("text", "times"),
    [
        # a time lasts until the next one begins; the last has no length
        ("[0:05] Ann: a\nb\n[0:20] Bo: c", [Interval(5, 20), Interval(20, 20)]),
        # continuations with times of their own make pieces of one turn
        ("[0:05] Ann: a\n[0:10] b\n[0:20] Bo: c", [Interval(5, 20), Interval(20, 20)]),
        ("0:05 Ann: a\n0:10 b\n0:20 Bo: c", [Interval(5, 20), Interval(20, 20)]),
        # an end that is written stays
        ("[0:05 - 0:08] Ann: a\n[0:20] Bo: c", [Interval(5, 8), Interval(20, 20)]),
        # out of order: no length rather than a wrong one
        ("[0:30] Ann: a\n[0:20] Bo: c", [Interval(30, 30), Interval(20, 20)]),
        # a time on a line of its own is the next turn's
        ("0:05\nAnn: a\n\n0:20\nBo: c", [Interval(5, 20), Interval(20, 20)]),
        # hours, fractions, a comma
        ("[1:00:05,5] Ann: a\n[1:00:06.25] Bo: c", [Interval(3605.5, 3606.25)] * 1),
        ("Ann: a\nBo: c", [UNTIMED, UNTIMED]),
        ("Ann: a\n[0:20] Bo: c\nd", [UNTIMED, Interval(20, 20)]),
    ],
)
def test_times(text: str, times: list[Time]) -> None:
    """Each turn has the time that its lines give it, in seconds."""
    turns = _read(text).turns
    assert [turn.time for turn in turns][: len(times)] == times
    assert "0:" not in "".join(turn.text for turn in turns)


def test_f4_marks_where_words_end() -> None:
    """A mark behind a paragraph is its end, and no words."""
    turns = _read("I: One? #00:00:05-3#\nB: Two. #00:00:09-0#\n\nthree #00:00:12-8#\nI: #4\n").turns
    assert [turn.text for turn in turns] == ["One?", "Two. three", "#4"]
    assert [piece.time for turn in turns for piece in turn.pieces] == [
        Interval(0, 5.3),
        Interval(5.3, 9),
        Interval(9, 12.8),
        UNTIMED,
    ]


def test_each_line_keeps_its_own_time() -> None:
    """A quote in the middle of a long turn gets the time of its own line."""
    turn = _read("[0:05] Ann: a\n[0:10] b\nc\n[0:20] Bo: d").turns[0]
    assert [piece.time for piece in turn.pieces] == [
        Interval(5, 10),
        Interval(10, 20),
        Interval(10, 20),
    ]


words = st.text("abc déß,.'", min_size=1).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Ann", "Bo", "Dr. Wu"]), words), min_size=1))
def test_any_dialogue_reads_back(dialogue: list[tuple[str, str]]) -> None:
    """Whatever is written as `Name: words` comes back word for word, in order."""
    read = _read("\n".join(f"{name}: {text}" for name, text in dialogue))
    expected = [(name, word) for name, text in dialogue for word in text.split()]
    assert [(turn.speaker, word) for turn in read.turns for word in turn.text.split()] == expected
