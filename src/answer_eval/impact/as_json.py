"""A report on groups in its JSON form: null where there is no number, and why."""

from collections.abc import Iterable
from typing import Any

from answer_eval.agreement.bootstrap import RESAMPLES, SEED
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.verdict import GateVerdict
from answer_eval.impact.attribute import SMALL
from answer_eval.impact.explained import Gain
from answer_eval.impact.rates import Against, GroupRate, RateTable
from answer_eval.impact.report import LIMITS, BesidePeople, Grouping, SampleReport


def report_json(what: str, reports: Iterable[SampleReport]) -> dict[str, Any]:
    """Return everything, JSON-able."""
    return {
        "unit": "candidate",
        "score": what,
        "limits": list(LIMITS),
        "intervals": {
            "level": 0.95,
            "rate": "Wilson",
            "impact_ratio": "Koopman",
            "others": "percentile bootstrap, candidates resampled",
            "resamples": RESAMPLES,
            "seed": SEED,
        },
        "samples": [_sample(each) for each in reports],
    }


def _sample(report: SampleReport) -> dict[str, Any]:
    sample = report.sample
    return {
        "rater": sample.rater,
        "guide": sample.guide,
        "labels": list(report.labels),
        "candidates": len(sample.people),
        "without_score": list(sample.without_score),
        "groupings": [_grouping(each) for each in report.groupings],
    }


def _grouping(found: Grouping) -> dict[str, Any]:
    return {
        "columns": list(found.columns),
        "unknown": found.unknown,
        "rates": [_rates(each) for each in found.rates],
        "means": [
            {"group": each.group, "n": each.n, "mean": each.mean}
            | _number("sd", each.sd)
            | {"smd": each.smd.as_json()}
            for each in found.means
        ],
        "beside_people": _beside(found.beside_people),
    }


def _rates(table: RateTable) -> dict[str, Any]:
    return {
        "rate": table.criterion.name,
        "threshold": table.criterion.threshold,
        "favourable": f"score {table.criterion}",
        "groups_left_out": "" if table.is_whole else f"below {SMALL:.0%} of the sample",
        "groups": [_rate(each) for each in table.groups],
    }


def _rate(row: GroupRate) -> dict[str, Any]:
    return {
        "group": row.group,
        "n": row.count.of,
        "share": row.share,
        "below_2_percent": row.is_small,
        "favourable": row.count.hits,
        "rate": row.count.rate,
        "low": row.interval.low,
        "high": row.interval.high,
    } | _against(row.against)


def _against(found: Against) -> dict[str, Any]:
    ratio = found.ratio.as_json()
    return (
        {"impact_ratio": {key: ratio[key] for key in ratio if key not in {"n", "candidates"}}}
        | _number("fisher_p", found.fisher)
        | _number("below_four_fifths_by_chance", found.by_chance)
        | {"four_fifths": found.screen.value, "enough_in_smaller_group": _enough(found.enough)}
    )


def _beside(found: BesidePeople | Undefined) -> dict[str, Any]:
    if isinstance(found, Undefined):
        return {"undefined": found.why}
    return {
        "candidates": found.candidates,
        "unknown": found.unknown,
        "dsm": [
            {
                "group": each.group,
                "z_machine": each.machine.as_json(),
                "z_human": each.human.as_json(),
                "dsm": each.dsm.as_json(),
                "verdict": _verdict(each.verdict),
            }
            for each in found.dsms
        ],
        "conditional_score_difference": [
            {"group": each.group, "difference": each.difference.as_json()}
            for each in found.differences
        ],
        "explained_by_group": {
            "n": found.explained.n,
            "osa": _gain(found.explained.accuracy),
            "osd": _gain(found.explained.difference),
            "csd": _gain(found.explained.conditional),
        },
    }


def _gain(gain: Gain | Undefined) -> dict[str, Any]:
    if isinstance(gain, Undefined):
        return {"r2": None, "p": None, "undefined": gain.why}
    return {"r2": gain.r2, "p": gain.p}


def _verdict(verdict: GateVerdict) -> dict[str, Any]:
    return {
        "outcome": verdict.outcome.value,
        "enough_in_group": _enough(verdict.enough),
    } | verdict.gate.as_json()


def _enough(enough: int | Undefined) -> int | None:
    return enough if isinstance(enough, int) else None


def _number(name: str, value: float | Undefined) -> dict[str, Any]:
    if isinstance(value, Undefined):
        return {name: None, f"{name}_undefined": value.why}
    return {name: value}
