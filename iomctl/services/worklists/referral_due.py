"""What has to happen with referrals on a day, each with the command that does it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, label, select, true
from sqlmodel import col

from iomctl.domain.accommodation.prompts import NOT_STARTED
from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, number_in, offender_column, reference
from iomctl.domain.referral_prompts import (
    BEFORE_RELEASE,
    CUSTODY,
    GONE,
    MOVED,
    MOVED_AWAY,
    NEED,
    NEEDING,
    PROMPTS,
    is_overtaken,
    to_end,
)
from iomctl.domain.reviews import full_day
from iomctl.domain.what_to_type import up_to_reference
from iomctl.services.accommodation.prompts import ACCOMMODATION
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.homes_and_needs import held_since, newest_needs
from iomctl.services.lookup.whose_cases import CasesMeant, WhoseCases, cases_meant
from iomctl.services.policy_then import wording
from iomctl.services.referrals.waiting import OpenReferral, open_referrals
from iomctl.services.releases.ahead import coming_as_of
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReferralDue:
    """One thing to do; the field names are a contract. `referral` is absent where there is none."""

    prompt: str = column("Prompt", f"one of {', '.join(PROMPTS)}", "need", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0)
    referral: str | None = column("Referral", "the referral that is overtaken", "R00042", rank=3)
    level: str | None = column("Level", "some or severe, where a referral is missing", "severe", rank=4, shown=False)
    since_on: date = column("Since", "the day from which that is so", "2026-03-09", rank=4, shown=False)
    about: str = column("About", "what is so, in words", "severe need, asked 9 Mar 2026", rank=0)
    command: str = column(
        "Command", "the command, with what to fill in in CAPITALS", "iomctl referral end",
        rank=0, kept=True, narrow=up_to_reference,
    )  # fmt: skip


def referrals_due(work: UnitOfWork, on: date, whose: WhoseCases) -> list[ReferralDue]:
    """What has to happen with referrals on a day, by PROMPTS, the greater need and the longer wait first.

    Needs and releases are those of people on the scheme; what overtakes a referral is the newest de-selection of
    somebody who is in no cohort, or custody. Of those who left `whose` asks for the case that ended last. The look is
    logged. Raises NotFound for unknown words of `whose`.
    """
    day = AskedDay(work, on)
    rows = _newest_spells(work, day, cases_meant(work, whose))
    still = {person: row for person, row in rows.items() if row.open}
    found: dict[int, list[OpenReferral]] = defaultdict(list)
    for one in open_referrals(work, day, list(rows)):
        found[one.person].append(one)
    told = _Told(work, day, rows, found)
    due = [*told.left(), *told.held(held_since(work, [row.spell for row in still.values()], on))]
    leaving = dict(told.leaving())
    due += [*leaving.items(), *told.needing(newest_needs(work, list(still), on), leaving)]
    work.looked_at(person for person, _ in due)
    return sorted((one for _, one in due), key=_order)


def _order(one: ReferralDue) -> tuple[object, ...]:
    level = NEEDING.index(one.level) if one.level else 0
    return PROMPTS.index(one.prompt), level, one.since_on, one.offender, one.referral or one.pathway


def _newest_spells(work: UnitOfWork, day: AskedDay, meant: CasesMeant) -> dict[int, Row[Any]]:
    """By person their open spell on the day, else the one de-selected last, if that or another open one is meant."""
    query: Any = select(
        col(Spell.id).label("spell"),
        col(Spell.offender_id).label("person"),
        col(Spell.deselected_on),
        col(Spell.deselection_reason),
        label("open", day.spells.is_open),
        label("meant", and_(true(), *meant.cases(day.spells))),
        col(Offender.surname),
        col(Offender.forenames),
        col(Offender.restricted),
    ).join(Offender, col(Offender.id) == col(Spell.offender_id))
    rows = work.session.execute(query.where(col(Spell.adopted_on) <= day.on, *meant.people())).all()
    newest_last = sorted(rows, key=lambda row: (bool(row.open), row.deselected_on or date.max, row.spell))
    newest = {row.person: row for row in newest_last}
    asked = {row.person for row in rows if row.meant and (row.open or row is newest[row.person])}
    return {person: row for person, row in newest.items() if person in asked}


@dataclass(frozen=True)
class _Told:
    """People by row number, their open referrals, and the day asked about."""

    work: UnitOfWork
    day: AskedDay
    people: dict[int, Row[Any]]
    open: dict[int, list[OpenReferral]]

    def left(self) -> Iterator[tuple[int, ReferralDue]]:
        """Referrals of those who moved away or can't come back."""
        reasons = self.day.policy.reasons["deselection"]
        for person, row in self.people.items():
            code = row.deselection_reason
            final = code in reasons and reasons[code].final
            if row.open or not (final or code == MOVED_AWAY):
                continue
            why = f"{wording(self.day.policy, 'deselection', code)}, {full_day(row.deselected_on)}"
            yield from self._overtaken(person, GONE if final else MOVED, row.deselected_on, (why, code))

    def held(self, since: dict[int, date]) -> Iterator[tuple[int, ReferralDue]]:
        """Referrals of those who were taken into custody; `since` is by the row number of the spell."""
        for person, row in self.people.items():
            if row.spell in since:
                why = f"in custody since {full_day(since[row.spell])}"
                yield from self._overtaken(person, CUSTODY, since[row.spell], (why, CUSTODY))

    def leaving(self) -> Iterator[tuple[int, ReferralDue]]:
        """Releases within the time in which commissioned accommodation is to be asked for, and is not."""
        before, on = self.day.policy.release.commissioned_before, self.day.on
        for one in coming_as_of(self.work, self.day, (before.after(on) - on).days):
            person = number_in(PERSON, one.offender)
            if person in self.people and one.release_on is not None and one.commissioned == NOT_STARTED:
                why = f"out on {full_day(one.release_on)} with nowhere to go, not referred to commissioned services"
                command = f"iomctl referral make {one.offender} {ACCOMMODATION} --provider PROVIDER"
                what = (BEFORE_RELEASE, ACCOMMODATION, None, None)
                yield person, self._due(person, what, before.before(one.release_on), (why, command))

    def needing(
        self, needs: dict[int, dict[str, tuple[str, date]]], leaving: dict[int, ReferralDue]
    ) -> Iterator[tuple[int, ReferralDue]]:
        """Needs that no open referral is there for, but for the home of those who are told of as `leaving`."""
        in_use = {code for code, one in self.day.policy.pathways.items() if one.active}
        for person, levels in needs.items():
            served = {one.pathway for one in self.open[person]} | ({ACCOMMODATION} if person in leaving else set())
            for pathway, (level, asked_on) in levels.items():
                if level in NEEDING and pathway in in_use - served:
                    why = f"{level} need, asked {full_day(asked_on)}"
                    command = f"iomctl referral make {reference(PERSON, person)} {pathway} --provider PROVIDER"
                    yield person, self._due(person, (NEED, pathway, None, level), asked_on, (why, command))

    def _overtaken(
        self, person: int, prompt: str, on: date, because: tuple[str, str]
    ) -> Iterator[tuple[int, ReferralDue]]:
        why, code = because
        codes = [code for code, one in self.day.policy.reasons["ending"].items() if one.active]
        for one in self.open[person]:
            if is_overtaken(one.made_on, on):
                command = to_end(one.referral, one.status, code, codes)
                said = f"{why}; {one.status} on {full_day(one.status_on)}"
                yield person, self._due(person, (prompt, one.pathway, one.referral, None), on, (said, command))

    def _due(
        self, person: int, what: tuple[str, str, str | None, str | None], on: date, said: tuple[str, str]
    ) -> ReferralDue:
        row = self.people[person]
        name = listed_name(row.surname, row.forenames, self.work.hides(row.restricted))
        prompt, pathway, referral, level = what
        return ReferralDue(prompt, reference(PERSON, person), name, pathway, referral, level, on, *said)
