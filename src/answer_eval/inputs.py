"""The interviews that paths and a manifest name, each read from its file or told why it isn't."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer_eval.answers import (
    Expected,
    ReadyAnswer,
    ReadyInterview,
    is_answers,
    names_answers,
    read_answers,
)
from answer_eval.errors import BadAnswers, InputError, NotSpeech, UnknownFormat
from answer_eval.files import load_table, read_bytes
from answer_eval.formats import FORMATS, Document, document_of, read_transcript
from answer_eval.formats._ours import check_speech
from answer_eval.places import Place, places
from answer_eval.tables import read_table
from answer_eval.transcript import Transcript

TABLES = (".csv", ".tsv", ".jsonl")
"""Suffixes of the files that may hold ready-made answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One interview to be rated, as its file and the manifest give it.

    A transcript has no `answers` yet; ready-made ones come with what their author expects. What
    only a manifest says is "" or None without one.
    """

    interview: str
    candidate: str
    path: Path
    transcript: Transcript
    answers: tuple[ReadyAnswer, ...] = ()
    expected: tuple[Expected, ...] = ()
    guide: Path | None = None
    """This interview's own guide."""
    candidate_label: str = ""
    """The name that the candidate has in the transcript."""
    date: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An interview whose file can't be read: a failure, in the run's record and exit code."""

    interview: str
    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is no interview at all."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was found, in the order of the manifest and of the paths given."""

    found: tuple[Source, ...]
    unreadable: tuple[Unreadable, ...]
    skipped: tuple[Skipped, ...]


def find_inputs(paths: Iterable[Path], manifest: Path | None = None) -> Inputs:
    """Read every interview that the paths and the manifest name, each file once.

    Raises InputError for a path given that can't be read, for a fault of the manifest, for two
    inputs with one id, and where there is no interview at all.
    """
    paths = list(paths)
    if not (paths or manifest):
        raise InputError(
            "no interview is named", fix="name transcripts or folders of them, or a --manifest"
        )
    listed = load_table(manifest) if manifest else None
    outcomes = [each for place in places(paths, listed) for each in _outcomes(place)]
    inputs = Inputs(
        tuple(each for each in outcomes if isinstance(each, Source)),
        tuple(each for each in outcomes if isinstance(each, Unreadable)),
        tuple(each for each in outcomes if isinstance(each, Skipped)),
    )
    _check(inputs)
    if not (inputs.found or inputs.unreadable):
        raise InputError(
            f"no interview found ({len(inputs.skipped)} other files)",
            where=", ".join(map(str, paths)) or str(manifest),
            fix="name transcripts or tables of answers, or a folder that holds some",
        )
    return inputs


def _outcomes(place: Place) -> Sequence[Source | Unreadable | Skipped]:
    if place.strayed and place.is_about:
        return [Skipped(place.path, "no transcript, by its name")]
    try:
        return _sources(place)
    except InputError as error:
        if place.named:
            raise
        if place.strayed and _is_no_transcript(error, place.path):
            return [Skipped(place.path, error.what)]
        listed = f" ({place.where})" if place.where else ""
        return [Unreadable(place.interview, place.path, f"{error.told}{listed}")]


def _is_no_transcript(error: InputError, path: Path) -> bool:
    """Tell whether a file was never meant as one: by its content, or its suffix allows it."""
    claimed = {suffix for each in FORMATS for suffix in each.suffixes}
    unknown = isinstance(error, UnknownFormat) and path.suffix.lower() not in claimed
    return unknown or isinstance(error, NotSpeech)


def _sources(place: Place) -> list[Source]:
    document = document_of(read_bytes(place.path), str(place.path))
    if place.strayed:
        check_speech(document)
    if place.path.suffix.lower() not in TABLES:
        return [_recorded(place, read_transcript(document))]
    try:
        table = read_table(document.data, document.name, BadAnswers)
    except BadAnswers as fault:
        return [_recorded(place, _read_although(fault, document, place))]
    if is_answers(table):
        return [_ready(place, each) for each in read_answers(table)]
    try:
        return [_recorded(place, read_transcript(document))]
    except UnknownFormat:
        if place.named:
            read_answers(table)  # which says what columns it lacks
        raise


def _read_although(fault: BadAnswers, document: Document, place: Place) -> Transcript:
    """Read a transcript that is no sound table: Whisper's TSV is never quoted.

    Raises the table's fault where the file was meant as answers, and where a file that was named
    is no transcript either: only that fault has a line.
    """
    if names_answers(document.text):
        raise fault
    try:
        return read_transcript(document)
    except UnknownFormat:
        if place.named and document.text.strip():
            raise fault from None
        raise


def _recorded(place: Place, transcript: Transcript) -> Source:
    return Source(
        interview=place.interview,
        candidate=place.candidate,
        path=place.path,
        transcript=transcript,
        guide=place.guide,
        candidate_label=place.candidate_label,
        date=place.date,
        language=place.language,
    )


def _ready(place: Place, ready: ReadyInterview) -> Source:
    if place.where:
        raise InputError(
            "ready-made answers name their interviews themselves",
            where=place.where,
            fix="drop the row, and name the file on the command line",
        )
    return Source(
        interview=ready.interview,
        candidate=ready.candidate,
        path=place.path,
        transcript=ready.transcript,
        answers=ready.answers,
        expected=ready.expected,
    )


def _check(inputs: Inputs) -> None:
    first = dict[str, Source]()
    for source in inputs.found:
        other = first.setdefault(source.interview, source)
        if other is not source:
            raise InputError(
                f"two inputs have the id {source.interview!r}: {other.path} and {source.path}",
                fix="rename one, or give each its id in a manifest",
            )
