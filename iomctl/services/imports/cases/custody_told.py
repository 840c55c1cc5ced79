"""Stays in custody as imported cases tell of them: begun for those inside, ended for those who are out again."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, label, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody, CustodyState
from iomctl.storage.tables.dated.spell_states import SpellCustody


def tell_custody(intake: Intake) -> None:
    """Begin and end stays so that they agree with the open cases; what nobody told of stays not known."""
    session, ledger = intake.work.session, intake.ledger
    session.flush()
    for row in session.connection().execute(_inside()).all():
        stay = ledger.number(Custody)
        ledger.rows[Custody].append((stay, row.offender_id, None, row.prison, False, row.since.isoformat()))
        state = (ledger.number(CustodyState), stay, None, row.prison, False, row.since.isoformat())
        ledger.rows[CustodyState].append(state)
    for row in session.connection().execute(_outside()).all():
        ledger.change(Custody, row.id, {"to_on": None}, {"to_on": row.out_on.isoformat()})
    ledger.write()


def _inside() -> Select[Any]:
    """Who is in custody by an open case, with no stay: since the first row in custody that none outside follows."""
    later = aliased(SpellCustody)
    outside = and_(
        col(later.spell_id) == col(SpellCustody.spell_id),
        col(later.custody) == "community",
        or_(
            col(later.from_on) > col(SpellCustody.from_on),
            and_(col(later.from_on) == col(SpellCustody.from_on), col(later.id) > col(SpellCustody.id)),
        ),
    )
    stays = exists().where(_is_open(), col(Custody.offender_id) == col(Spell.offender_id))
    return (
        select(
            col(Spell.offender_id),
            label("prison", func.max(col(Spell.prison))),
            label("since", func.min(col(SpellCustody.from_on))),
        )
        .join(SpellCustody, col(SpellCustody.spell_id) == col(Spell.id))
        .where(col(Spell.deselected_on).is_(None), col(Spell.custody) == "custody", ~stays)
        .where(col(SpellCustody.custody) == "custody", ~exists().where(outside))
        .group_by(col(Spell.offender_id))
        .order_by(col(Spell.offender_id))
    )


def _outside() -> Select[Any]:
    """Who has a stay and open cases, each of them outside since a day after it began."""
    out_on = func.max(col(SpellCustody.from_on))
    inside = func.sum(case((col(Spell.custody) == "custody", 1), else_=0))
    return (
        select(col(Custody.id), col(Custody.offender_id), label("out_on", out_on))
        .join(Spell, col(Spell.offender_id) == col(Custody.offender_id))
        .join(SpellCustody, col(SpellCustody.spell_id) == col(Spell.id))
        .where(_is_open(), col(Spell.deselected_on).is_(None))
        .group_by(col(Custody.id), col(Custody.offender_id), col(Custody.from_on))
        .having(and_(inside == 0, out_on >= col(Custody.from_on)))
    )


def _is_open() -> ColumnElement[bool]:
    return and_(col(Custody.to_on).is_(None), col(Custody.withdrawn_in).is_(None))
