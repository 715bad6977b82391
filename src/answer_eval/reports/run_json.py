"""What rated what, with which settings, at what cost, and what failed."""

import json
from collections.abc import Iterator

from answer_eval.reports import Run


class RunJson:
    """`run.json`: the run's own account of itself."""

    name = "run.json"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        yield self.name, json.dumps(run.about, ensure_ascii=False, indent=2) + "\n"


PLUGIN = RunJson()
