"""What a run's folder says of the run, for commands that read its files."""

import json
from pathlib import Path
from typing import Any

from answer_eval.errors import BadRun
from answer_eval.files import read_text
from answer_eval.store import lacking

RUN_JSON = "run.json"


def about(run: Path, needed: str) -> dict[str, Any]:
    """Return what `run.json` says, nothing without one; BadRun where `needed` isn't there."""
    if not (run / needed).is_file():
        raise lacking(run, needed)
    path = run / RUN_JSON
    if not path.exists():
        return {}
    try:
        said: dict[str, Any] = json.loads(read_text(path))
    except ValueError:
        raise BadRun("not JSON", where=str(path), fix="run 'answer-eval score' again") from None
    return said
