"""People with so many needs at once: who they are, how many, and of whom it isn't known."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.columns import column
from iomctl.domain.need_marks import MARKS
from iomctl.domain.references import name_column, offender_column
from iomctl.inputs.choices import one_of
from iomctl.inputs.referrals.needs import NOT_ASKED
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.referrals.needs import Narrowing, NeedRecord, needs_of_each
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ManyNeeds:
    """One person with their needs counted; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    needs: int = column("Needs", "on how many pathways there is a need, some or severe", "4", rank=0, right=True)
    severe: int = column("Severe", "on how many of them it is severe", "2", rank=2, right=True)
    pathways: tuple[str, ...] = column("Pathways", "where, in the order of the policy", "accommodation, drugs", rank=0)
    not_asked: int = column("Not asked", "on how many pathways nobody asked", "1", rank=2, right=True)


class PeopleWithMany(NamedTuple):
    """Those with so many needs, of how many `people`; `not_known` of the others were not asked enough to tell."""

    found: list[ManyNeeds]
    people: int
    not_known: int


def people_with_many(work: UnitOfWork, on: date, narrowing: Narrowing, least: int) -> PeopleWithMany:
    """People with needs on `least` pathways or more as known on a day, by reference.

    A need is some or severe, or of the one of these two that is asked for; on a pathway that is asked for, one of the
    needs is on it. A pathway never asked about is no need: who may have so many, with those, is counted apart. Who was
    counted is listed, and the look at them is logged. Raises as `needs.needs`.
    """
    levels = tuple(MARKS) if narrowing.level is None else (one_of("level", narrowing.level, MARKS),)
    only = None if narrowing.pathway is None else asked_pathway(work.policy, narrowing.pathway)
    found, people, not_known = [], 0, 0
    for person, answers in needs_of_each(work, on, narrowing.whose):
        people += 1
        if _has(_of(answers, levels), only, least):
            found.append(_counted(answers, levels))
            work.looked_at((person.id,))
        else:
            not_known += _has(_of(answers, (NOT_ASKED, *levels)), only, least)
    return PeopleWithMany(found, people, not_known)


def _of(answers: list[NeedRecord], levels: tuple[str, ...]) -> list[NeedRecord]:
    return [one for one in answers if one.level in levels]


def _has(needs: list[NeedRecord], only: str | None, least: int) -> bool:
    return len(needs) >= least and (only is None or any(one.pathway == only for one in needs))


def _counted(answers: list[NeedRecord], levels: tuple[str, ...]) -> ManyNeeds:
    needs = _of(answers, levels)
    return ManyNeeds(
        offender=needs[0].offender,
        name=needs[0].name,
        needs=len(needs),
        severe=len(_of(needs, ("severe",))),
        pathways=tuple(one.pathway for one in needs),
        not_asked=len(_of(answers, (NOT_ASKED,))),
    )
