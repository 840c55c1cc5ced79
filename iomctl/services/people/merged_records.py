"""Records of people that grow when somebody is merged into them, and shrink when they are parted again."""

from iomctl.errors import DoesNotFit
from iomctl.services.cases.courses import settle
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.people.merge_clashes import merge_clashes
from iomctl.storage.rows.same_people import as_facts_say, everyone_who_is, move_rows
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def follow_links(work: UnitOfWork, advice: str = "") -> set[int]:
    """Work out whose record everything is, after somebody was merged or parted; the people whose record changed.

    Raises DoesNotFit where a merge puts together what can't be of one person, with the `advice`, or where to look.
    """
    connection = work.session.connection()
    for person, record in as_facts_say(connection).items():
        one, other = (work.session.get_one(Offender, number) for number in (person, record))
        if one.same_as_id != record and (lines := merge_clashes(work, one, other)):
            where = f"iomctl offender show {person_reference(other)} shows the one of the two"
            raise DoesNotFit(*lines, advice=advice or where)
    changed = move_rows(connection)
    work.seen.renamed |= changed
    work.session.expire_all()
    _mark_together(work, changed)
    settle(work, changed)
    return changed


def _mark_together(work: UnitOfWork, changed: set[int]) -> None:
    """Give everyone who is one person the limited-access mark that any of them has; none is lifted by parting."""
    for person in sorted(changed):
        together = [work.session.get_one(Offender, one) for one in everyone_who_is(work.session.connection(), person)]
        if len(together) > 1 and any(one.restricted for one in together):
            for one in together:
                one.restricted = True
    work.session.flush()
