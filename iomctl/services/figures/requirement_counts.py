"""Requirements of sentences counted by gender or area; nobody is named."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import label

from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.domain.facts.sentences import runs_on
from iomctl.domain.policy.home_and_release_choices import RequirementKind
from iomctl.domain.requirements import ASSESSMENT, BREACH, CONSENT, FOUND, outside
from iomctl.services.asked_day import AskedDay
from iomctl.services.figures.groups import grouping
from iomctl.services.requirements.known import NOTHING, KnownSteps, known_of, reasons_in
from iomctl.services.requirements.lists import WhichRequirements, asked_for
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RequirementCount:
    """The requirements of the people of a group; the field names are a contract. Each person counts once.

    Consents, and so assessments, add up to the requirements. Sessions attended, acceptable and unacceptable add up to
    those offered; requirements of which no session is recorded are counted apart.
    """

    group: str = column("Group", "the gender or the area", "Luton", rank=0, kept=True)
    people: int = column("People", "who have such a requirement", "12", rank=0, right=True)
    requirements: int = column("Requirements", "how many they have", "14", rank=0, right=True)
    run: int = column("Run", "of those, which run on the day", "11", rank=0, right=True)
    without_referral: int = column(
        "Without referral", "of those that run, which nobody referred", "3", rank=2, right=True
    )
    consented: int = column("Consented", "requirements with consent given", "10", rank=2, right=True)
    refused: int = column("Refused", "with consent refused", "1", rank=3, right=True)
    consent_not_recorded: int = column("Consent not recorded", "of which neither is recorded", "3", rank=2, right=True)
    suitable: int = column("Suitable", "assessed as suitable", "9", rank=3, right=True)
    not_suitable: int = column("Not suitable", "assessed as not suitable", "2", rank=4, right=True)
    not_assessed: int = column("Not assessed", "of which no assessment is recorded", "3", rank=3, right=True)
    sessions: int = column("Sessions", "sessions that were offered", "96", rank=0, right=True)
    attended: int = column("Attended", "of those, attended", "71", rank=0, right=True)
    acceptable: int = column("Acceptable", "missed for a reason that the policy accepts", "14", rank=2, right=True)
    unacceptable: int = column("Unacceptable", "missed otherwise", "11", rank=2, right=True)
    no_sessions: int = column(
        "No sessions", "requirements with no session recorded, on the days asked for", "4", rank=2, right=True
    )
    breach: int = column("Breach", "requirements with a breach recorded", "2", rank=2, right=True)
    breach_found: int = column("Breach found", "of those, where it was found by the newest", "1", rank=3, right=True)
    outside: int = column("Outside", "where the policy does not offer that kind", "1", rank=4, right=True)


COUNTED = tuple(name for name in RequirementCount.__dataclass_fields__ if name not in {"group", "people"})


class RequirementsCounted(NamedTuple):
    """Each group that has any, in the order of the policy or by name of the area, and the totals."""

    groups: list[RequirementCount]
    people: int
    requirements: int

    @property
    def in_words(self) -> str:
        """The sessions of all groups together in words, and of how many requirements none is recorded."""
        totals = {name: sum(getattr(one, name) for one in self.groups) for name in COUNTED}
        told = f"{counted(totals['sessions'], 'session')} offered"
        if totals["sessions"]:
            told += ", {attended} attended, {acceptable} missed acceptably, {unacceptable} otherwise".format(**totals)
        left = totals["no_sessions"]
        return f"{told}; no session is recorded of {counted(left, 'requirement')}" if left else told


def requirements_counted(work: UnitOfWork, on: date, which: WhichRequirements, by: str) -> RequirementsCounted:
    """Requirements that had begun by a day, by gender or area, over what `requirements` would list.

    Areas are those of the scheme, and one group of all others. Raises as `lists.requirements`.
    """
    day = AskedDay(work, on)
    groups = grouping(work, by, day.spells)
    rows = work.session.execute(asked_for(work, day, which).add_columns(label("key", groups.key))).all()
    kinds, known = day.either(RequirementKind), known_of(work, day, (row.id for row in rows), which.days)
    found = reasons_in(work, day, BREACH, FOUND)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        group = groups.group(row.key)
        people[group].add(row.offender_id)
        counts[group].update(_counts(row, on, (kinds[row.kind], known.get(row.id, NOTHING)), found))
    listed = [
        RequirementCount(group, len(people[group]), **{name: counts[group][name] for name in COUNTED})
        for group in groups.listed
        if group in counts
    ]
    return RequirementsCounted(listed, sum(one.people for one in listed), sum(one.requirements for one in listed))


def _counts(row: Any, on: date, told: tuple[RequirementKind, KnownSteps], found: frozenset[str]) -> dict[str, int]:
    """What one requirement adds to each count; `found` are the outcomes of a breach that was found."""
    kind, known = told
    runs, sessions = runs_on(on, row.start_on, row.last_on), known.sessions
    return {
        **dict.fromkeys(_standing(known), 1),
        "requirements": 1,
        "run": int(runs),
        "without_referral": int(runs and row.made is None),
        "sessions": sessions.offered if sessions else 0,
        **(sessions._asdict() if sessions else {"no_sessions": 1}),
        "breach": int(BREACH in known.newest),
        "breach_found": int(BREACH in known.newest and known.newest[BREACH].outcome in found),
        "outside": int(outside(kind.areas, row.area) is not None),
    }


def _standing(known: KnownSteps) -> Iterator[str]:
    consent, assessment = (known.newest.get(step) for step in (CONSENT, ASSESSMENT))
    yield {"given": "consented", "refused": "refused"}[consent.outcome] if consent else "consent_not_recorded"
    yield assessment.outcome.replace("-", "_") if assessment else "not_assessed"
