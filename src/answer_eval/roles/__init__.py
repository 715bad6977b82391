"""Who is the candidate and who interviews, told by a label or by how each one speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer_eval.transcript import Role

if TYPE_CHECKING:
    from answer_eval.transcript import Transcript

__all__ = ["ROLES_UNCERTAIN_BELOW", "Roles", "assign_roles", "labels_of"]

ROLES_UNCERTAIN_BELOW = 0.8
"""Confidence below which a person should check who is the candidate."""


@dataclass(frozen=True, slots=True)
class Roles:
    """A transcript with a role for every turn, and how sure the roles are."""

    transcript: "Transcript"
    confidence: float
    """How sure it is who the candidate is, 0 to 1; given labels are sure."""
    warnings: tuple[str, ...] = ()
    unsettled: bool = False
    """Whether roles go against the recorder's labels, or were told without any."""

    @property
    def uncertain(self) -> bool:
        """Whether a person should check the roles before the ratings count."""
        return self.unsettled or self.confidence < ROLES_UNCERTAIN_BELOW


def assign_roles(
    transcript: "Transcript", questions: Sequence[str], candidate_label: str = ""
) -> Roles:
    """Say of every turn whether the candidate speaks, an interviewer or somebody else.

    A label wins; roles that are set already stay; else they are inferred, also from who puts the
    guide's `questions`, if any are known. A transcript in which only one voice is named is first
    cut into its sentences, whatever the guide. UsageError for a label that no speaker has.
    """
    from answer_eval.roles._apart import apart
    from answer_eval.roles._cuts import part
    from answer_eval.roles._infer import infer, keep_to

    if any(turn.role is not Role.OTHER for turn in transcript.turns):
        return Roles(transcript, 1.0)
    parted = part(apart(transcript))
    if candidate_label:
        return keep_to(parted, questions, labels_of(transcript, candidate_label))
    return infer(parted, questions)


def labels_of(transcript: "Transcript", name: str) -> tuple[str, ...]:
    """Return the speakers' labels that a person's name for the candidate fits.

    UsageError where it fits none, or several that aren't one person's.
    """
    from answer_eval.roles._labels import labelled

    return labelled(name, list(dict.fromkeys(turn.speaker for turn in transcript.turns)))
