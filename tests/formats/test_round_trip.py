"""One conversation, written as different recorders would, reads to the same turns."""

import csv
import io
import json
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading import said

Turns = Sequence[tuple[str, str]]

NAMES = ["Ann Lee", "Bo O'Neil-Smith", "Zo\u00eb M\u00fcller"]
SPEECH = (
    'well so I rang him back and then? said: no note: 9:30 12 000 $5 50% e.g. U.S. "quoted"'
    " (laughs) [inaudible] - \u2013 &amp AT&T <3 a_b *stress* #1 it's caf\u00e9 \u2026 ok. Yes!"
)
sentences = (
    st.lists(st.sampled_from(SPEECH.split()), min_size=4, max_size=12)
    .filter(lambda words: words[0] != "9:30")  # right after a name it is when the turn was said
    .map(" ".join)
)
conversations = st.lists(sentences, min_size=6, max_size=12).map(
    lambda said: [(NAMES[place % 3], words) for place, words in enumerate(said)]
)


def _clock(place: int, mark: str = ".") -> str:
    return f"00:{place:02d}:01{mark}000 --> 00:{place:02d}:09{mark}000"


def _cues(turns: Turns, cue: Callable[[str, str], str], mark: str = ".") -> str:
    numbered = enumerate(turns)
    return "\n\n".join(f"{n + 1}\n{_clock(n, mark)}\n{cue(*turn)}" for n, turn in numbered)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _voices(turns: Turns) -> str:
    return "WEBVTT\n\n" + _cues(turns, lambda name, words: f"<v {name}>{_escaped(words)}</v>")


def _zoom(turns: Turns) -> str:
    return "WEBVTT\n\n" + _cues(turns, lambda name, words: f"{name}: {_escaped(words)}")


def _subrip(turns: Turns) -> str:
    return _cues(turns, lambda name, words: f"{name}: {_escaped(words)}", ",")


def _table(turns: Turns) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([("speaker", "text"), *turns])
    return file.getvalue()


def _text(turns: Turns) -> str:
    return "\n".join(f"{name}: {_escaped(words)}" for name, words in turns)


def _timed(turns: Turns) -> str:
    lines = enumerate(turns)
    return "\n".join(f"[00:{n:02d}:01] {name}: {_escaped(words)}" for n, (name, words) in lines)


def _otter(turns: Turns) -> str:
    blocks = enumerate(turns)
    return "\n\n".join(f"{name}  {n}:01\n{_escaped(words)}" for n, (name, words) in blocks)


def _markdown(turns: Turns) -> str:
    return "\n\n".join(f"**{name}:** {_escaped(words)}" for name, words in turns)


def _bracketed(turns: Turns) -> str:
    return "\n".join(f"[{name}] {_escaped(words)}" for name, words in turns)


def _alone(turns: Turns) -> str:
    return "\n\n".join(f"{name}\n{_escaped(words)}" for name, words in turns)


def _wide(turns: Turns) -> str:
    lines = enumerate(turns)
    return "\n".join(f"{name}    00:{n:02d}:01    {_escaped(words)}" for n, (name, words) in lines)


def _whisperx(turns: Turns) -> str:
    return json.dumps(
        {"segments": [{"speaker": name, "text": f" {words}"} for name, words in turns]}
    )


def _rev(turns: Turns) -> str:
    monologues = [
        {"speaker_info": {"display_name": name}, "elements": [{"type": "text", "value": words}]}
        for name, words in turns
    ]
    return json.dumps({"monologues": monologues})


def _fireflies(turns: Turns) -> str:
    return json.dumps([{"speaker_name": name, "sentence": words} for name, words in turns])


WRITERS = [
    _voices,
    _zoom,
    _subrip,
    _table,
    _text,
    _timed,
    _otter,
    _markdown,
    _bracketed,
    _alone,
    _wide,
    _whisperx,
    _rev,
    _fireflies,
]


@pytest.mark.parametrize("written", WRITERS)
@settings(deadline=None, max_examples=40)
@given(turns=conversations)
def test_every_recorder_tells_the_same(
    written: Callable[[Turns], str], turns: list[tuple[str, str]]
) -> None:
    """Whatever is said, colons, brackets and numbers among it, each turn keeps its words."""
    assert said(written(turns)) == [f"{name}|{words}" for name, words in turns]
