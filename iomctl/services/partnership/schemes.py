"""The scheme itself: its name, the areas it covers, and the nation whose bank holidays count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.areas import elsewhere, place_elsewhere
from iomctl.domain.names import fold
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import nation_fault, partner_name
from iomctl.inputs.quoting import nearest
from iomctl.services.cases.days_moved import working_days_changed
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.scheme_areas import SchemeArea
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SchemeRecord:
    """The scheme of a case book; areas by name."""

    scheme: str = column("Scheme", "the scheme's name", "IOM Luton", rank=0)
    areas: list[str] = column("Areas", "the areas it covers", "Dunstable, Luton", rank=0)
    nation: str = column("Nation", "whose bank holidays count", "england-and-wales")


@dataclass(frozen=True)
class SchemeEdit:
    """What to change, as typed: a new name, the nation, areas to take away, and then areas to add."""

    name: str | None = None
    nation: str | None = None
    add_areas: Sequence[str] = ()
    remove_areas: Sequence[str] = ()


@dataclass(frozen=True)
class SchemeChanged:
    """The scheme after a change; `moved` is how many people live in each area taken away or added, by what it is now.

    `reviews_moved` is how many reviews ahead fall on another day by the bank holidays of another nation.
    """

    now: SchemeRecord
    moved: dict[str, int]
    reviews_moved: int


def show(work: UnitOfWork) -> SchemeRecord:
    """The scheme as it is recorded now."""
    scheme = scheme_of(work)
    return SchemeRecord(scheme.name, [one.name for one in _areas(work)], scheme.nation)


def edit(work: UnitOfWork, change: SchemeEdit) -> SchemeChanged:
    """Change the scheme; who lives in an area that it no longer covers lives elsewhere from then on, and back.

    Another nation has every case worked out anew by its bank holidays, where the policy moves days of review off them.
    Raises BadValue with every word that can't be stored; else DoesNotFit with a line for each area that the
    scheme has already or has not, and when none would be left.
    """
    scheme, was = scheme_of(work), show(work)
    name, added = _stored(change)
    _refuse_unfit(was, change.remove_areas, added)
    scheme.name, scheme.nation = name or scheme.name, change.nation or scheme.nation
    leaving = {fold(typed) for typed in change.remove_areas}
    for row in _areas(work):
        if fold(row.name) in leaving:
            work.session.delete(row)
    work.session.add_all((scheme, *(SchemeArea(scheme_id=scheme.id, name=area) for area in added)))
    work.session.flush()
    now = show(work)
    moved = _move_people(work, was, now)
    return SchemeChanged(now, moved, working_days_changed(work) if now.nation != was.nation else 0)


def _refuse_unfit(was: SchemeRecord, removed: Sequence[str], added: Sequence[str]) -> None:
    left, faults = {fold(area) for area in was.areas}, []
    for area in removed:
        if fold(area) not in left:
            near = nearest(area, was.areas)
            faults.append(f"--remove-area {area}: {was.scheme} has no such area; it has {', '.join(was.areas)}{near}")
        left.discard(fold(area))
    for area in added:
        if fold(area) in left:
            faults.append(f"--add-area {area}: {was.scheme} has it already")
        left.add(fold(area))
    if not left:
        faults.append(f"{was.scheme} would have no area left; name another with --add-area")
    if faults:
        raise DoesNotFit(*faults)


def _stored(change: SchemeEdit) -> tuple[str | None, list[str]]:
    """The new name and the areas to add as they are stored. Raises BadValue with every fault."""
    faults, name, areas = Faults(), None, []
    if change.name is not None:
        with faults.about("--name"):
            name = partner_name(change.name)
    for typed in change.add_areas:
        with faults.about("--add-area"):
            areas.append(_area(typed))
    if change.nation is not None and (fault := nation_fault(change.nation)):
        faults.add(fault)
    faults.refuse()
    return name, areas


def _area(typed: str) -> str:
    area = partner_name(typed)
    if place_elsewhere(area) is not None:
        raise BadValue("what is elsewhere is no area of the scheme")
    return area


def scheme_of(work: UnitOfWork) -> Scheme:
    """The one scheme of the case book."""
    return work.session.scalars(select(Scheme)).one()


def _areas(work: UnitOfWork) -> list[SchemeArea]:
    return sorted(work.session.scalars(select(SchemeArea)), key=lambda one: (fold(one.name), one.name))


def _move_people(work: UnitOfWork, was: SchemeRecord, now: SchemeRecord) -> dict[str, int]:
    """Let records of people say `elsewhere: X` of an area taken away, and X of one that was added."""
    before, after = ({fold(area): area for area in scheme.areas} for scheme in (was, now))
    named = {key: elsewhere(area) for key, area in before.items() if key not in after}
    named |= {fold(elsewhere(area)): area for key, area in after.items() if key not in before}
    moved = Counter[str]()
    if not named:
        return moved
    for written in work.session.scalars(select(col(Offender.area)).distinct()).all():
        if area := named.get(fold(written or "")):
            people = work.session.scalars(select(Offender).where(col(Offender.area) == written)).all()
            for person in people:
                person.area = area
            work.session.add_all(people)
            moved[area] += len(people)
    work.session.flush()
    return moved
