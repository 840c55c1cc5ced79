"""Whom to refer for a home before a release: where the duty to refer and the commissioned referral stand."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row

from iomctl.domain.accommodation.duty_to_refer_prompts import DutyHome
from iomctl.domain.accommodation.duty_words import first_night, referred_before
from iomctl.domain.accommodation.prompts import NOT_STARTED, Home, Prompt
from iomctl.domain.accommodation.release_plans import Planned
from iomctl.domain.days.reasoned_days import ReasonedDay
from iomctl.services.accommodation.prompts import DutyStanding, commissioned_prompts, duty_prompts
from iomctl.services.asked_day import AskedDay
from iomctl.services.releases.records import FirstNight, Kept
from iomctl.storage.unit_of_work import UnitOfWork

DUTY, COMMISSIONED = "duty-to-refer", "commissioned-referral"
PRISON, HOMELESS = "transient", "homeless"
"""The class of prison [HM-SAS], and that of a first night which is none."""

ASKED_IN = "england-and-wales"
"""Where somebody is to be asked about the duty to refer: it holds in England [DTR-SH], and a scheme keeps no nearer
nation than this."""


class ReleaseAhead(NamedTuple):
    """One release ahead: the row of its stay, the day out, what is planned, and the first night."""

    row: Row[Any]
    out: ReasonedDay
    plan: Kept
    night: FirstNight | None

    @property
    def planned(self) -> Planned:
        """What stands for it."""
        return Planned(self.night is not None, self.plan.appointment_on is not None, frozenset(self.plan.done))


class PersonPrompts(NamedTuple):
    """Where both stand for one person, as columns; `due` names those to be done now."""

    due: tuple[str, ...]
    columns: dict[str, Any]


class HomePrompts:
    """Where both stand for everybody whose release is ahead; somewhere to go that is no home counts for nothing.

    The duty to refer stays due where the first night does not meet it by the policy.
    """

    def __init__(self, work: UnitOfWork, day: AskedDay, ahead: Sequence[ReleaseAhead]) -> None:
        self._nights = {one.row.offender_id: one.night for one in ahead}
        homes = {
            one.row.offender_id: Home(PRISON, one.out.day, one.night is not None and one.night.settled != HOMELESS)
            for one in ahead
        }
        leaving = {
            one.row.offender_id: DutyHome(one.out.day, one.night is not None and one.night.place.meets) for one in ahead
        }
        self._duties = duty_prompts(work, day, leaving) if day.calendar.nation == ASKED_IN else {}
        self._commissioned = commissioned_prompts(work, day, homes)

    def of(self, person: int) -> PersonPrompts:
        """Where both stand for a person, by row number."""
        duty, commissioned = self._duties.get(person), self._commissioned[person]
        asked = ((DUTY, duty.prompt if duty else None), (COMMISSIONED, commissioned))
        return PersonPrompts(
            tuple(word for word, prompt in asked if prompt is not None and prompt.status == NOT_STARTED),
            {
                "duty": duty.prompt.status if duty else None,
                "duty_reason": _reasons(duty.prompt) if duty else None,
                "commissioned": commissioned.status,
                "commissioned_reason": _reasons(commissioned),
                "duty_basis": self._basis(person, duty) if duty else None,
            },
        )

    def _basis(self, person: int, duty: DutyStanding) -> str:
        night = self._nights[person]
        return first_night(night.place if night else None) + referred_before(duty.prompt, duty.newest)


def _reasons(prompt: Prompt) -> str | None:
    return ", ".join(one.code for one in prompt.reasons) or None
