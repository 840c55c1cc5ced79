"""Statements that are made once and asked again: of other people they tell others, and never those asked before."""

from collections.abc import Callable

import pytest
from sqlalchemy import Select, select
from sqlalchemy.exc import StatementError
from sqlmodel import col

from iomctl.storage.bulk import read
from iomctl.storage.made_once import MOST_MEANT, Query, made_once, meant, number_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork
from tests.program import Program
from tests.services.case_book import add_people, working


def people_of(iomctl: Program, many: int) -> list[int]:
    return [int(reference.lstrip("N")) for reference in add_people(iomctl, many)]


@made_once
def person(number: str | int) -> Query:
    return select(col(Offender.id)).where(col(Offender.id) == number_of(number))


def test_each_number_finds_its_own_person_by_a_name_and_without(iomctl: Program) -> None:
    numbers = people_of(iomctl, 2 * MOST_MEANT)
    with working(iomctl) as work:
        named = [meant(work.session, number) for number in numbers]
        assert sum(isinstance(one, str) for one in named) == MOST_MEANT
        assert [found for one in named for (found,) in read(work, person(one))] == numbers
        assert [work.session.scalar(person(one)) for one in named] == numbers


def test_a_statement_is_the_same_object_in_another_unit_of_work_and_finds_others(iomctl: Program) -> None:
    first, second = people_of(iomctl, 2)

    def asked(number: int) -> tuple[Query, int]:
        with working(iomctl) as work:
            query = person(meant(work.session, number))
            ((found,),) = read(work, query)
            return query, found

    (one, found_first), (other, found_second) = asked(first), asked(second)
    assert one is other
    assert (found_first, found_second) == (first, second)


def test_a_name_that_the_session_does_not_know_is_refused(iomctl: Program) -> None:
    (number,) = people_of(iomctl, 1)
    with working(iomctl) as work:
        query = person(meant(work.session, number))
    ways: list[Callable[[UnitOfWork, Select[int]], object]] = [read, lambda work, query: work.session.execute(query)]
    for ask in ways:
        with working(iomctl) as work, pytest.raises(StatementError, match="meant_0"):
            ask(work, query)
