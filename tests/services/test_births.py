"""SQL about births says what each day that one may have been would say, or that it is not known."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from iomctl.domain.days.ages import AgeSpan
from iomctl.domain.days.births import Birth, PartialBirth, ages, earliest, latest, stored_birth
from iomctl.services.lookup.ages import of_age
from iomctl.services.lookup.births import born_after, born_by, has_birth, maybe_born_by
from iomctl.storage.tables.people import Offender
from tests.casebook import book, person
from tests.program import Program

BIRTHS: tuple[Birth | None, ...] = (
    None,
    *(PartialBirth(year, month) for year in (1999, 2000, 2001) for month in (None, 1, 2, 12)),
    *(date(year, month, day) for year in (1999, 2000) for month, day in ((1, 1), (2, 28), (12, 31))),
)


def test_certainly_maybe_and_after_are_as_every_day_says(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number, known in enumerate(BIRTHS):
            born: dict[str, Any] = stored_birth(known)
            person(work, f"Made {number}", **born)

        @given(st.dates(date(1998, 12, 1), date(2002, 2, 1)))
        def check(limit: date) -> None:
            conditions: tuple[tuple[Any, Callable[[Birth], bool]], ...] = (
                (born_by(limit), lambda known: (latest(known) or limit) <= limit),
                (maybe_born_by(limit), lambda known: (earliest(known) or limit) <= limit),
                (born_after(limit), lambda known: (earliest(known) or limit) > limit),
                (has_birth(), lambda _: True),
            )
            for condition, said in conditions:
                found = set(work.session.scalars(select(col(Offender.id)).where(condition)))
                assert found == {place for place, known in enumerate(BIRTHS, 1) if known and said(known)}
            span, on = AgeSpan(18, 20), limit.replace(year=limit.year + 20, day=1)
            of_it = set(work.session.scalars(select(col(Offender.id)).where(of_age(work, span, on))))
            assert of_it == {
                place for place, known in enumerate(BIRTHS, 1) if known and all(map(span.holds, ages(known, on)))
            }

        check()
