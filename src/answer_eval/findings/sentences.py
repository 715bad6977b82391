"""What a comparison of raters comes to, in sentences: what is printed before any table."""

from collections.abc import Iterator

from answer_eval.agreement.compared import Comparison, Standing
from answer_eval.agreement.estimate import shown
from answer_eval.agreement.report import AgreementReport


def sentences(report: AgreementReport) -> Iterator[str]:
    """Yield each machine's verdict with its ceiling; without machines, each pair's."""
    standings = pooled_standings(report)
    for standing in standings:
        verdict = standing.verdict
        who = f"{standing.machine} beside {standing.against}"
        yield f"{who}: {verdict.outcome.value}: {verdict.why}"
        yield from out_of_reach(standing)
    for place in report.stand_ins:
        if place.group.kind == "all":
            yield place.sentence
    for rival in report.rivals:
        if rival.group.kind == "all":
            qwk = rival.paired[0]
            yield (
                f"{rival.first} less {rival.second}, QWK with the people's mean on the same"
                f" {qwk.difference.units} units: {qwk.difference}"
            )
    for each in report.pooled():
        if not standings:
            yield f"{who_of(each)}: {each.verdict.outcome.value}: {each.verdict.why}"


def pooled_standings(report: AgreementReport) -> list[Standing]:
    """Return every machine beside the people, over all units."""
    return [each for each in report.standings if each.group.kind == "all"]


def out_of_reach(standing: Standing) -> Iterator[str]:
    """Say so where people agree too little for any machine to clear a gate."""
    ceiling = standing.ceiling
    for each in standing.verdict.gates:
        gate = each.gate
        if gate.name == "qwk" and isinstance(ceiling, float) and ceiling < gate.low:
            yield (
                f"  no machine can be expected to reach QWK {gate} here: people's own reliability"
                f" ({shown(standing.reliability)}) sets the ceiling at {ceiling:.2f}"
            )


def who_of(comparison: Comparison) -> str:
    """Return the two raters of a comparison, as they are printed."""
    return f"{comparison.first} – {comparison.second}"
