"""The default policy, broken in one place or another, and what a reader is told."""

import pytest

from iomctl.errors import SettingsWrong
from iomctl.inputs.policy.file import default_policy_text, read_policy

DEFAULT = default_policy_text()
CHILD = '  { code = "drugs", letter = "D", name = "Drugs", parent = "substance", words = ["drug", "substances"] }'


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(SettingsWrong) as error:
        read_policy(text, "mine.toml")
    return error.value.faults


def changed(old: str, new: str) -> str:
    """The default policy with the first `old` made `new`."""
    assert old in DEFAULT
    return DEFAULT.replace(old, new, 1)


def line_with(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
