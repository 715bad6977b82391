"""What answer_eval writes is told from transcripts by what it holds."""

import json

import pytest

from answer_eval.errors import NotSpeech
from answer_eval.formats import document_of, read_transcript


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("interview,question,indicator,rater,rating\na,q,asks,anna,3\n", "ratings"),
        ("interview;path\na;a.txt\n", "a list of interviews"),
        ('{"version": 1, "name": "a", "method": "linear", "maps": []}', "a calibration"),
        ('{\n  "unit": "candidate",\n  "score": "overall"}', "a comparison"),
    ],
)
def test_it_is_named(text: str, what: str) -> None:
    """One line says what it is; wherever it lies, and whatever it is called."""
    with pytest.raises(NotSpeech, match=what):
        read_transcript(document_of(text.encode(), "talk.txt"))


def test_a_services_json_about_an_interview_is_read() -> None:
    """A field of one name makes nothing ours."""
    turns = [{"speaker": "Ann", "text": "Why?"}, {"speaker": "Bo", "text": "Because I asked."}]
    text = json.dumps({"interview": {"id": "7", "turns": turns}})
    transcript = read_transcript(document_of(text.encode(), "talk"))
    assert [each.speaker for each in transcript.turns] == ["Ann", "Bo"]
