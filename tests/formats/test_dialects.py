"""Who speaks, written in other ways than `Name: words`."""

import pytest

from answer_eval.errors import UnknownFormat
from answer_eval.transcript import Interval
from reading import read, said

ASKED, TOLD, AGAIN = "Tell me about a hard call.", "I rang him back: at once.", "And then?"
THREE = [f"Ann Lee|{ASKED}", f"Bo Berg|{TOLD}", f"Ann Lee|{AGAIN}"]


def _written(*heads: str, end: str = "\n") -> str:
    """Write the three turns, each below or behind its head."""
    return end.join(
        f"{head}{words}" for head, words in zip(heads, (ASKED, TOLD, AGAIN), strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        _written("Ann Lee\n", "Bo Berg\n", "Ann Lee\n", end="\n\n"),
        _written("Ann Lee  0:02  ", "Bo Berg  0:05  ", "Ann Lee  1:00:09  ", end="\n\n"),
        _written("Ann Lee    00:00:02    ", "Bo Berg    00:00:05    ", "Ann Lee    00:00:09    "),
        _written("Ann Lee\t00:02\t", "Bo Berg\t00:05\t", "Ann Lee\t00:09\t"),
        _written("Ann Lee:\t[00:00:02]\t", "Bo Berg:\t[00:00:05]\t", "Ann Lee:\t[00:00:09]\t"),
        _written("Ann Lee: [00:02]\n", "Bo Berg: [00:05]\n", "Ann Lee: [00:09]\n", end="\n\n"),
        _written("Ann Lee\t", "Bo Berg\t", "Ann Lee\t"),
        _written("Ann Lee - ", "Bo Berg \u2013 ", "Ann Lee - "),
        _written("- Ann Lee: ", "- Bo Berg: ", "- Ann Lee: "),
        _written("[Ann Lee] ", "[Bo Berg] ", "[Ann Lee] "),
        _written("[00:02] [Ann Lee] ", "[00:05] [Bo Berg] ", "[00:09] [Ann Lee] "),
        _written("00:02 - Ann Lee\n", "00:05 - Bo Berg\n", "00:09 - Ann Lee\n", end="\n\n"),
        _written("Ann Lee [0:02 - 0:05]\n", "Bo Berg [0:05 - 0:09]\n", "Ann Lee [0:09 - 0:12]\n"),
        _written(
            "[00:02.000 --> 00:05.000] Ann Lee: ",
            "[00:05.000 --> 00:09.000] Bo Berg: ",
            "[00:09.000 --> 00:12.000] Ann Lee: ",
        ),
        _written("Ann Lee:\t00:02\t", "Bo Berg:\t00:05\t", "Ann Lee:\t00:09\t", end="\n\n"),
        _written("[0:00:02] Ann Lee  ", "[0:00:05] Bo Berg  ", "[0:00:09] Ann Lee  ", end="\n\n"),
        _written("[0:00:02.1] - Ann Lee\n", "[0:00:05.1] - Bo Berg\n", "[0:00:09.1] - Ann Lee\n"),
        _written("Ann Lee | 0:02\n", "Bo Berg | 0:05\n", "Ann Lee | 0:09\n"),
        _written("0:02 | Ann Lee\n", "0:05 | Bo Berg\n", "0:09 | Ann Lee\n"),
        _written("[0:02] <Ann Lee> ", "[0:05] <Bo Berg> ", "[0:09] <Ann Lee> "),
        _written("Ann Lee\n0:02\n", "Bo Berg\n0:05\n", "Ann Lee\n0:09\n"),
        _written("<Ann Lee> ", "<Bo Berg> ", "<Ann Lee> "),
        _written("Ann Lee [00:00:02] ", "Bo Berg [00:00:05] ", "Ann Lee [00:00:09] ", end="\n\n"),
        _written("Ann Lee (00:02.125)\n", "Bo Berg (00:05.5)\n", "Ann Lee (1:00:09.250)\n"),
        _written("0:02\nAnn Lee\n", "0:05\nBo Berg\n", "0:09\nAnn Lee\n", end="\n\n"),
        _written(
            "[00:00:02:12 - 00:00:04:24]\nAnn Lee\n ",
            "[00:00:05:00 - 00:00:08:11]\nBo Berg\n ",
            "[00:00:09:01 - 00:00:10:02]\nAnn Lee\n ",
            end="\n\n",
        ),
        _written(
            "00;00;02;12 - 00;00;04;24\nAnn Lee\n",
            "00;00;05;00 - 00;00;08;11\nBo Berg\n",
            "00;00;09;01 - 00;00;10;02\nAnn Lee\n",
            end="\n\n",
        ),
        _written(
            "Ann Lee \u2014 0:02\n", "Bo Berg \u2014 0:05\n", "Ann Lee \u2014 0:09\n", end="\n\n"
        ),
        _written(
            "**Ann Lee (00:02-00:04)**\n\n",
            "**Bo Berg (00:05)**\n\n",
            "**Ann Lee [0:09]**\n\n",
            end="\n\n",
        ),
        _written("1. Ann Lee: ", "2. Bo Berg: ", "3. Ann Lee: "),
        _written("1 Ann Lee: ", "2 Bo Berg: ", "3 Ann Lee: "),
        _written("* Ann Lee: ", "* Bo Berg: ", "* Ann Lee: "),
        _written("**Ann Lee** ", "**Bo Berg** ", "**Ann Lee** ", end="\n\n"),
        _written("**Ann Lee** \u2013 ", "**Bo Berg** \u2013 ", "**Ann Lee** \u2013 "),
        _written("*Ann Lee:* ", "*Bo Berg:* ", "*Ann Lee:* ", end="\n\n"),
        _written("`00:02` **Ann Lee:** ", "`00:05` **Bo Berg:** ", "`00:09` **Ann Lee:** "),
        _written("**00:02** **Ann Lee:** ", "**00:05** **Bo Berg:** ", "**00:09** **Ann Lee:** "),
        _written("### Ann Lee (00:02)\n", "### Bo Berg (00:05)\n", "### Ann Lee (00:09)\n"),
        _written("> Ann Lee: ", "> Bo Berg: ", "> Ann Lee: "),
        _written("- [0:02] Ann Lee: ", "- [0:05] Bo Berg: ", "- [0:09] Ann Lee: "),
        _written("* 0:02 **Ann Lee**: ", "* 0:05 **Bo Berg**: ", "* 0:09 **Ann Lee**: "),
        _written(
            "### Ann Lee \u2014 0:02\n", "### Bo Berg \u2014 0:05\n", "### Ann Lee \u2014 0:09\n"
        ),
        _written("Ann Lee | ", "Bo Berg | ", "Ann Lee | "),
        _written("1: Ann Lee: ", "2: Bo Berg: ", "3: Ann Lee: "),
        _written("1: [Ann Lee] ", "2: [Bo Berg] ", "3: [Ann Lee] "),
        _written(
            "[Ann Lee] (0:02 - 0:05)\n", "[Bo Berg] (0:05 - 0:09)\n", "[Ann Lee] (0:09 - 0:12)\n"
        ),
        _written("**[0:02]** Ann Lee: ", "**[0:05]** Bo Berg: ", "**[0:09]** Ann Lee: "),
        _written("<b>Ann Lee:</b>\t", "<u>Bo Berg</u>: ", "<strong>Ann Lee:</strong> ", end="\n\n"),
        _written("### 00:02 Ann Lee\n", "### [00:05] Bo Berg\n", "### (00:09) Ann Lee\n"),
        _written("**Ann Lee** *0:02*\n", "**Bo Berg** *0:05*\n", "**Ann Lee** *0:09*\n"),
        _written("**Ann Lee** `0:02`: ", "**Bo Berg** `0:05`: ", "**Ann Lee** `0:09`: "),
        _written(
            "**Ann Lee** \u00b7 0:02\n", "**Bo Berg** \u00b7 0:05\n", "**Ann Lee** \u00b7 0:09\n"
        ),
        _written("**Ann Lee**\\: ", "**Bo Berg**\\: ", "**Ann Lee**\\: ", end="\n\n"),
        _written("\\[0:02\\] Ann Lee: ", "\\[0:05\\] Bo Berg: ", "\\[0:09\\] Ann Lee: "),
        _written("Ann Lee - 0:02 - ", "Bo Berg - 0:05 - ", "Ann Lee - 0:09 - "),
        _written("Ann Lee 0:02 ", "Bo Berg 0:05 ", "Ann Lee 1:00:09 "),
        _written("Ann Lee    ", "Bo Berg    ", "Ann Lee    "),
        _written("Q1. Ann Lee:\n", "A1. Bo Berg:\n", "Q2. Ann Lee:\n", end="\n\n-----\n\n"),
        _written(
            "[0.00s -> 2.50s] Ann Lee: ", "[2.50s -> 4.00s] Bo Berg: ", "[5.00s -> 6.50s] Ann Lee: "
        ),
        _written(
            "0:02.500 --> 0:04.000 Ann Lee: ",
            "0:05.000 --> 0:08.100 Bo Berg: ",
            "0:09.000 --> 0:12.000 Ann Lee: ",
        ),
        _written("\u200eAnn Lee: ", "\u202bBo Berg\u202c: ", "\ufeff\u200bAnn Lee\u200f: "),
        _written("#00:00:02-5# Ann Lee: ", "#00:00:05-0# Bo Berg: ", "#00:00:09-9# Ann Lee: "),
        _written(
            "2026-03-02 10:00:02 Ann Lee: ",
            "2026-03-02 10:00:05 Bo Berg: ",
            "2026-03-02 10:00:09 Ann Lee: ",
        ),
        _written(
            "[2026-03-02T10:00:02.120Z] Ann Lee: ",
            "[2026-03-02T10:00:05Z] Bo Berg: ",
            "[2026-03-02T10:00:09+01:00] Ann Lee: ",
        ),
        _written(
            "2.3.2026 10:00 Ann Lee: ", "2.3.2026 10:01 Bo Berg: ", "2.3.2026 10:02 Ann Lee: "
        ),
        _written(
            "Ann Lee (3/2/2026, 10:00 AM)\n",
            "Bo Berg (3/2/2026, 10:01 AM)\n",
            "Ann Lee (3/2/2026, 10:02 AM)\n",
        ),
    ],
)
def test_names_and_words_are_told_apart(text: str) -> None:
    """The same talk is read, however its heads are written; the recorder's line is none of it."""
    assert said(text) == THREE
    assert said(f"{text}\n\nTranscribed by https://otter.ai\n") == THREE


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("SPEAKER: S1\none.\n\nSPEAKER: S2\ntwo.\n", ["S1|one.", "S2|two."]),
        ("[SPEAKER_00] one\n[SPEAKER_01] two\n", ["SPEAKER_00|one", "SPEAKER_01|two"]),
        ("(speaker 0) one\n(speaker 1) two\n", ["speaker 0|one", "speaker 1|two"]),
        ("Q. one?\nA. two.\nthree.\n", ["Q|one?", "A|two. three."]),
        ("Q1: one?\nA1: two.\nQ2: three?\n", ["Q|one?", "A|two.", "Q|three?"]),
        ("Question 1: one?\nAnswer 1: two.\n", ["Question|one?", "Answer|two."]),
        ("[Speaker:0] one\n[Speaker:1] two\n", ["Speaker 0|one", "Speaker 1|two"]),
        ("Ann: one\n- two: three\nBo: four\n", ["Ann|one - two: three", "Bo|four"]),
        (
            "Ann: one\n[Laughter] two\n[Laughter] three\n",
            ["Ann|one [Laughter] two [Laughter] three"],
        ),
    ],
)
def test_labels_and_letters(text: str, turns: list[str]) -> None:
    """Numbered labels need no second look; sounds and lists name nobody."""
    assert said(text) == turns


@pytest.mark.parametrize(
    "payloads",
    [
        ["[SPEAKER_00] one", "[SPEAKER_01] two", "[SPEAKER_00] three"],
        ["(SPEAKER_00) one", "(SPEAKER_01) two", "(SPEAKER_00) three"],
        ["- [SPEAKER_00] one", "- [SPEAKER_01] two", "- [SPEAKER_00] three"],
        ["- SPEAKER_00: one\n- SPEAKER_01: two", "- SPEAKER_00: three"],
    ],
)
def test_captions_have_dialects_too(payloads: list[str]) -> None:
    """Brackets and dashes name speakers in SubRip as in WebVTT."""
    timed = enumerate(payloads, start=1)
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}" for n, words in timed)
    expected = ["SPEAKER_00|one", "SPEAKER_01|two", "SPEAKER_00|three"]
    assert said(text) == expected
    assert said(f"WEBVTT\n\n{text.replace(',', '.')}") == expected


@pytest.mark.parametrize(
    "name",
    [
        "1415***0100",
        "+1 415-555-0100",
        "bo@example.org",
        "iPhone",
        "speaker 2",
        "Prof. Bo O'Neil",
        "Bo | He/Him",
    ],
)
def test_names_that_people_join_with(name: str) -> None:
    """Who dials in or never typed a name speaks too, be it only once."""
    assert said(f"Ann Lee: one\n{name}: two\nAnn Lee: three\n") == [
        "Ann Lee|one",
        f"{name}|two",
        "Ann Lee|three",
    ]


@pytest.mark.parametrize("date", ["2026-04-20", "12345"])
def test_dates_and_numbers_name_nobody(date: str) -> None:
    """Digits before a colon are a date or a count."""
    assert said(f"Ann: one\n{date}: two\nBo: three\n") == [f"Ann|one {date}: two", "Bo|three"]


def test_webex_names_the_speaker_beside_the_number() -> None:
    """The name belongs to the cue below it; lines keep their numbers."""
    text = (
        'WEBVTT\n\n1 "Ann Lee" (123)\n00:01.000 --> 00:02.000\none\n\n'
        '2 "Bo" (45)\n00:03.000 --> 00:02.500\ntwo\n'
    )
    assert said(text) == ["Ann Lee|one", "Bo|two"]
    assert read(text).warnings[0].startswith("line 7: a cue that ends before it starts")


@pytest.mark.parametrize(
    "words", ["So I rang him back, you know.", "\nSo I rang him back, you know."]
)
def test_times_alone_name_nobody(words: str) -> None:
    """A time before the words, or on the line above them, is theirs."""
    text = "\n\n".join(f"0:{at}  {words}" for at in (10, 20, 30, 40))
    (turn,) = read(text).turns
    assert turn.text == " ".join(["So I rang him back, you know."] * 4)
    assert turn.pieces[1].time == Interval(20, 30)


def test_one_title_over_prose_is_no_speaker() -> None:
    """Names that don't come back are headings, or nothing."""
    text = "My Story\nI was there, you know, and we said so.\n\nThe End\nSo that was it, I think."
    assert {turn.speaker for turn in read(f"{text}\nYeah.\nYou see, I had it.\n").turns} == {""}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ann Lee (1:00:09.250)\n", "Bo Berg (1:00:12.5)\n"),
        ("Ann Lee [1:00:09] ", "Bo Berg [1:00:12] "),
        ("[01:00:09:24 - 01:00:12:00]\nAnn Lee\n", "[01:00:12:01 - 01:00:14:20]\nBo Berg\n"),
        ("01;00;09;24 - 01;00;12;00\nAnn Lee\n", "01;00;12;01 - 01;00;14;20\nBo Berg\n"),
    ],
)
def test_a_time_beside_the_name_is_when_the_words_were_said(before: str, after: str) -> None:
    """Hours, minutes and seconds are read; the number of a frame is no part of them."""
    transcript = read(_written(before, after, before.replace("09", "20"), end="\n\n"))
    assert [turn.speaker for turn in transcript.turns] == ["Ann Lee", "Bo Berg", "Ann Lee"]
    assert transcript.turns[0].time == Interval(3609, 3612)


def test_subtitles_of_another_kind_are_no_talk() -> None:
    """The keys of ASS subtitles come back as names do, and are none."""
    rows = "Dialogue: 0,0:00:01.00,Ann,hello\n" * 3
    with pytest.raises(UnknownFormat, match="ASS subtitles"):
        read(f"[Script Info]\nTitle: talk\n\n[Events]\n{rows}")


@pytest.mark.parametrize("head", ["[3/2/2026, 10:02:00] {}: ", "3/2/2026, 10:02 - {}: "])
def test_a_messengers_chat_is_no_talk(head: str) -> None:
    """Dates with a comma stand before what people typed."""
    with pytest.raises(UnknownFormat):
        read("".join(f"{head.format(name)}I will be late\n" for name in ("Ann", "Bo", "Ann")))


def test_tags_are_no_names() -> None:
    """HTML stays HTML, though its tags stand before words as names do."""
    with pytest.raises(UnknownFormat, match="HTML"):
        read("<p>one two</p>\n<p>three</p>\n<p>four</p>\n")


@pytest.mark.parametrize(
    "text",
    [
        "Team: Support\nLocation: Berlin\nSalary: 40k\nManager: Ann Lee\nStart: May\n",
        "**Ann:** early\n\n- one\n- two\n- three\n- four\n- five\n\n**Bo:** late\n**Ann:** off\n",
        "Speaker 1\n\nYesterday, 11:00 AM\nHi.\nSpeaker 2\n\nYesterday, 11:01 AM\nHi, hi.\n",
    ],
)
def test_a_document_is_no_talk(text: str) -> None:
    """Keys that never come back, and lists below names, are not taken for an interview."""
    with pytest.raises(UnknownFormat, match="doesn't say who speaks"):
        read(text)


def test_notes_above_the_talk_make_it_no_document() -> None:
    """What stands above the first name that comes back counts for nothing."""
    notes = "# Notes\n\n" + "- a note\n" * 9 + "\n## Transcript\n\n"
    assert said(notes + _written("Ann Lee: ", "Bo Berg: ", "Ann Lee: ")) == THREE


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ("[{0}:15 AM] Ann Lee: ", 0),
        ("{0} AM Ann Lee: ", 0),
        ("Ann Lee  {0} AM\n", 0),
        ("[0:00 - 0:04] Ann Lee\n", 0),
        ("[0.00 - 4.50] Ann Lee: ", 0),
        ("Ann Lee [0.0s - 4.5s]: ", 0),
        ("Ann Lee [0.0s]: ", 0),
    ],
)
def test_times_of_day_and_plain_seconds_are_times(head: str, start: float) -> None:
    """Neither is part of a name or of the words; times of day count from the first one."""
    heads = [
        head.format("10:02"),
        head.replace("Ann Lee", "Bo Berg").format("10:04"),
        head.format("12:02"),
    ]
    transcript = read(_written(*heads, end="\n\n"))
    assert [turn.speaker for turn in transcript.turns] == ["Ann Lee", "Bo Berg", "Ann Lee"]
    assert [turn.text for turn in transcript.turns] == [ASKED, TOLD, AGAIN]
    time = transcript.turns[0].time
    assert isinstance(time, Interval)
    assert time.start == start


def test_noon_comes_after_the_morning() -> None:
    """12 AM is midnight, and 1 PM an hour after noon."""
    text = "11:59 AM Ann: one\n12:01 PM Bo: two\n1:00 PM Ann: three\n"
    starts = [turn.time.start for turn in read(text).turns if isinstance(turn.time, Interval)]
    assert starts == [0, 120, 3660]
