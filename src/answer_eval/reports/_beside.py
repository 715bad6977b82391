"""The other pages of an interview that has several, and why it has them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer_eval.interview import Interview
from answer_eval.reports._section import RaterName, Section


@dataclass(frozen=True, slots=True)
class Beside:
    """Another page of the same interview, by the same version of the guide."""

    href: str
    raters: tuple[RaterName, ...]
    why: str
    """What the two pages don't share, as a sentence's end."""


def beside(pages: Sequence[Section], hrefs: Sequence[str]) -> list[tuple[Beside, ...]]:
    """Return for each page the others of its interview; `hrefs` are the ways to all pages."""
    of_interview = defaultdict[tuple[str, str], list[int]](list)
    for index, page in enumerate(pages):
        of_interview[page.interview.id, page.guide_digest].append(index)

    def others(index: int) -> Iterator[Beside]:
        mine = pages[index]
        for other in of_interview[mine.interview.id, mine.guide_digest]:
            if other != index:
                its = pages[other]
                yield Beside(hrefs[other], its.raters, _apart(mine.interview, its.interview))

    return [tuple(others(index)) for index in range(len(pages))]


def _apart(mine: Interview, other: Interview) -> str:
    if mine.transcript.digest != other.transcript.digest:
        return "the transcript or its roles have changed in between"
    pairs = list(zip(mine.answers, other.answers, strict=True))
    cut = sum((a.status, a.turns) != (b.status, b.turns) for a, b in pairs)
    settled = [bool(each.settlements) for each in (mine, other)]
    asked = any(settled) and not all(settled)
    by = ": a model was asked to settle uncertain ones for one page only" if asked else ""
    if cut:
        return f"{cut} of its {len(pairs)} answers were cut differently{by}"
    return (
        "answers were cut alike, and a model was asked to settle uncertain ones for one page only"
        if asked
        else "how sure its answers or its roles are has changed in between"
    )
