"""A card put together from what is known of a run."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.report import AgreementReport
from answer_eval.card import Card, Known, Section, Table
from answer_eval.card.limits import limits
from answer_eval.findings.html import NOTICES
from answer_eval.findings.plots import Mark, NoMark
from answer_eval.findings.sentences import sentences
from answer_eval.findings.view import page_view
from answer_eval.impact.report import LIMITS, SampleReport
from answer_eval.interview import Interview
from answer_eval.language import Untold
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE

UNKNOWN = "No human ratings: agreement with people is unknown. Add them with --human TABLE."
UNTESTED = (
    "Not tested: no table of groups was given. Add one with --groups groups.csv;"
    " 'answer-eval impact' tells all that is found."
)
UNTESTABLE = "Not testable: no grouping has two groups of candidates with scores."


def card(known: Known) -> Card:
    """Put the card together; it is the same for the same run, people's ratings and groups."""
    about = known.run.about
    return Card(
        title=f"Model card: {about['rater']}",
        notices=tuple(dict.fromkeys(_notices(known))),
        sections=(
            Section("What rated what", tables=(_facts(dict(_raters(about))),)),
            Section("Data", tables=(_facts(dict(_data(known))),)),
            _agreement(known.agreement),
            _groups(known.groups),
            Section("Limits", tuple(limits(known))),
            Section("Dates and digests", tables=(_facts(dict(_digests(known))),)),
        ),
    )


def _notices(known: Known) -> Iterator[str]:
    labels = known.run.about.get("labels", {})
    if labels.get("baseline"):
        yield BASELINE_NOTICE
    if labels.get("illustrative_ratings"):
        yield ILLUSTRATIVE_NOTICE
    if known.agreement:
        yield from (NOTICES.get(each, each) for each in known.agreement.labels)


def _facts(found: Mapping[str, str]) -> Table:
    return Table(("", ""), tuple((name, value) for name, value in found.items() if value))


def _raters(about: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Rater", f"{about['rater']} ({about['rater_kind']})"
    yield "Model", about["model"]
    yield "Settings", _pairs(about["settings"])
    yield "Asked", _pairs(about["plan"])
    yield "Server", _pairs(about["server"])
    yield "Confirmed by", ", ".join(about["confirmed_by"])
    yield "Segmenter", about.get("segmenter", {}).get("id", "")
    if mapped := about.get("calibration"):
        yield "Calibrated by", f"{mapped['name']} ({mapped['method']}, made {mapped['made']})"
    yield "Guide", ", ".join(f"{each['id']} {each['version']}" for each in about["guides"])
    yield "Package", f"answer_eval {about['package']}"


def _data(known: Known) -> Iterator[tuple[str, str]]:
    about, evaluations = known.run.about, known.run.evaluations
    counts = about["counts"]
    interviews = {each.interview.id: each.interview for each in evaluations}
    flags = Counter(flag.value for one in evaluations for row in one.judged for flag in row.flags)
    yield "Interviews", str(len(interviews))
    yield "Candidates", str(len({each.candidate for each in interviews.values()}))
    yield (
        "Transcript formats",
        _pairs(Counter(each.transcript.format for each in interviews.values())),
    )
    yield "Answers", _pairs(counts["answers"])
    yield "Units (interview × question × indicator)", str(counts["units"])
    rated, units = counts["rated"], counts["units"]
    yield "Rated", f"{rated} of {units} ({rated / units:.0%})" if units else "none"
    yield "Not rated, by reason", _pairs(counts["not_rated"])
    yield "Languages", _pairs(Counter(_language(each) for each in interviews.values()))
    yield "Judgements flagged", _pairs(flags) or "none"
    yield "Failures", str(len(about["failures"]))


def _language(interview: Interview) -> str:
    return "not told" if isinstance(interview.language, Untold) else interview.language.name


def _pairs(found: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in found.items())


def _digests(known: Known) -> Iterator[tuple[str, str]]:
    about = known.run.about
    yield "First rated", known.first
    yield "Last rated", known.newest
    yield "Guide digest", ", ".join(each["digest"] for each in about["guides"])
    for name, found in about["digests"].items():
        yield f"{name.capitalize()} digest", ", ".join(found)


def _agreement(report: AgreementReport | None) -> Section:
    title = "Agreement with people"
    if report is None:
        return Section(title, (UNKNOWN,))
    size = f"{report.units} units of {report.candidates} candidates."
    said = (size, *(each.strip() for each in sentences(report)))
    return Section(title, said, (_thresholds(report), _levels(report)))


def _thresholds(report: AgreementReport) -> Table:
    columns = ("raters", "statistic", "good enough", "found", "verdict", "enough candidates")
    rows = (
        (
            *(held.title, row.verdict.gate.name, str(row.verdict.gate), row.found),
            *(row.verdict.outcome.value, _enough(row.verdict.enough)),
        )
        for held in page_view(report).held
        for row in held.gates
    )
    return Table(columns, tuple(rows))


def _enough(found: int | Undefined) -> str:
    return found.why if isinstance(found, Undefined) else f"about {found}"


def _levels(report: AgreementReport) -> Table:
    columns = ("raters", "level", "id", "QWK", "people's QWK", "rated by both", "verdict")
    rows = (
        (
            *(held.title, row.level, row.id, _mark(row.held), _mark(row.people)),
            *(f"{row.rated} of {row.of}", row.verdict),
        )
        for held in page_view(report).held
        for row in held.levels
    )
    return Table(columns, tuple(rows))


def _mark(found: Mark | NoMark) -> str:
    return found.text if isinstance(found, Mark) else f"undefined: {found.why}"


def _groups(reports: Sequence[SampleReport] | None) -> Section:
    title = "Groups of candidates"
    if reports is None:
        return Section(title, (UNTESTED,))
    rates, beside = tuple(_rates(reports)), tuple(_beside_people(reports))
    if not rates:
        return Section(title, (UNTESTABLE,))
    columns = ("rater", "grouping", "criterion", "group", "n", "rate", "impact ratio", "screen")
    tables = [Table(columns, rates)]
    if beside:
        held = ("rater", "grouping", "group", "n", "DSM", "within ±.10")
        tables.append(Table(held, beside))
    return Section(title, LIMITS, tuple(tables))


def _rates(reports: Sequence[SampleReport]) -> Iterator[tuple[str, ...]]:
    for report in reports:
        for grouping in report.groupings:
            for table in grouping.rates:
                for row in table.groups if table.is_whole else ():
                    yield (
                        *(report.sample.rater, " × ".join(grouping.columns)),
                        *(table.criterion.name, row.group, str(row.count.of)),
                        *(f"{row.count.rate:.2f}", str(row.against.ratio)),
                        row.against.screen.value,
                    )


def _beside_people(reports: Sequence[SampleReport]) -> Iterator[tuple[str, ...]]:
    for report in reports:
        for grouping in report.groupings:
            beside = grouping.beside_people
            for row in () if isinstance(beside, Undefined) else beside.dsms:
                yield (
                    *(report.sample.rater, " × ".join(grouping.columns), row.group),
                    *(str(row.dsm.units), str(row.dsm), row.verdict.outcome.value),
                )
