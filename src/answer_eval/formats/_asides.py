"""What recorders write around the speech: disclaimers, marks of start and end, their own bots."""

import re

from answer_eval.transcript import Piece, Transcript, Turn, Utterance, transcript_of

_LINES = re.compile(
    r"^[ \t>*_#]{0,9}(?:"
    r"transcribed by https?://otter\.ai"
    r"|this editable transcript was computer generated"
    r"|(?:the )?(?:meeting|transcription|recording) ended (?:after|at) \d"
    r"|.{0,80}\b(?:started|stopped) (?:the )?(?:transcription|recording)[.*_ \t]*$"
    r"|this transcript was exported on [^\n]{1,60} - view latest version here"
    r"|[^\n]{1,300} - WATCH: https?://\S+$"
    r"|(?:this |the )?transcript (?:was|is) (?:computer|automatically|auto)[- ]?generated"
    r")[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BOT = re.compile(
    r"fireflies(?:\.ai)?(?: notetaker)?\b|otter(?:\.ai|pilot| pilot)|read\.ai\b|tl;?dv\b"
    r"|zoom ai companion|.*\bnote-?taker(?: bot)?\b|.*'s (?:otterpilot|ai notes)\b",
    re.IGNORECASE,
)

_ADVERT = re.compile(
    r"\(?Transcribed by TurboScribe(?:\.ai)?\. Go Unlimited to remove this message\.\)?\s*"
)


def without_adverts(transcript: Transcript) -> Transcript:
    """Leave out what a recorder says of itself among the first words, with a warning."""
    if not any(_ADVERT.search(turn.text) for turn in transcript.turns):
        return transcript
    said = (
        Utterance(turn.speaker, _ADVERT.sub("", _piece(turn, piece)), piece.time)
        for turn in transcript.turns
        for piece in turn.pieces
    )
    return transcript_of(said, transcript.format, (*transcript.warnings, *left_out(1)))


def _piece(turn: Turn, piece: Piece) -> str:
    return turn.text[piece.start_char : piece.end_char]


def without_bots(transcript: Transcript) -> Transcript:
    """Leave out what recorders' own accounts said, with a warning that names them."""
    bots = {turn.speaker for turn in transcript.turns if _BOT.match(turn.speaker)}
    if not bots:
        return transcript
    said = (
        Utterance(turn.speaker, _piece(turn, piece), piece.time)
        for turn in transcript.turns
        if turn.speaker not in bots
        for piece in turn.pieces
    )
    warning = f"left out, as a recorder's own account: {', '.join(sorted(bots))}"
    return transcript_of(said, transcript.format, (*transcript.warnings, warning))


def without_asides(text: str) -> tuple[str, int]:
    """Return a text with lines that nobody said left empty, and how many those are."""
    return _LINES.subn("", text)


def left_out(asides: int) -> list[str]:
    """Return the warning about so many lines that nobody said."""
    return [f"left out: {asides} lines that the recorder wrote itself"] if asides else []
