"""Fit the weights by which `hostile` tells words to a rater, and show how well they carry over.

Prints, for each file of texts, how many attacks and look-alikes are flagged by weights that were
fitted without that file, at several bounds; then what the present detector flags of the texts that
nothing is fitted to: the clean trial, and candidates' turns in other dialogues. With `--write`,
fits on all the others and writes `weights.yaml`. A logistic regression over windows:
of an attack the window that speaks most for one counts, of a look-alike all. Single sentences are
fitted a second time among others from the sample interviews, since attacks rarely stand alone.
Deterministic; takes about a minute.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from answer_eval.hostile import instructions_in
from answer_eval.hostile._markup import forged
from answer_eval.hostile._readings import hides_text, readings
from answer_eval.hostile._windows import windows

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "hostile"
DIALOGUES = ROOT / "tests" / "segment" / "dialogues"
FITTED_DIALOGUES = ("tuning", "held_back")
OTHER_DIALOGUES = ("free_tuning", "free_held_back")
"""What the weights are never fitted to: they came later."""
WEIGHTS = ROOT / "src" / "answer_eval" / "hostile" / "weights.yaml"
ANSWERS = ROOT.parent / "shared" / "data" / "human_rated" / "interview_answers.jsonl"
FILES = (
    ("attacks", "benign"),
    ("seen",),
    ("kept_back",),
    ("once_blind",),
    ("once_blind_2",),
    ("once_blind_3",),
    ("once_blind_45",),
    ("hard",),
    ("invented_attacks", "invented_talk"),
)
"""The sources of texts; those of one are left out together."""
BY_OTHERS = ("kept_back", "once_blind", "once_blind_2", "once_blind_3", "once_blind_45")
"""Files whose texts somebody wrote who hadn't seen the detector of the time."""
BLIND = TEXTS / "blind_4.yaml"
"""What the weights are never fitted to."""
ORDINARY = "ordinary answers"
SHRINKAGE = 0.2
"""scikit-learn's C: the smaller, the nearer to zero the weights stay."""
ROUNDS = 6
"""Times that each attack's window is chosen anew."""
RAREST = 12
"""Windows that a feature has to be in to get a weight."""
SHORT = 260
"""Characters below which a text is fitted a second time among others."""
LEAST = 1.0
"""What a window's log-odds have to exceed, chosen on files left out: most attacks among the bounds
at which less than one look-alike in twenty, of those that others wrote, is flagged."""
BOUNDS = (0.5, 0.75, 1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Text:
    """A text, its source, its windows' features, whether a form that always counts is in it."""

    source: str
    attack: bool
    held: list[dict[str, int]]
    always: bool = False
    counted: bool = True
    """False of what is only there to be fitted to."""


def _texts() -> Iterator[Text]:
    fillers, chance = _fillers(), random.Random(1)  # noqa: S311 -- choosing sentences, no secret
    for names in FILES:
        for attack, said in (each for name in names for each in _read(name)):
            yield Text(", ".join(names), attack, _features(said), _always(said))
            if len(said) < SHORT:
                among = f"{chance.choice(fillers)} {said} {chance.choice(fillers)}"
                yield Text(", ".join(names), attack, _features(among), counted=False)
    for said in (*_real(), *_invented_answers(), *_said_in(FITTED_DIALOGUES)):
        yield Text(ORDINARY, False, _features(said), _always(said))
    for place in range(0, len(fillers), 3):
        yield Text("", False, _features(" ".join(fillers[place : place + 3])), counted=False)


def _read(name: str) -> Iterator[tuple[bool, str]]:
    held = yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))
    if isinstance(held, list):
        yield from ((each["kind"] == "attack", each["text"]) for each in held)
        return
    sides = {name: held} if name in {"attacks", "benign"} else held
    for side, entries in sides.items():
        kinds = entries.values() if isinstance(entries, dict) else [[e["text"] for e in entries]]
        yield from ((side == "attacks", text) for texts in kinds for text in texts)


def _real() -> list[str]:
    """Return the real answers, where they are beside the repository, as for the present weights."""
    if not ANSWERS.exists():
        return []
    lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    return [each["answer"] for line in lines for each in json.loads(line)["qa"]]


def _invented_answers() -> list[str]:
    """Return the answers of the invented interviews that `segmentation.py` puts together."""
    banks = yaml.safe_load(
        (ROOT / "bench" / "segmentation_invented.yaml").read_text(encoding="utf-8")
    )
    return [
        each for bank in banks for question in bank["questions"] for each in question["answers"]
    ]


def _said_in(folders: Sequence[str]) -> list[str]:
    """Return what candidates say at a time in dialogues by which segmentation is tested."""
    paths = (path for folder in folders for path in sorted((DIALOGUES / folder).glob("*.txt")))
    turns = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        turn[2:].partition(" > ")[0].strip()
        for turn in turns
        if turn.startswith("C:") and len(turn) > SHORT
    ]


def _fillers() -> list[str]:
    """Return pairs of sentences that candidates say in the sample interviews."""
    found = []
    for path in sorted((ROOT / "samples" / "interviews").glob("*.txt")):
        for turn in path.read_text(encoding="utf-8").split("\n\n"):
            speaker, _, said = turn.partition(":")
            if speaker != "Dana Whitlock":
                sentences = re.split(r"(?<=[.!?])\s", " ".join(said.split()))
                found += [
                    " ".join(sentences[at : at + 2]) for at in range(0, len(sentences) - 2, 2)
                ]
    return found


def _features(text: str) -> list[dict[str, int]]:
    return [each.features for reading in readings(text) for each in windows(*reading)]


def _always(text: str) -> bool:
    found = (form.always for reading, _ in readings(text) for form, _, _ in forged(reading))
    return bool(hides_text(text)) or any(found)


class _Fit:
    """The weights fitted to some texts."""

    def __init__(self, texts: Sequence[Text]) -> None:
        names = [name for text in texts for window in text.held for name in window]
        counts = dict(zip(*np.unique(names, return_counts=True), strict=True))
        self.kept = {str(name) for name, count in counts.items() if count >= RAREST}
        self.vectors = DictVectorizer(sparse=False)
        self.vectors.fit([dict.fromkeys(sorted(self.kept), 1)])
        tables = [(self.vectors.transform(text.held), text.attack) for text in texts if text.held]
        self.model: LogisticRegression | None = None
        for _ in range(ROUNDS):
            self.model = self._fitted(tables)

    def _fitted(self, tables: list[tuple[np.ndarray, bool]]) -> LogisticRegression:
        rows, attacks, weights = [], [], []
        for table, attack in tables:
            if attack and self.model:
                table = table[[int(np.argmax(self.model.decision_function(table)))]]  # noqa: PLW2901 -- its one window
            rows.append(table)
            attacks += [attack] * len(table)
            weights += [1 / len(table) if attack else len(table) ** -0.5] * len(table)
        fit = LogisticRegression(C=SHRINKAGE, solver="newton-cholesky")
        return fit.fit(np.vstack(rows), attacks, sample_weight=weights)

    def weigh(self, text: Text) -> float:
        """Return the log-odds of a text's weightiest window."""
        if text.always:
            return float("inf")
        if not text.held or not self.model:
            return float("-inf")
        return float(self.model.decision_function(self.vectors.transform(text.held)).max())

    def weights(self) -> dict[str, object]:
        """Return what `weights.yaml` holds, to two places."""
        assert self.model
        found = zip(self.vectors.get_feature_names_out(), self.model.coef_[0], strict=True)
        rounded = {str(name): round(float(weight), 2) for name, weight in found}
        return {
            "least": round(LEAST - float(self.model.intercept_[0]), 2),
            "features": {name: weight for name, weight in sorted(rounded.items()) if weight},
        }


def _compare(texts: list[Text]) -> None:
    weighed = []
    for source in dict.fromkeys(text.source for text in texts if text.counted):
        fit = _Fit([text for text in texts if text.source != source])
        left_out = [text for text in texts if text.source == source and text.counted]
        weighed += [(text, fit.weigh(text)) for text in left_out]
        _show(source, weighed[-len(left_out) :])
    _show("written by others", [each for each in weighed if each[0].source in BY_OTHERS])


def _show(source: str, weighed: list[tuple[Text, float]]) -> None:
    """Print how many of each side some bounds let through."""
    print(source)
    for attack, side in ((True, "attacks"), (False, "look-alikes")):
        held = [weight for text, weight in weighed if text.attack == attack]
        counts = (f"{bound}: {sum(weight > bound for weight in held)}" for bound in BOUNDS)
        if held:
            print(f"  {side}, {len(held)}; flagged at {', '.join(counts)}")


def _try() -> None:
    """Print what the detector as it is flags of the texts that nothing is fitted to."""
    for attack, side in ((True, "attacks"), (False, "look-alikes")):
        held = [text for kind, text in _read(BLIND.stem) if kind == attack]
        print(f"clean trial: {side}", _flagged(held))
    print("ordinary answers that nothing is fitted to:", _flagged(_said_in(OTHER_DIALOGUES)))


def _flagged(texts: Sequence[str]) -> str:
    """Return how many of some texts the detector as it is flags."""
    return f"{sum(bool(instructions_in(text)) for text in texts)} of {len(texts)}"


def _write(texts: list[Text]) -> None:
    head = "# Fitted by bench/hostile.py to the texts in tests/hostile; not to be edited by hand.\n"
    held = yaml.safe_dump(_Fit(texts).weights(), allow_unicode=True, sort_keys=False)
    WEIGHTS.write_text(head + held, encoding="utf-8")


if __name__ == "__main__":
    read = list(_texts())
    (_write if "--write" in sys.argv else _compare)(read)
    if BLIND.exists() and "--write" not in sys.argv:
        _try()
