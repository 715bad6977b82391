"""Run the test server by hand.

python tests/server/run.py --port 8123 --quotes edited invented --fault 429-ms:0.3 --fault 500:0.1
"""

import argparse
import sys
from pathlib import Path

if not __package__:  # run as a file: tests/ is not on the path yet
    sys.path.insert(0, str(Path(__file__).parents[1]))

from server.faults import DIALECTS, NAMES, parsed_rates
from server.quoting import MODES
from server.serving import serving


def main() -> None:
    """Serve until interrupted."""
    told = _arguments()
    rates = parsed_rates(told.fault)
    with serving(
        told.quotes,
        rates=rates,
        seed=told.seed,
        port=told.port,
        refuses=told.refuse,
    ) as server:
        print(f"serving at {server.base_url}", flush=True)  # noqa: T201  a script's only output
        try:
            server.stopping.wait()
        except KeyboardInterrupt:
            return


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="A small OpenAI-compatible server that fills any JSON schema it is handed."
    )
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument(
        "--quotes", nargs="+", choices=MODES, default=["verbatim"], help="several take turns"
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME[:RATE]",
        help=f"a bare name is met by every request; names: {', '.join(NAMES)}",
    )
    parser.add_argument(
        "--refuse",
        nargs="+",
        default=[],
        help=f"dialects it doesn't speak ({', '.join(DIALECTS)}), paths it lacks (/decisions)",
    )
    parser.add_argument("--seed", type=int, default=0, help="of the faults' rates")
    return parser.parse_args()


if __name__ == "__main__":
    main()
