"""What there is to ask about, found in one statement before the rules and the tables for it are loaded."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Exists, Integer, Select, and_, bindparam, column, exists, select, table

from iomctl.storage.made_once import Query, made_once
from iomctl.storage.unit_of_work import UnitOfWork

OF_REFERRALS = ("referral_outcome", "referral_practitioner")
"""Names of tables with rows about a referral of a person."""
OF_CASES = ("panel_item", "panel_answer")
"""Names of tables with rows about a case of a person."""

OF_OTHERS = ("same_person",)
"""Names of tables with rows about another person, whose record became part of that of a person."""


def recorded_about(work: UnitOfWork, person: int, names: Iterable[str]) -> frozenset[str]:
    """Those of the tables of some names that have a row about the person with a row number, withdrawn rows too.

    Each table has a column `offender_id`, but for OF_REFERRALS, OF_CASES and OF_OTHERS. It is asked by its name: a
    class for each would cost what is saved here.
    """
    return _true(work, _about(tuple(names)), {"person": person})


@made_once
def _about(names: tuple[str, ...]) -> Select[Any]:
    number: Any = bindparam("person", type_=Integer)
    referral, spell = (table(one, column("id"), column("offender_id")) for one in ("referral", "spell"))
    asked = {}
    for name in names:
        row = table(name, column("offender_id"), column("referral_id"), column("spell_id"), column("into_id"))
        about: Any = row.c.offender_id == number
        if name in OF_REFERRALS:
            about = and_(row.c.referral_id == referral.c.id, referral.c.offender_id == number)
        elif name in OF_CASES:
            about = and_(row.c.spell_id == spell.c.id, spell.c.offender_id == number)
        elif name in OF_OTHERS:
            about = row.c.into_id == number
        asked[name] = exists().where(about)
    return _answers(asked)


def kept_in_book(work: UnitOfWork, *names: str) -> frozenset[str]:
    """Those of the tables of some names that have any row, or had one when that was asked before."""
    unseen = [name for name in names if name not in work.kept]
    if unseen:
        work.kept |= _true(work, _any_row(tuple(unseen)), {})
    return frozenset(work.kept.intersection(names))


@made_once
def _any_row(names: tuple[str, ...]) -> Select[Any]:
    return _answers({name: exists().select_from(table(name)) for name in names})


def _answers(asked: dict[str, Exists]) -> Query:
    return select(*(one.label(name) for name, one in asked.items()))


def _true(work: UnitOfWork, query: Select[Any], bound: dict[str, int]) -> frozenset[str]:
    work.session.flush()
    found = work.session.connection().execute(query, bound).one()
    return frozenset(name for name, known in found._mapping.items() if known)
