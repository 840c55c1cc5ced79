"""Where people of open cases are, and what they need, with the day from which that is so."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.spell_states import SpellCustody
from iomctl.storage.tables.needs import Need
from iomctl.storage.unit_of_work import UnitOfWork


def held_since(work: UnitOfWork, spells: Collection[int], on: date) -> dict[int, date]:
    """By spell (row numbers) the first day of the custody that goes on on a day; nothing for the community."""
    query = select(col(SpellCustody.spell_id), col(SpellCustody.custody), col(SpellCustody.from_on))
    query = query.where(col(SpellCustody.from_on) <= on).order_by(col(SpellCustody.from_on), col(SpellCustody.id))
    found: dict[int, date] = {}
    for spell, custody, from_on in rows_among(work, query, col(SpellCustody.spell_id), spells):
        if custody == "custody":
            found.setdefault(spell, from_on)
        else:
            found.pop(spell, None)
    return found


def newest_needs(work: UnitOfWork, people: Collection[int], on: date) -> dict[int, dict[str, tuple[str, date]]]:
    """By person (row numbers) and pathway the level that was found last by a day, and on which day that was."""
    query = select(col(Need.offender_id), col(Need.pathway), col(Need.level), col(Need.from_on))
    query = query.where(col(Need.from_on) <= on).order_by(col(Need.from_on), col(Need.id))
    found: dict[int, dict[str, tuple[str, date]]] = defaultdict(dict)
    for person, pathway, level, from_on in rows_among(work, query, col(Need.offender_id), people):
        found[person][pathway] = level, from_on
    return found
