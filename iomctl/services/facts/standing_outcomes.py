"""Which offences count by what came of them: those of which no court set the outcome aside by a day."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from iomctl.storage.tables.facts.offences import Offence


def standing(on: date | Any) -> ColumnElement[bool]:
    """SQL for `outcome_stands` of an offence on a day, or on what SQL says is one: true or false, never null."""
    outcome_on, set_aside_on = col(Offence.outcome_on), col(Offence.set_aside_on)
    anew = and_(outcome_on.is_not(None), outcome_on > set_aside_on)
    return or_(set_aside_on.is_(None), set_aside_on > on, anew)
