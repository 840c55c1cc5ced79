"""The family of errors; each carries the exit code that `main` answers with.

IomctlError                1   a fault in iomctl itself
├── ReaderGone             0   not a failure: who read the answer (`| head`) has had enough
├── AnswerLost             1   the answer can't be written: the disk is full
├── NotDelivered          1   a message could not be sent; the others were, and it is sent again next time
├── NotUnderstood          2   words that no command takes
├── NotFound               3   no such record, or more than one it could be
├── BadValue               4   a value breaks a rule; nothing was changed
├── DoesNotFit             5   the request does not fit what is recorded; nothing was changed
├── DatabaseUnusable       6   missing, locked, read-only, full, or of another version
├── SettingsWrong          7   settings or policy wrong
└── SomethingDue           8   not a failure: `--exit-code` was given and something is due
"""


class IomctlError(Exception):
    """What the user is told: one line for each fault, then what to do about it when that is known.

    `faults` are whole lines without the program's name in front; `advice` is at most one further line.
    """

    exit_code = 1
    nothing_changed = False

    def __init__(self, *faults: str, advice: str = "") -> None:
        super().__init__(*faults)
        self.faults = faults
        self.advice = advice


class ReaderGone(IomctlError):
    """Nobody reads the rest of the answer: not a failure, so it has no lines."""

    exit_code = 0


class AnswerLost(IomctlError):
    """The answer can't be written to where it should go; what the command did stands."""


class NotDelivered(IomctlError):
    """A message could not be sent; what could be was, and the rest is tried again by the next run."""


class NotUnderstood(IomctlError):
    """The words are not a command, an option or a choice that iomctl knows."""

    exit_code = 2


class NotFound(IomctlError):
    """No record answers to the word, or several do."""

    exit_code = 3


class BadValue(IomctlError):
    """A value breaks a rule of its own, whatever is recorded."""

    exit_code = 4
    nothing_changed = True


class DoesNotFit(IomctlError):
    """The request is well formed but contradicts what is already recorded."""

    exit_code = 5
    nothing_changed = True


class DatabaseUnusable(IomctlError):
    """The database cannot be read or written as things are."""

    exit_code = 6


class SettingsWrong(IomctlError):
    """A settings file, an environment variable or a policy file is wrong."""

    exit_code = 7


class SomethingDue(IomctlError):
    """The answer to `--exit-code`: not a failure, so it has no lines."""

    exit_code = 8
