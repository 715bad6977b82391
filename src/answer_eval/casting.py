"""The candidate of every interview, by the name that its manifest or the command gives."""

from dataclasses import replace

from answer_eval.errors import UsageError
from answer_eval.inputs import Inputs, Source, Unreadable
from answer_eval.roles import labels_of


def cast(inputs: Inputs, candidate: str) -> Inputs:
    """Return the inputs with those in which nobody has the candidate's name among the failures.

    A manifest's own name for a candidate counts before the command's, and ready-made answers need
    none. UsageError, with the file, where that fails them all.
    """
    named = {each.interview: each.candidate_label or candidate for each in inputs.found}
    needing = [each for each in inputs.found if named[each.interview] and not each.answers]
    if not needing:
        return inputs
    told = {each.interview: _nobody(each, named[each.interview]) for each in needing}
    lost = [(each, fault) for each in needing if (fault := told[each.interview])]
    if len(lost) == len(inputs.found):
        source, fault = lost[0]
        raise UsageError(fault.what, where=str(source.path), fix=fault.fix)
    failed = (Unreadable(each.interview, each.path, fault.told) for each, fault in lost)
    return replace(
        inputs,
        found=tuple(each for each in inputs.found if not told.get(each.interview)),
        unreadable=(*inputs.unreadable, *failed),
    )


def _nobody(source: Source, candidate: str) -> UsageError | None:
    try:
        labels_of(source.transcript, candidate)
    except UsageError as fault:
        return fault
    return None
