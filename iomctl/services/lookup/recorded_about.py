"""What there is to ask about, found in one statement before the rules and the tables for it are loaded."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Exists, and_, bindparam, column, exists, select, table

from iomctl.storage.unit_of_work import UnitOfWork

OF_REFERRALS = ("referral_outcome", "referral_practitioner")
"""Names of tables with rows about a referral of a person."""
OF_CASES = ("panel_item", "panel_answer")
"""Names of tables with rows about a case of a person."""


def recorded_about(work: UnitOfWork, person: int, names: Iterable[str]) -> frozenset[str]:
    """Those of the tables of some names that have a row about the person with a row number, withdrawn rows too.

    Each table has a column `offender_id`, but for OF_REFERRALS and OF_CASES. It is asked by its name: a class for each
    would cost what is saved here.
    """
    number: Any = bindparam("person", person)
    referral, spell = (table(one, column("id"), column("offender_id")) for one in ("referral", "spell"))
    asked = {}
    for name in names:
        row = table(name, column("offender_id"), column("referral_id"), column("spell_id"))
        about: Any = row.c.offender_id == number
        if name in OF_REFERRALS:
            about = and_(row.c.referral_id == referral.c.id, referral.c.offender_id == number)
        elif name in OF_CASES:
            about = and_(row.c.spell_id == spell.c.id, spell.c.offender_id == number)
        asked[name] = exists().where(about)
    return _true(work, asked)


def kept_in_book(work: UnitOfWork, *names: str) -> frozenset[str]:
    """Those of the tables of some names that have any row, or had one when that was asked before."""
    unseen = [name for name in names if name not in work.kept]
    if unseen:
        work.kept |= _true(work, {name: exists().select_from(table(name)) for name in unseen})
    return frozenset(work.kept.intersection(names))


def _true(work: UnitOfWork, asked: dict[str, Exists]) -> frozenset[str]:
    found = work.session.execute(select(*(one.label(name) for name, one in asked.items()))).one()
    return frozenset(name for name, known in zip(asked, found, strict=True) if known)
