"""How long `answer-eval --help` takes, against `python -c pass`: the bar is 15 times as long."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

RUNS = 15


def seconds(command: Sequence[str]) -> float:
    """Time one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own commands
    return time.perf_counter() - start


def main() -> None:
    """Run the two in turn and print the median of the ratios."""
    bare, help_ = [sys.executable, "-c", "pass"], [sys.executable, "-m", "answer_eval", "--help"]
    seconds(bare), seconds(help_)
    pairs = [(seconds(bare), seconds(help_)) for _ in range(RUNS)]
    print(f"python -c pass       {statistics.median(a for a, _ in pairs) * 1000:6.1f} ms")
    print(f"answer-eval --help   {statistics.median(b for _, b in pairs) * 1000:6.1f} ms")
    print(f"ratio, pair by pair  {statistics.median(b / a for a, b in pairs):6.1f}   (bar: 15)")


if __name__ == "__main__":
    main()
