"""`agreement.html`: how far raters agree, as `answer-eval agree` found it last."""

import hashlib
import re
from collections.abc import Iterator

from answer_eval import __version__
from answer_eval.page import environment
from answer_eval.reports import AGREEMENT, Compared, NotCompared, Run
from answer_eval.reports.ratings_csv import RatingsCsv

_KEPT = re.compile(
    "<!-- agreement of ([0-9a-f]{64}) -->\n(.*)\n<!-- end of agreement -->", re.DOTALL
)
"""Nobody's words can look like it: in text every < is written as &lt;."""


class AgreementHtml:
    """`agreement.html`: there once `answer-eval agree` has put it there."""

    name = AGREEMENT

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file, or none."""
        if isinstance(run.agreement, Compared):
            yield self.name, page(run.agreement)


def page(found: Compared) -> str:
    """Write a comparison as a page of its own, which needs no network and no script."""
    template = environment("answer_eval.reports").get_template("agreement.html")
    return template.render(agreement=found, package=__version__)


def kept(text: str, run: Run) -> Compared | NotCompared:
    """Return the comparison in the text of such a page, and whether it is of the run's ratings."""
    found = _KEPT.search(text)
    if found is None:
        return NotCompared()
    ratings, section = found.groups()
    return Compared(section, ratings, is_current=ratings == digest_of(run))


def digest_of(run: Run) -> str:
    """Return the SHA-256 of the `ratings.csv` that the run has now."""
    ((_, text),) = RatingsCsv().files(run)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


PLUGIN = AgreementHtml()
