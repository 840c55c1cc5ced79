"""A day is made once for a command: the policy of a past day is read once, however many parts of a page go by it."""

import pytest
from sqlalchemy import Engine, event

from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.cli.release_book import lay, set_due
from tests.program import Program

THEN = "2026-04-21"
RECORDED = (
    "referral make N1 drugs --provider housing --on 2026-04-07",
    "score add N1 ogrs3-2y 81 --on 2026-03-02",
    "sentence add N1 licence --from 2026-02-02 --until 2026-11-02",
    "marker add N1 mappa --from 2026-01-05",
    "contact add N1 appointment --how telephone --on 2026-04-13 --missed --reason no-reason",
    "placement add N1 hotel --from 2026-05-01",
    "duty refer N1 luton --consent 2026-04-06 --on 2026-04-07",
)


@pytest.fixture
def known(iomctl: Program) -> Program:
    """Mercer, of whom one of each thing is recorded that goes by a policy, ten days later."""
    lay(iomctl)
    set_due(iomctl, "N1", "conditional", "2026-05-01")
    with cb.book(iomctl) as work:
        cr.service(work, "drugs")
    for words in RECORDED:
        iomctl(*words.split()).succeeds()
    iomctl.travel(10)
    return iomctl


@pytest.mark.parametrize("command", ["offender show N1", "today", "release list", "release show N1", "referral due"])
def test_the_policy_of_a_past_day_is_read_once(known: Program, command: str) -> None:
    now = _policies_read(known, *command.split())
    assert (now, _policies_read(known, *command.split(), "--as-of", THEN)) == (1, 2)


def _policies_read(program: Program, *words: str) -> int:
    """How often a command asks for a version of the policy."""
    said: list[str] = []

    def hear(*told: object) -> None:
        said.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        program(*words).succeeds()
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    return sum("FROM policy_version" in statement for statement in said)
