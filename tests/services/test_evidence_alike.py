"""People who are told together come to what a reading of each of them comes to, on either engine."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from iomctl.domain.reoffending.asked import SCHEME, AskedCohort
from iomctl.domain.reoffending.follow_up import followed
from iomctl.domain.reoffending.liberty import liberty_of
from iomctl.services.evidence.alike import people_told
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.groups import INDEX_GROUP, groups_of
from iomctl.services.evidence.histories import NOTHING, ReadPerson, people_read
from iomctl.services.evidence.liberty import AtLiberty
from tests import casebook
from tests.program import Program
from tests.services.made_up_entries import ADOPTED, put_people

ASKED = AskedCohort(SCHEME, date(2024, 1, 1), date(2024, 12, 31), date(2026, 4, 20), date(2026, 4, 20))
DAYS = (ADOPTED, date(2024, 3, 1), date(2025, 2, 27), date(2026, 4, 20))
ALL_BESIDE = ReadBeside(arrests=True, liberty=True, index_offence=True)


def counted(people: Iterable[ReadPerson], asked: AskedCohort) -> Counter[Any]:
    """How many people come to the same: their row, their group of index offence, what is missing of them."""
    found: Counter[Any] = Counter()
    for one in people:
        row = followed(one.history, asked)
        index = row and tuple(groups_of(INDEX_GROUP, one, row, asked.day))
        found[row, index, row and liberty_of(one.history, row, asked), one.gaps] += one.people
    return found


def rows(people: Iterable[ReadPerson], asked: AskedCohort) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for one in people:
        found[followed(one.history, asked), one.gaps] += one.people
    return found


def at_liberty(people: Iterable[ReadPerson], asked: AskedCohort) -> Any:
    free = AtLiberty(asked)
    for one in people:
        if row := followed(one.history, asked):
            free.add(one, row)
    return free.figures()


@pytest.mark.parametrize("seed", range(3))
def test_alike_people_come_to_what_each_of_them_comes_to(iomctl: Program, seed: int) -> None:
    with casebook.book(iomctl) as work:
        put_people(work, Random(seed), 80)  # noqa: S311 repeatable, not secret
        work.session.flush()
        county = casebook.cohort(work, "county").id
        for asked in (replace(ASKED, as_of=day) for day in DAYS):
            for scope in (EvidenceScope(asked, None), EvidenceScope(asked, county)):
                alone, told = (list(each(work, scope, ALL_BESIDE)) for each in (people_read, people_told))
                assert counted(told, asked) == counted(alone, asked)
                assert at_liberty(told, asked) == at_liberty(alone, asked)
                assert rows(people_told(work, scope, NOTHING), asked) == rows(alone, asked)
                assert scope.cohort or max(one.people for one in told) > 1
        work.session.rollback()
