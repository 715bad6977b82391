"""The report trusts no text, and a long one is split into files with safe names."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.hostile import instructions_in
from answer_eval.page import UNSEEN
from answer_eval.prompt import Judgement
from answer_eval.reports import BASELINE_NOTICE, Run, html
from answer_eval.reports.html import PLUGIN
from reports.builders import BASELINE, evaluation, interview, run
from reports.front_desk import GUIDE, MODEL_SAID, quote
from reports.page import Node, read_page
from reports.seen import any_node, page_of

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style></script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eevil\u200b\u2066\x00\ud800\U000e0041",
    "'><svg/onload=alert(1)>&lt;b&gt;&amp;",
)


def hostile_run(text: str, ids: int = 1) -> Run:
    """Put one text wherever a user's or a model's text may stand."""
    competencies = tuple(
        each.model_copy(update={"name": text, "definition": text}) for each in GUIDE.competencies
    )
    questions = tuple(each.model_copy(update={"text": text}) for each in GUIDE.questions)
    guide = GUIDE.model_copy(
        update={"title": text, "competencies": competencies, "questions": questions}
    )
    lines = ((f"Asker {text}", f"{text}?"), (f"Me {text}", f"I asked {text} why."))
    said = {
        ("helped", "asks_first"): Judgement(
            4, (quote(f"{text} why"), quote(f"never {text}")), text, text, text
        )
    }
    made = (
        evaluation(
            replace(
                interview(f"{text}/{n}", lines, candidate=text, answers={"helped": (0, 1)}),
                warnings=(text,),
            ),
            said,
            guide=guide,
            settings={"model": text, "list": [text]},
        )
        for n in range(ids)
    )
    unread = [{"path": text, "reason": "unreadable", "detail": text}]
    return run(*made, guides=(guide,), failures=unread)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    """Ids, names, words, guide, settings: all of it is shown, none of it is believed."""
    alike = "plain\U000e0041" if instructions_in(text) else "plain"  # both flagged, or neither
    plain, hostile = (page_of(hostile_run(each)) for each in (alike, text))

    def shape(page: Node) -> list[tuple[str, list[str]]]:
        return [(n.tag, sorted(n.attributes)) for n in page.every(any_node)]

    assert shape(hostile) == shape(plain)
    for unseen in "\u202e\u2066\x00\ud800\U000e0041":
        text = text.replace(unseen, ascii(unseen)[1:-1])
    assert hostile.by_id("i1-t1").one("p.words").text_without("sup") == f"I asked {text} why."
    assert hostile.one("article").all("h2")[0].text.strip() == f"{text}/0"


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """What was said is what is read; only what nobody could see is spelled out."""
    words = f"x{text}x"
    lines = (("Asker", "Whom?"), ("Me", words))
    page = page_of(run(evaluation(interview(lines=lines, answers={"helped": (0, 1)}), {})))
    shown = page.by_id("i1-t1").one("p.words").text
    spelled = UNSEEN.sub(lambda each: ascii(each[0])[1:-1], " ".join(words.split()))
    assert shown == spelled
    assert not UNSEEN.search(shown)


@pytest.fixture
def at_most_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let four interviews be as many as two hundred and one."""
    assert html.MOST_IN_ONE_FILE == 200
    monkeypatch.setattr(html, "MOST_IN_ONE_FILE", 3)


@pytest.mark.usefixtures("at_most_three")
def test_above_two_hundred_interviews_each_has_a_file_of_its_own() -> None:
    """`report.html` is the index then; every file links to others that exist."""
    made = [evaluation(interview(f"folder/int {n}"), MODEL_SAID) for n in range(3)]
    assert [name for name, _ in PLUGIN.files(run(*made))] == ["report.html"]
    more = evaluation(interview("int_201"), MODEL_SAID, rater=BASELINE)
    files = dict(PLUGIN.files(run(*made, more)))
    pages = {name: read_page(text) for name, text in files.items()}
    assert len(pages) == 5
    for name, page in pages.items():
        ids = {n.attributes["id"] for n in page.every(lambda n: "id" in n.attributes)}
        for link in page.all("a"):
            path, _, anchor = link.attributes["href"].partition("#")
            assert anchor in ids if not path else _beside(name, path) in files
    index = pages["report.html"]
    assert not index.all("article")
    assert len(index.one("table.runs").all("tbody")) == 4
    last = pages[list(files)[-2]]
    assert last.one("title").text == "int_201: interview report"
    assert BASELINE_NOTICE in last.said
    assert BASELINE_NOTICE not in pages[next(iter(files))].said


def _beside(name: str, href: str) -> str:
    """Return the path a relative link leads to."""
    folder = PurePosixPath(name).parent
    return str(folder.parent / href[3:] if href.startswith("../") else folder / href)


@pytest.mark.usefixtures("at_most_three")
def test_file_names_are_safe_and_distinct() -> None:
    """Ids that differ only in what a file name can't hold don't overwrite each other."""
    ids = ["../../etc/passwd", "a/b", "a\\b", "A/B", "…", "Zoë", "con", 'q"<script>', "x" * 400]
    names = [name for name, _ in PLUGIN.files(run(*(evaluation(interview(i), {}) for i in ids)))]
    assert len({name.casefold() for name in names}) == len(ids) + 1
    for name in names[:-1]:
        assert re.fullmatch(r"report/([a-z0-9]+-)*[0-9a-f]{12}\.html", name)
        assert len(name) < 80
    assert any(name.startswith("report/zoe-") for name in names)
