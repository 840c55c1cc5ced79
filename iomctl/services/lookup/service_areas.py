"""The areas that services are for, however they are written."""

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.written_days import quotable
from iomctl.domain.names import fold
from iomctl.errors import NotFound
from iomctl.services.lookup.areas import one_name, scheme_areas
from iomctl.storage.tables.referrals import Service
from iomctl.storage.unit_of_work import UnitOfWork

EVERYWHERE = ""
"""What a service holds as its area when it covers all of them."""


def known_areas(work: UnitOfWork) -> list[str]:
    """The areas of the scheme, then those that only services are for; one may be there in several spellings."""
    ours = scheme_areas(work)
    theirs = set(work.session.execute(select(col(Service.area)).distinct()).scalars())
    return [*ours, *sorted(theirs - {EVERYWHERE, *ours})]


def covering(work: UnitOfWork, word: str) -> list[str]:
    """What a service that covers an area may hold: every spelling of the area, and EVERYWHERE.

    Case and accents of the word don't matter. Raises NotFound with the areas there are.
    """
    known = known_areas(work)
    meant = [one for one in known if fold(one) == fold(word)]
    if not meant:
        from iomctl.inputs.quoting import nearest

        named = ", ".join(sorted(one_name(known).values(), key=fold))
        advice = f"areas are: {named}" if named else "every service is for everywhere: leave --area out"
        typed = quotable(word.strip()) or '""'
        raise NotFound(f"no area {typed}{nearest(word.strip(), known)}", advice=advice)
    return [*meant, EVERYWHERE]
