"""A card put together from what is known of a run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.report import AgreementReport
from answer_eval.card import Card, Known, Section, Table
from answer_eval.card.limits import limits, rates_by_baseline
from answer_eval.evaluation import Evaluation
from answer_eval.findings.html import NOTICES
from answer_eval.findings.plots import Mark, NoMark, minus
from answer_eval.findings.sentences import sentences
from answer_eval.findings.view import page_view
from answer_eval.impact.report import LIMITS, SampleReport
from answer_eval.interview import Interview
from answer_eval.language import Untold
from answer_eval.rating import NotRated, Rating
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Run
from answer_eval.shares import percent

UNKNOWN = "No human ratings: agreement with people is unknown. Add them with --human TABLE."
UNTESTED = (
    "Not tested: no table of groups was given. Add one with --groups groups.csv;"
    " 'answer-eval impact' tells all that is found."
)
AVERAGED = ("QWK with each person, averaged", "people's QWK with each other, averaged")
UNTESTABLE = "Not testable: no grouping has two groups of candidates with scores."


def card(known: Known) -> Card:
    """Put the card together; it is the same for the same run, people's ratings and groups."""
    raters = dict.fromkeys(each.rater.id for each in known.run.evaluations)
    return Card(
        title=f"Model card: {', '.join(raters) or known.run.about['rater']}",
        notices=tuple(dict.fromkeys(_notices(known))),
        sections=(
            _rating(known.run, len(raters)),
            Section("Data", tables=(_facts(dict(_data(known))),)),
            _agreement(known.agreement),
            _groups(known.groups),
            Section("Limits", tuple(limits(known))),
            Section("Dates and digests", tables=(_facts(dict(_digests(known))),)),
        ),
    )


def _notices(known: Known) -> Iterator[str]:
    labels = known.run.about.get("labels", {})
    if rates_by_baseline(known.run):
        yield BASELINE_NOTICE
    if labels.get("illustrative_ratings"):
        yield ILLUSTRATIVE_NOTICE
    if known.agreement:
        yield from (NOTICES.get(each, each) for each in known.agreement.labels)


def _facts(found: Mapping[str, str]) -> Table:
    return Table(("", ""), tuple((name, value) for name, value in found.items() if value))


def _rating(run: Run, raters: int) -> Section:
    """Name every rater whose ratings the folder holds, then how the newest run went about it."""
    told = f"The folder holds ratings by {raters} raters; below them stands what the newest run"
    lines = (f"{told}, by {run.about['rater']}, says of itself.",) if raters > 1 else ()
    return Section("What rated what", lines, (_raters(run.evaluations), _facts(dict(_asked(run)))))


def _raters(evaluations: Iterable[Evaluation]) -> Table:
    """Count what each rater made, apart where its settings, its guide or the package differ."""
    made = defaultdict[tuple[str, ...], list[Evaluation]](list)
    for each in evaluations:
        rater = (each.rater.id, each.rater.kind.value, _pairs(each.settings))
        made[*rater, f"{each.guide} {each.guide_version}", each.package].append(each)
    columns = ("rater", "kind", "settings", "guide", "package", "interviews", "units", "rated")
    rows = ((*by, str(len(its)), *_rated_of(its)) for by, its in sorted(made.items()))
    return Table(columns, tuple(rows))


def _rated_of(evaluations: Iterable[Evaluation]) -> tuple[str, str]:
    judged = [row for each in evaluations for row in each.judged]
    rated, units = sum(isinstance(each, Rating) for each in judged), len(judged)
    return str(units), f"{rated} of {units} ({percent(rated / units)})" if units else "none"


def _asked(run: Run) -> Iterator[tuple[str, str]]:
    about = run.about
    yield "Asked", _pairs(about["plan"])
    yield "Server", _pairs(about["server"])
    yield "Confirmed by", ", ".join(about["confirmed_by"])
    yield "Segmenter", about.get("segmenter", {}).get("id", "")
    if mapped := about.get("calibration"):
        yield "Calibrated by", f"{mapped['name']} ({mapped['method']}, made {mapped['made']})"


def _data(known: Known) -> Iterator[tuple[str, str]]:
    about, evaluations = known.run.about, known.run.evaluations
    interviews = {each.interview.id: each.interview for each in evaluations}
    cut = {(each.interview.id, each.guide): each.interview.answers for each in evaluations}
    judged = [row for each in evaluations for row in each.judged]
    yield "Interviews", str(len(interviews))
    yield "Candidates", str(len({each.candidate for each in interviews.values()}))
    yield (
        "Transcript formats",
        _pairs(Counter(each.transcript.format for each in interviews.values())),
    )
    yield "Answers", _pairs(Counter(one.status.value for each in cut.values() for one in each))
    yield "Units (interview × question × indicator)", str(len({each.unit for each in judged}))
    reasons = Counter(each.reason.value for each in judged if isinstance(each, NotRated))
    yield "Not rated, by reason", _pairs(reasons)
    yield "Languages", _pairs(Counter(_language(each) for each in interviews.values()))
    flags = Counter(flag.value for each in judged for flag in each.flags)
    yield "Judgements flagged", _pairs(flags) or "none"
    yield "Failures of the newest run", str(len(about["failures"]))


def _language(interview: Interview) -> str:
    return "not told" if isinstance(interview.language, Untold) else interview.language.name


def _pairs(found: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in found.items())


def _digests(known: Known) -> Iterator[tuple[str, str]]:
    about = known.run.about
    yield "First rated", known.first
    yield "Last rated", known.newest
    guides = dict.fromkeys(each.guide_digest for each in known.run.evaluations)
    yield "Guide digest", ", ".join(sorted(guides))
    for name, found in about["digests"].items():
        yield f"{name.capitalize()} digest", ", ".join(found)


def _agreement(report: AgreementReport | None) -> Section:
    title = "Agreement with people"
    if report is None:
        return Section(title, (UNKNOWN,))
    size = f"{report.units} units of {report.candidates} candidates."
    said = (size, *(minus(each.strip()) for each in sentences(report)))
    return Section(title, said, (_thresholds(report), _levels(report)))


def _thresholds(report: AgreementReport) -> Table:
    columns = ("raters", "statistic", "good enough", "found", "verdict", "enough candidates")
    rows = (
        (
            *(held.title, row.verdict.gate.name, minus(str(row.verdict.gate)), row.found),
            *(row.verdict.outcome.value, _enough(row.verdict.enough)),
        )
        for held in page_view(report).held
        for row in held.gates
    )
    return Table(columns, tuple(rows))


def _enough(found: int | Undefined) -> str:
    return found.why if isinstance(found, Undefined) else f"about {found}"


def _levels(report: AgreementReport) -> Table:
    """Tell QWK with the very rater that the row names, as the thresholds do, then the averages."""
    columns = ("raters", "level", "id", "QWK", *AVERAGED, "rated by both", "verdict")
    rows = (
        (
            *(held.title, row.level, row.id, _mark(row.pair)),
            *((_mark(row.held), _mark(row.people)) if held.has_people else ("", "")),
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
                    *(str(row.dsm.units), minus(str(row.dsm)), row.verdict.outcome.value),
                )
