"""Everything, one interview a line."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pydantic import TypeAdapter

from answer_eval.evaluation import Evaluation
from answer_eval.reports import Run

_ONE = TypeAdapter[Evaluation](Evaluation)


class EvaluationsJsonl:
    """`evaluations.jsonl`: the interview once, then what each rater made of it; text unescaped."""

    name = "evaluations.jsonl"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        by_interview = groupby(run.evaluations, key=lambda each: (each.interview.id, each.guide))
        lines = (_line(list(group)) for _, group in by_interview)
        yield self.name, "".join(f"{line}\n" for line in lines)


def _line(evaluations: Sequence[Evaluation]) -> str:
    whole = [_ONE.dump_python(each, mode="json", serialize_as_any=True) for each in evaluations]
    first: dict[str, Any] = whole[0]
    shared = ("guide", "guide_version", "guide_digest")
    line = {"interview": first["interview"], **{key: first[key] for key in shared}}
    line["raters"] = [
        {key: value for key, value in each.items() if key not in line} for each in whole
    ]
    return json.dumps(line, ensure_ascii=False)


PLUGIN = EvaluationsJsonl()
