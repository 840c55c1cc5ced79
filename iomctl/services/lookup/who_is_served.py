"""Whom a service is for: by the gender that a pathway is for, and by where people live."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.domain.policy.policy import Policy
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class Lives(NamedTuple):
    """Where somebody lives and their gender, each None where that is not known."""

    area: str | None
    gender: str | None


def lives_of(work: UnitOfWork, people: Collection[int]) -> dict[int, Lives]:
    """Where each of some people lives, and their gender, by row number."""
    query = select(col(Offender.id), col(Offender.area), col(Offender.gender))
    return {number: Lives(*told) for number, *told in rows_among(work, query, col(Offender.id), people)}


def is_outside(service_area: str, home: str | None) -> bool:
    """Whether a service for an area, "" for everywhere, is not for somebody who lives in `home`.

    Of somebody whose area is not known it is not said.
    """
    return bool(service_area) and home is not None and fold(service_area) != fold(home)


def not_for_gender(policy: Policy, pathway: str, lives: Lives) -> str:
    """Why a pathway is not for somebody; "" where it is, and where their gender is not known."""
    one = policy.pathways[pathway]
    return "" if one.is_for(lives.gender) else f"{pathway} is for people who are {one.gender}"
