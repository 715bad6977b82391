"""What answer_eval itself writes, which often lies where the interviews do, and is none."""

import re
from typing import TYPE_CHECKING

from answer_eval.errors import NotSpeech

if TYPE_CHECKING:
    from answer_eval.formats import Document

_TABLES = {
    "a table of ratings": {"interview", "indicator", "rating"},
    "a table of quotes": {"interview", "indicator", "quote", "match"},
    "a table of scores": {"interview", "level", "score", "rated"},
    "a table of key points and red flags": {"interview", "kind", "outcome", "quote"},
    "a table of agreement": {"kind", "coefficient", "value", "verdict"},
    "a list of interviews": {"interview", "path"},
    "a table of corrections": {"interview", "turn", "role"},
}
"""Columns that no transcript has together."""
_TEXT = r'"(?:[^"\\]|\\.)*"'
_JSON = {
    "a run's account": rf'"package":\s*{_TEXT},\s*"rater":',
    "a run's evaluations": rf'"interview": \{{"id": {_TEXT}, "candidate": {_TEXT}, "transcript":',
    "a comparison": rf'"unit":\s*{_TEXT},\s*"(?:units|score)":',
    "a calibration": rf'"version":\s*\d+,\s*"name":\s*{_TEXT},\s*"method":',
}
"""The fields that each begins with."""


def check_speech(document: "Document") -> None:
    """Raise NotSpeech for what answer_eval wrote, or reads beside interviews."""
    if what := _ours(document.head):
        raise NotSpeech(
            f"{what}, no transcript", where=document.name, fix="name the interviews' transcripts"
        )


def _ours(head: str) -> str:
    first = head.partition("\n")[0]
    columns = {cell.strip('" ') for cell in re.split("[,;\t]", first)}
    tables = (what for what, needed in _TABLES.items() if needed <= columns)
    records = (what for what, start in _JSON.items() if re.match(rf"\s*\{{\s*{start}", head))
    return next(tables, "") or next(records, "")
