"""A referral that something overtook is ended by the reason that says so, where the policy has it."""

from datetime import date

import pytest

from iomctl.domain.referral_prompts import is_overtaken, to_end

CODES = ("MOV", "USE", "RET")


@pytest.mark.parametrize(
    ("status", "why", "ends"),
    [
        ("made", "moved-area", "never-started --reason MOV"),
        ("accepted", "died", "never-started --reason USE"),
        ("started", "custody", "ended-early --reason RET"),
        ("started", "deported", "ended-early --reason CODE"),
        ("made", "wrong-person", "never-started --reason CODE"),
    ],
)
def test_the_command_ends_it_as_it_can_end(status: str, why: str, ends: str) -> None:
    assert to_end("R00042", status, why, CODES) == f"iomctl referral end R00042 {ends}"


def test_one_made_later_was_made_in_the_knowledge_of_it() -> None:
    day = date(2026, 4, 7)
    assert is_overtaken(date(2026, 4, 6), day)
    assert is_overtaken(day, day)
    assert not is_overtaken(date(2026, 4, 8), day)
