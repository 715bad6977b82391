"""The same indicators in the opposite order."""

from dataclasses import replace

from answer_eval.guide import Guide
from answer_eval.rubric import Competency
from answer_eval.trust.checks import Check
from answer_eval.trust.scene import Scene


def _backwards(competency: Competency) -> Competency:
    return competency.model_copy(update={"indicators": competency.indicators[::-1]})


def reordered(guide: Guide) -> Guide:
    """Return a guide with each competency's indicators backwards."""
    competencies = tuple(map(_backwards, guide.competencies))
    return guide.model_copy(update={"competencies": competencies})


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (replace(scene, guide=reordered(scene.guide)),)


PLUGIN = Check("reordered_indicators", "each competency's indicators are told backwards", _vary)
