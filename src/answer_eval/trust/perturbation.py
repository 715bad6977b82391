"""A rater tried on changed interviews: what must not matter, and what must."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answer_eval.agreement.verdict import Outcome
from answer_eval.batch import Work
from answer_eval.evaluation import Evaluation
from answer_eval.rating import Judged, NotRated, Rater, Unit
from answer_eval.segment import Status
from answer_eval.trust.checks import Perturbing
from answer_eval.trust.rounds import Rounds
from answer_eval.trust.scene import Scene, scene_of
from answer_eval.trust.shift import Compared, Finding, counted, finding

UNCHANGED = "unchanged"
"""Stands for a check's name where the interviews are as they came."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A judgement for which no valid reply came, and under which check."""

    check: str
    judged: NotRated


@dataclass(frozen=True, slots=True, kw_only=True)
class Perturbation:
    """What every check came to."""

    rater: Rater
    interviews: int
    candidates: int
    findings: tuple[Finding, ...]
    failures: tuple[Failed, ...]

    @property
    def verdict(self) -> Outcome:
        """Fail with any check that fails, pass with all."""
        outcomes = {each.verdict.outcome for each in self.findings}
        order = (Outcome.FAIL, Outcome.NOT_ENOUGH_DATA, Outcome.PASS)
        return next((each for each in order if each in outcomes), Outcome.NOT_ENOUGH_DATA)


async def perturb(
    works: Sequence[Work], rounds: Rounds, checks: Sequence[Perturbing]
) -> Perturbation:
    """Rate interviews as they are, then under every check, and close the rater."""
    try:
        before = await rounds.rate(works)
        scenes = [scene_of(each, work.guide) for each, work in zip(before, works, strict=True)]
        failed, findings = list(_failed(UNCHANGED, before)), list[Finding]()
        for check in checks:
            steps = list(zip(*(check.vary(scene) for scene in scenes), strict=True))
            after = [await rounds.rate([_work(scene) for scene in step]) for step in steps]
            findings.append(finding(check, _compared(scenes, before, steps, after)))
            failed += [each for made in after for each in _failed(check.name, made)]
    finally:
        await rounds.rater.close()
    return Perturbation(
        rater=rounds.rater.rater,
        interviews=len(works),
        candidates=len({work.interview.candidate for work in works}),
        findings=tuple(findings),
        failures=tuple(failed),
    )


def _work(scene: Scene) -> Work:
    return Work(scene.interview, scene.guide)


def _failed(check: str, made: Sequence[Evaluation]) -> Iterator[Failed]:
    for evaluation in made:
        yield from (Failed(check, each) for each in evaluation.failures)


def _compared(
    scenes: Sequence[Scene],
    before: Sequence[Evaluation],
    steps: Sequence[Sequence[Scene]],
    after: Sequence[Sequence[Evaluation]],
) -> Iterator[Compared]:
    for place, scene in enumerate(scenes):
        varied = [
            (step[place], _by_unit(made[place])) for step, made in zip(steps, after, strict=True)
        ]
        for unit, judged in _by_unit(before[place]).items():
            told = [each[unit] for each in _differing(scene, varied, unit)]
            if told and not any(map(_is_failure, (judged, *told))):
                scale = scene.guide.scale
                yield Compared(
                    unit,
                    counted(judged, scale),
                    tuple(counted(each, scale) for each in told),
                    (scale.min + scale.max) / 2,
                )


def _differing(
    scene: Scene, varied: Sequence[tuple[Scene, Mapping[Unit, Judged]]], unit: Unit
) -> Iterator[Mapping[Unit, Judged]]:
    """Yield the steps that change a unit's answer, each against the one before."""
    earlier = scene
    if scene.interview.answer(unit.question).status is not Status.ANSWERED:
        return
    for step, judged in varied:
        if step.differs(earlier, unit.question):
            yield judged
            earlier = step


def _by_unit(evaluation: Evaluation) -> dict[Unit, Judged]:
    return {each.unit: each for each in evaluation.judged}


def _is_failure(judged: Judged) -> bool:
    return isinstance(judged, NotRated) and judged.reason.is_failure
