"""Made-up scores by a machine and by people, with groups."""

import numpy as np

from answer_eval.impact.attribute import Attribute
from answer_eval.impact.sample import Paired


def study(size: int, severity: float, seed: int = 4) -> tuple[Paired, Attribute]:
    """Return scores of two groups; the machine rates the smaller one lower by `severity`."""
    random = np.random.default_rng(seed)
    people = tuple(f"c{number}" for number in range(size))
    fewer = random.random(size) < 0.4
    true = random.normal(3, 1, size)
    human = np.clip(np.floor(true + random.normal(0, 0.3, size) + 0.5), 1, 5)
    machine = true + random.normal(0, 0.3, size) - severity * fewer
    labels = {name: "fewer" if here else "more" for name, here in zip(people, fewer, strict=True)}
    return Paired(people=people, machine=machine, human=human), Attribute(("group",), labels)
