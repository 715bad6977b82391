"""Every error raised on purpose.

AnswerEvalError        one line: where, what, what to do next
├── InputError         unusable input or usage: nothing was written (exit code 2)
│   ├── UsageError     the command's words don't fit together
│   ├── BadTranscript  a transcript that can't be read
│   │   └── UnknownFormat  a file that is no transcript, or of a recorder we don't know
│   │       └── NotSpeech  a file that we know and that holds nothing said, such as chat
│   ├── BadAnswers     a table of ready-made answers with a row that can't stand
│   ├── BadCorrections a row of corrections that fits no interview, turn or question
│   ├── BadGuide       a guide or rubric file that breaks its schema
│   ├── BadRatings     a table of human ratings that can't be read at all
│   └── BadCalibration a calibration that can't be fitted, read, or applied to these ratings
├── BadRun             a run folder that isn't one, or that another version wrote
└── RunStopped         the key, the model's name or the account is refused: no request can succeed
    └── NotOffered     the service has no such endpoint
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class AnswerEvalError(Exception):
    """What happened, where, and what to do next, on one line."""

    exit_code = 2
    others: tuple["AnswerEvalError", ...] = ()
    """What else is wrong, to be told after it."""

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.fix = what, where, fix

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return " ".join(f"{place}{self.told}".split())

    @property
    def told(self) -> str:
        """What happened and what to do, for a list that says where by itself."""
        return f"{self.what} — {self.fix}" if self.fix else self.what

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for it and one for each of the others."""
        return (str(self), *(line for each in self.others for line in each.lines))


class InputError(AnswerEvalError):
    """Input or usage that nothing can be made of; nothing was written."""


class UsageError(InputError):
    """Options or arguments that don't fit together."""


class BadTranscript(InputError):  # noqa: N818  the name users script against
    """A file that holds no transcript we can read."""


class UnknownFormat(BadTranscript):
    """A file that is no transcript, or of a recorder we don't know."""


class NotSpeech(UnknownFormat):
    """A file that we know and that holds nothing said, such as a meeting's chat."""


class BadAnswers(InputError):  # noqa: N818
    """A table of ready-made answers with a row that can't stand."""


class BadCorrections(InputError):  # noqa: N818
    """A table of corrections with a row that fits no interview, turn, role or question."""


class BadGuide(InputError):  # noqa: N818
    """A guide or rubric file that breaks its schema."""


class BadRatings(InputError):  # noqa: N818
    """A table of human ratings that can't be read at all."""


class BadCalibration(InputError):  # noqa: N818
    """A calibration that can't be fitted, can't be read, or doesn't fit these ratings."""


class BadRun(AnswerEvalError):  # noqa: N818
    """A run folder that isn't one, or that another version of the package wrote."""


class RunStopped(AnswerEvalError):  # noqa: N818
    """The service refuses the key, the model's name or the account: no request can succeed."""


class NotOffered(RunStopped):
    """The service has no such endpoint."""


def try_each(act: Callable[[T], R], items: Iterable[T], kind: type[AnswerEvalError]) -> list[R]:
    """Return what comes of each item; the errors of a kind are raised after the last, as one."""
    done, faults = list[R](), list[AnswerEvalError]()
    for item in items:
        try:
            done.append(act(item))
        except kind as fault:
            faults.append(fault)
    if faults:
        raise together(faults)
    return done


def together(faults: Sequence[AnswerEvalError]) -> AnswerEvalError:
    """Return the first of some errors, which tells the others after it."""
    first, *others = faults
    first.others += tuple(others)
    return first
