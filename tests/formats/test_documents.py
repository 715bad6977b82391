"""Documents: Google Meet's, Word's and Markdown's; notes, disclaimers and bots are not speech."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from answer_eval.errors import BadTranscript, UnknownFormat
from answer_eval.formats import docx as docx_format
from answer_eval.transcript import Interval
from reading import read, said

MEET = """\
Second round (2026-03-02 10:00 GMT) - Transcript
Attendees
Ann Lee, Bo Berg

Transcript
Ann Lee: one
two: three

00:05:00

Bo Berg: four
Transcription ended after 00:06:00
This editable transcript was computer generated and might contain errors.
"""


def _word(*paragraphs: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(file)
    return file.getvalue()


def _table(*rows: Sequence[str]) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(file)
    return file.getvalue()


def test_meet_is_read_below_its_last_heading() -> None:
    """Title, attendees and Meet's own lines are left out; a time alone is the next turn's."""
    transcript = read(MEET)
    assert transcript.format == "google_meet"
    assert said(MEET) == ["Ann Lee|one two: three", "Bo Berg|four"]
    assert transcript.turns[1].time == Interval(300, 300)
    assert transcript.warnings == ("left out: 2 lines that the recorder wrote itself",)


def test_generated_notes_are_not_speech() -> None:
    """Notes that a model wrote above the transcript are left out."""
    notes = "Notes\n\nSummary\nAnn Lee: asked. Bo Berg: told.\n\n\U0001f4d6 Transcript\n\n"
    assert said(notes + MEET) == said(MEET)


@pytest.mark.parametrize(
    ("document", "turns"),
    [
        (_word("Ann Lee: one", "Bo Berg: two", "Ann Lee: three"), 3),
        (_word(MEET), 2),
        (_word("Ann   0:03\none\ntwo", "Bo   0:05\nthree", "Ann stopped transcription"), 2),
        (_word("0:0:5.1 --> 0:0:8.2\nAnn Lee\none", "0:0:9.0 --> 0:0:9.5\nAnn Lee\ntwo"), 1),
        (_table(["0:01", "Ann", "one"], ["0:04", "Bo", "I did: it"], ["0:09", "Ann", "ok"]), 3),
        (_table(["Ann", "one"], ["Bo", "two"]), 2),
    ],
)
def test_word_is_read_as_its_text(document: bytes, turns: int) -> None:
    """Paragraphs, line breaks within them and tables are read in the format they are in."""
    transcript = read(document)
    assert transcript.format == "docx"
    assert len(transcript.turns) == turns
    assert all(turn.speaker for turn in transcript.turns)
    assert "transcription" not in transcript.turns[-1].text


def test_word_is_read_with_its_tracked_changes() -> None:
    """What somebody corrected counts as corrected; a paragraph in a content control counts too."""
    document, file = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("Ann Lee: I rang ")
    changed = (
        "<w:ins {}><w:r><w:t>him</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>x</w:delText></w:r></w:del>",
    )
    for each in changed:
        paragraph._p.append(parse_xml(each.format(nsdecls("w"))))  # noqa: SLF001  docx has no API for it
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    document.element.body[1][0].append(document.add_paragraph("Bo Berg: yes\tno")._p)  # noqa: SLF001  as above
    document.add_paragraph("Ann Lee: Right.")
    document.save(file)
    assert said(file.getvalue()) == ["Ann Lee|I rang him", "Bo Berg|yes no", "Ann Lee|Right."]


def test_names_may_stand_in_paragraphs_of_their_own() -> None:
    """No blank line parts a Word document's paragraphs."""
    turns = ["Ann Lee", "one?", "Bo Berg", "two.", "three.", "Ann Lee", "four?"]
    assert said(_word(*turns)) == ["Ann Lee|one?", "Bo Berg|two. three.", "Ann Lee|four?"]


def test_word_without_a_transcript_is_unknown() -> None:
    """A letter is no transcript, whatever it was written with."""
    with pytest.raises(UnknownFormat, match="plain text that doesn't say who speaks"):
        read(_word("Dear Ann,", "the parcel is at the depot."))


def test_a_damaged_word_document_is_refused() -> None:
    """A document cut off is refused in words to act on."""
    with pytest.raises(BadTranscript, match=r"can't be opened|can be opened .* — open it in Word"):
        read(_word("Ann: one", "Bo: two")[:-400])


def test_a_document_too_large_to_unpack_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack to more than a transcript can hold is not unpacked."""
    monkeypatch.setattr(docx_format, "LARGEST", 100)
    with pytest.raises(BadTranscript, match="not a Word document that can be opened"):
        read(_word("Ann: one", "Bo: two"))


def test_another_zip_is_no_word_document() -> None:
    """A zip archive of anything else is told apart."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.txt", "Ann: one")
    with pytest.raises(UnknownFormat, match="a zip archive"):
        read(file.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        "**Ann:** one\n\n**Bo:** two\n",
        "**Ann**: one\n\n**Bo**: two\n",
        "**[00:01:46] Ann:** one\n\n**[00:02:00] Bo:** two\n",
        "**Ann** (00:01:46): one\n\n**Bo** (00:02:00): two\n",
        "**Ann** [00:01:46]\none\n\n**Bo** [00:02:00]\ntwo\n",
        "- **Ann:** one\n- **Bo:** two\n",
        "> **Ann:** one\n>\n> **Bo:** two\n",
        "__Ann:__ one\n\n__Bo:__ two\n",
        "# Talk\n\n### Ann\n\none\n\n### Bo\n\ntwo\n\n### Bo\n\n",
    ],
)
def test_markdown_has_many_dialects(text: str) -> None:
    """However names are marked, the speakers and words are the same."""
    assert read(text).format == "markdown"
    assert said(text) == ["Ann|one", "Bo|two"]


def test_emphasis_is_no_name() -> None:
    """Bold words within speech stay words."""
    text = "**Ann:** one\n\n**really** two\n\n**Bo:** three\n"
    assert said(text) == ["Ann|one **really** two", "Bo|three"]


@pytest.mark.parametrize(
    "text",
    [
        "{}\n\nAnn: one\nBo: two\n",
        "Ann: {} one\nBo: two\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>{} one\n<v Bo>two\n",
    ],
)
def test_adverts_are_no_speech(text: str) -> None:
    """What a recorder says of itself is nobody's, wherever it put it."""
    advert = "(Transcribed by TurboScribe.ai. Go Unlimited to remove this message.)"
    assert said(text.format(advert)) == ["Ann|one", "Bo|two"]
    assert read(text.format(advert)).warnings


def test_bots_are_no_speakers() -> None:
    """What a recorder's own account says is left out, and what it parted is joined again."""
    text = "Ann: one\nFireflies.ai Notetaker Ann: I am recording\nAnn: two\nBo: three\n"
    assert said(text) == ["Ann|one two", "Bo|three"]
    assert read(text).warnings == (
        "left out, as a recorder's own account: Fireflies.ai Notetaker Ann",
    )


def test_meets_times_are_headings_of_their_own() -> None:
    """In Markdown, Meet puts the time above some turns: it is the first one's, and no word."""
    text = (
        "# \U0001f4d6 Transcript\n\n## Second round - Transcript\n\n### 00:00:00\n\n&nbsp;\n\n"
        "**Ann Lee:** So?\n**Bo Berg:** Well.\n\n### 00:01:05\n\n**Ann Lee:** And then?\n"
        "### Transcription ended after 00:02:10\n\n"
        "*This editable transcript was computer generated and might contain errors.*\n"
    )
    transcript = read(text)
    assert transcript.format == "google_meet"
    assert said(text) == ["Ann Lee|So?", "Bo Berg|Well.", "Ann Lee|And then?"]
    assert transcript.turns[0].time == Interval(0, 65)
    assert transcript.warnings == ("left out: 2 lines that the recorder wrote itself",)


def test_meets_markdown_has_anchors_and_escapes() -> None:
    """What Google Docs adds to a document saved as Markdown is neither speech nor in the way."""
    text = (
        "## **First talk \\- Transcript** {#first-talk}\n\n## Attendees {#attendees}\n\nAnn, Bo\n\n"
        "## Transcript {#transcript}\n\n### 00:00:00 {#00:00:00}\n\n"
        "**Ann:** one\\.\\\n**Bo:** two\\!\n\n"
        "### 00:05:00 {#00:05:00}\n\n**Ann:** 3\\. three\n"
    )
    transcript = read(text)
    assert transcript.format == "google_meet"
    assert said(text) == ["Ann|one.", "Bo|two!", "Ann|3. three"]
    assert transcript.turns[2].time == Interval(300, 300)


def test_headings_between_turns_are_no_speech() -> None:
    """A published interview has sections, and the time behind each name."""
    text = (
        "---\ntitle: A talk\nspeakers:\n  - 'Ann Lee'\n---\n## Introduction\n\n"
        "Ann Lee: 00:00:02\n\nSo?\nAnd how?\n\nBo Berg: 00:00:09\n\nWell.\n\n"
        "## What then\n\nAnn Lee: 00:01:10\n\nYes.\n"
    )
    transcript = read(text)
    assert said(text) == ["Ann Lee|So? And how?", "Bo Berg|Well.", "Ann Lee|Yes."]
    assert transcript.turns[0].time == Interval(2, 9)
    assert transcript.warnings[-1] == "left out: 2 headings"
