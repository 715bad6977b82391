"""`report.html`: what each candidate said, how it was rated, and what needs a person's look."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.page import environment
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Run
from answer_eval.reports._beside import Beside, beside
from answer_eval.reports._index import InterviewRow, index_view, row
from answer_eval.reports._pages import InterviewView, interview_view
from answer_eval.reports._section import Section, sections

MOST_IN_ONE_FILE = 200
"""A run of more interviews gets an index and one file each."""
SLUG_LENGTH = 48


class Html:
    """`report.html`: one file that needs no network; a large run has one more an interview."""

    name = "report.html"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the file, or the files of the interviews and then their index."""
        pages = list(sections(run))
        one_file = len(pages) <= MOST_IN_ONE_FILE
        yield from _one_file(run, pages) if one_file else _many_files(run, pages)


def _one_file(run: Run, pages: list[Section]) -> Iterator[tuple[str, str]]:
    views = [interview_view(section) for section in pages]
    hrefs = [f"#{view.anchor}" for view in views]
    others = beside(pages, hrefs)
    rows = list(map(row, pages, views, hrefs, others))
    yield Html.name, _index(run, rows, list(zip(views, others, strict=True)))


def _many_files(run: Run, pages: list[Section]) -> Iterator[tuple[str, str]]:
    names = _file_names(pages)
    hrefs = [f"report/{name}" for name in names]
    rows = list[InterviewRow]()
    here, from_index = beside(pages, names), beside(pages, hrefs)
    for index, section in enumerate(pages):
        view = interview_view(section)
        around = {
            "previous": names[index - 1] if index else "",
            "next": names[index + 1] if index + 1 < len(pages) else "",
        }
        yield (
            f"report/{names[index]}",
            _render("interview.html", run, view=view, others=here[index], **around),
        )
        rows.append(row(section, view, hrefs[index], from_index[index]))
    yield Html.name, _index(run, rows, [])


def _index(
    run: Run, rows: list[InterviewRow], views: list[tuple[InterviewView, tuple[Beside, ...]]]
) -> str:
    index = index_view(run, rows)
    return _render("report.html", run, index=index, views=views, agreement=run.agreement)


def _file_names(pages: list[Section]) -> list[str]:
    """Return a name for each page that says whose it is; rerunning gives the same names."""
    seen = dict[tuple[str, str], int]()
    names = list[str]()
    for page in pages:
        whose = (page.interview.id, page.guide.id)
        seen[whose] = seen.get(whose, 0) + 1
        names.append(f"{_slug(page.interview.id)}{digest([*whose, seen[whose]])[:12]}.html")
    return names


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-")
    return f"{slug}-" if slug else ""


def _render(template: str, run: Run, **values: Any) -> str:
    is_illustrative = run.about.get("labels", {}).get("illustrative_ratings", False)
    return (
        environment("answer_eval.reports")
        .get_template(template)
        .render(
            baseline_notice=BASELINE_NOTICE,
            illustrative_notice=ILLUSTRATIVE_NOTICE if is_illustrative else "",
            calibration=run.about.get("calibration", {}),
            package=__version__,
            **values,
        )
    )


PLUGIN = Html()
