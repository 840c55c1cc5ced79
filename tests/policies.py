"""Policies for tests, made from the one that is shipped."""

import re

from iomctl.inputs.policy.file import default_policy_text


def shipped_without(*lists: str) -> str:
    """The text of the shipped policy without some of its lists."""
    text = default_policy_text()
    for name in lists:
        text, found = re.subn(rf"^{name} = \[.*?^\]$", "", text, flags=re.M | re.S)
        assert found == 1, name
    return text
