"""The units that are pooled for a coefficient."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """The units that were pooled, or the scores that were compared.

    `kind` is `all`, `competency`, `question`, `indicator` or `guide_version` for ratings, and
    `competency score`, `question score` or `overall score` for scores.
    """

    kind: str
    id: str

    def as_json(self) -> dict[str, str]:
        """Return the JSON form."""
        return {"group": self.kind, "id": self.id}


POOLED = Group("all", "")
