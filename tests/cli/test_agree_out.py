"""`answer-eval agree --out` writes what was found, beside a run into its report too."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agreeing import GUIDE, agree
from answer_eval.cli import main
from answer_eval.files import packaged
from reports.page import read_page

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_out_files(people: Path, tmp_path: Path) -> None:
    """`--out` writes JSON, csv, a workbook or a page by its suffix."""
    as_json, as_csv = tmp_path / "found.json", tmp_path / "found.csv"
    for name in ("found.xlsx", "found.HTML"):
        assert agree("--ratings", people, "--out", tmp_path / name) == 0
    assert (tmp_path / "found.xlsx").read_bytes().startswith(b"PK")
    assert "human:anna" in (tmp_path / "found.HTML").read_text()
    assert agree("--ratings", people, "--out", as_json) == 0
    assert agree("--ratings", people, "--out", as_csv) == 0
    assert json.loads(as_json.read_text())["comparisons"]
    rows = list(csv.DictReader(as_csv.read_text().splitlines()))
    assert {row["coefficient"] for row in rows} >= {"qwk", "pearson"}
    assert all(row["value"] or row["undefined"] for row in rows)


def test_the_samples_ratings_are_known(tmp_path: Path) -> None:
    """Ratings that were written for the samples are labelled so wherever they are compared."""
    out = tmp_path / "found.json"
    assert agree("--ratings", packaged("samples", "human_ratings.csv"), "--out", out) == 0
    assert json.loads(out.read_text())["labels"] == ["illustrative human ratings"]


@pytest.fixture
def scored(tmp_path: Path) -> Callable[[int], Path]:
    """Return what scores so many answers into one folder, with the baseline."""
    folder, guide, answers = (tmp_path / name for name in ("scored", "guide.yaml", "answers.csv"))
    guide.write_text(GUIDE)

    def score(how_many: int) -> Path:
        rows = [f"int_{i},hard,I asked first and checked back {i} times." for i in range(how_many)]
        answers.write_text("\n".join(["interview,question,text", *rows]))
        words = ["score", answers, "--guide", guide, "--rater", "baseline", "--out", folder]
        with pytest.raises(SystemExit) as stopped:
            main([str(word) for word in words])
        assert not stopped.value.code
        return folder

    return score


def section_of(page: Path) -> str:
    """Return the text of a page's section on agreement; "" without one."""
    found = read_page(page.read_text()).all("section.agreement")
    return found[0].said if found else ""


@pytest.mark.parametrize("name", ["agreement.html", "report.html"])
def test_a_section_of_the_report(
    name: str, scored: Callable[[int], Path], people: Path, tmp_path: Path
) -> None:
    """Put beside a run, agreement stands in its report and on a page of its own; nowhere else."""
    folder = scored(6)
    assert agree(folder, "--human", people, "--out", tmp_path / "elsewhere.html") == 0
    assert section_of(tmp_path / "elsewhere.html")
    assert agree(folder, "--human", people) == 0
    assert not section_of(folder / "report.html")
    assert not (folder / "agreement.html").exists()
    assert agree(folder, "--human", people, "--out", folder / name) == 0
    shown = section_of(folder / "report.html")
    assert "baseline beside mean of humans" in shown
    assert "Compared: ratings.csv (SHA-256" in shown
    assert "people.csv (SHA-256" in shown
    assert shown == section_of(folder / "agreement.html")
    assert "earlier ratings" not in shown
    page = read_page((folder / "report.html").read_text())
    ids = [each.attributes["id"] for each in page.every(lambda node: "id" in node.attributes)]
    assert len(ids) == len(set(ids))


def test_a_section_of_earlier_ratings_says_so(scored: Callable[[int], Path], people: Path) -> None:
    """Scoring the same again leaves the section as it is; scoring more is said in it."""
    folder = scored(5)
    assert agree(folder, "--human", people, "--out", folder / "agreement.html") == 0
    pages = folder / "report.html", folder / "agreement.html"
    before = [page.read_bytes() for page in pages]
    scored(5)
    assert [page.read_bytes() for page in pages] == before
    scored(6)
    for page in pages:
        assert "Of earlier ratings: this run's ratings have changed since." in section_of(page)
    assert (
        "Agreement with people, computed from earlier ratings."
        in read_page(pages[0].read_text()).said
    )
    assert agree(folder, "--human", people, "--out", folder / "agreement.html") == 0
    assert not any("earlier ratings" in section_of(page) for page in pages)


def test_a_large_run_has_it_in_its_index(
    scored: Callable[[int], Path], people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where interviews have a file each, the section is in the index and in none of those."""
    monkeypatch.setattr("answer_eval.reports.html.MOST_IN_ONE_FILE", 2)
    folder = scored(6)
    assert agree(folder, "--human", people, "--out", folder / "report.html") == 0
    assert section_of(folder / "report.html")
    pages = list((folder / "report").iterdir())
    assert len(pages) == 6
    assert not any(section_of(page) for page in pages)


def test_ratings_changed_by_hand(scored: Callable[[int], Path], people: Path) -> None:
    """Agreement of a ratings.csv that isn't what the store holds is of other ratings."""
    folder = scored(6)
    table = folder / "ratings.csv"
    table.write_text(table.read_text().replace(",baseline,baseline,1,4", ",baseline,baseline,1,3"))
    assert agree(folder, "--human", people, "--out", folder / "agreement.html") == 0
    assert "Of earlier ratings" in section_of(folder / "report.html")


def test_a_page_that_is_no_comparison_is_left_out(scored: Callable[[int], Path]) -> None:
    """Somebody's own agreement.html stays as it is, and out of the report."""
    folder = scored(2)
    own = folder / "agreement.html"
    own.write_text("<p>We agreed on Friday.</p>")
    scored(3)
    assert own.read_text() == "<p>We agreed on Friday.</p>"
    assert not section_of(folder / "report.html")


def test_a_run_without_a_store(run: Path, people: Path) -> None:
    """Without the store the page is written and the report, which can't be, is left alone."""
    (run / "report.html").write_text("as it was")
    assert agree(run, "--human", people, "--out", run / "agreement.html") == 0
    assert section_of(run / "agreement.html")
    assert (run / "report.html").read_text() == "as it was"


@pytest.mark.parametrize("name", ["ratings.csv", "scores.csv", "run.json", "report.html"])
def test_the_runs_own_files_are_spared(
    name: str, run: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written over what the run consists of."""
    before = {each.name: each.read_bytes() for each in run.iterdir()}
    assert agree(run, "--human", people, "--out", run / name) == 2
    assert "is a file of the run's own" in capsys.readouterr().err
    assert {each.name: each.read_bytes() for each in run.iterdir()} == before


def test_the_demo_shows_it(tmp_path: Path) -> None:
    """The demo's report has the section, labelled as what it is."""
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--out", str(tmp_path / "demo")])
    assert not stopped.value.code
    shown = section_of(tmp_path / "demo" / "report.html")
    assert "Baseline ratings: not for decisions." in shown
    assert "Illustrative human ratings" in shown
