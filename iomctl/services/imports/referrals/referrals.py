"""Import of referrals: one row tells of a referral and each of its steps."""

from typing import Any

from iomctl.domain.policy.choices import Pathway
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import ENDINGS, SCORES
from iomctl.services.imports.engine.fields import (
    AsItIs,
    Fields,
    Remembered,
    Row,
    code,
    given_reference,
    iso_day,
    name,
    needed,
    reason,
    word,
    words,
)
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.known_services import KnownServices
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.services.imports.referrals.course import TOLD, StepRow, course_faults, steps_of
from iomctl.services.imports.referrals.given_rows import GivenReferral, contradictions, steps_in_words, unfit
from iomctl.services.imports.referrals.known import KnownReferral, KnownReferrals, Place
from iomctl.services.imports.referrals.practitioners_and_outcomes import (
    DEPTH,
    NOTHING,
    Depth,
    add_rows,
    beyond,
    depth_faults,
)
from iomctl.services.imports.referrals.practitioners_and_outcomes import readers as depth_readers
from iomctl.services.lookup.who_is_served import Lives, is_outside, lives_of
from iomctl.storage.tables.referrals import Referral, ReferralStep

FIELDS = ("referral", "offender", "pathway", "provider", "area", TOLD[0], "note", *TOLD[1:], *DEPTH)
REQUIRED = ("offender", "pathway", "provider", "made_on")


class ReferralImport:
    """A row with the reference of a recorded referral, or without one but to the same service on the same day,
    is that referral: steps it has beyond the recorded ones are added, and a recorded step is never changed.

    A second open referral to one service is not refused here, as it is when it is made: a file tells what was.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake, self._today = intake, intake.work.today
        self._services = KnownServices(intake)
        self._fields = Fields(_readers(intake))
        self._lives: dict[int, Lives] = {}

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake = self._intake
        people = people_meant(intake.work, [row.texts[1] for row in rows])
        given = [one for row in rows if (one := self._given(row, people[row.texts[1]])) is not None]
        self._lives = lives_of(intake.work, {one.person.id for one in given})
        bare = {one.person.id for one in given if one.number is None}
        is_free = intake.ledger.is_free
        taken = {one.number for one in given if one.number is not None and not is_free(Referral, one.number)}
        known = KnownReferrals(intake.work, taken, bare)
        for one in given:
            self._decide(one, known)
        intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _given(self, row: Row, person: PersonMeant | str) -> GivenReferral | None:
        values, faults = self._fields.read_all(row.texts)
        if isinstance(person, str):
            faults.insert(0, person)
        if not values or isinstance(person, str):
            self._intake.refuse(row, faults)
            return None
        number, _, pathway, provider, area, made_on, note, *rest = values
        told = (made_on, *rest[: -len(DEPTH)])
        depth = Depth(*rest[-len(DEPTH) :])
        steps = steps_of(told)
        faults += [self._with_choices(line) for line in course_faults(told, steps, self._today)]
        if depth != NOTHING:
            faults += depth_faults(depth, pathway, steps, self._intake.work.policy)
        if depth.signpost is not None and number is None:
            faults.append("signpost: given without referral")
        if person.born_on and made_on < person.born_on:
            faults.append(f"made_on: {made_on} is before they were born")
        faults += person.not_dead("made_on", made_on)
        wanted = (provider, pathway, area or "")
        if fault := self._services.fault(wanted):
            faults.append(fault)
        if faults:
            self._intake.refuse(row, faults)
            return None
        return GivenReferral(row, number, person, wanted, note, steps, depth)

    def _with_choices(self, line: str) -> str:
        """A fault of the steps; where a reason is needed, with those that the policy has."""
        list_name, _, rest = line.partition("_reason: ")
        if not rest.startswith("needed for "):
            return line
        known = self._intake.work.policy.reasons["ending" if list_name == "ending" else "refusal"]
        return f"{line}: one of {', '.join(code for code, one in known.items() if one.active)}"

    def _decide(self, given: GivenReferral, known: KnownReferrals) -> None:
        service = self._services.service(given.wanted)
        place = (given.person.id, service, given.steps[0][1])
        if given.number in known.withdrawn:
            self._intake.refuse(given.row, [f"referral: {reference(REFERRAL, given.number)} was withdrawn"])
            return
        found = known.found(given.number, place)
        if found is None:
            if faults := unfit(given, self._lives[given.person.id], self._intake.work.policy):
                self._intake.refuse(given.row, faults)
                return
            known.keep(self._add(given, place), (place, given.note, given.steps, given.depth))
            return
        number, recorded = found
        faults = contradictions(given, number, place, recorded)
        if faults:
            self._intake.refuse(given.row, faults)
            return
        new = given.steps[len(recorded[2]) :]
        more = beyond(given.depth, recorded[3])
        self._intake.counts["changed" if new or more != NOTHING else "unchanged"] += 1
        if new or more != NOTHING:
            self._intake.tell(given.row, steps_in_words(number, new, more))
            known.keep(number, self._go_on(number, recorded, new, more))

    def _add(self, given: GivenReferral, place: Place) -> int:
        ledger = self._intake.ledger
        number = given.number
        if number is None:
            number = ledger.number(Referral)
        else:
            ledger.claim(Referral, number)
        status, on, *_ = given.steps[-1]
        row = (number, *place, status, on)
        depth = given.depth
        outside = is_outside(given.wanted[2] or "", self._lives[place[0]].area)
        if depth.complexity or depth.signpost or outside:
            ledger.rows[Referral].append((*row, given.note, depth.complexity, depth.signpost, outside or None))
        else:
            ledger.rows[Referral].append((*row, given.note) if given.note else row)
        self._add_steps(number, given.steps)
        add_rows(ledger, number, depth)
        self._intake.counts["added"] += 1
        return number

    def _go_on(self, number: int, recorded: KnownReferral, new: list[StepRow], more: Depth) -> KnownReferral:
        place, note, steps, depth = recorded
        ledger = self._intake.ledger
        if new:
            before, after = (dict(zip(("status", "status_on"), step, strict=False)) for step in (steps[-1], new[-1]))
            ledger.change(Referral, number, before, after)
            self._add_steps(number, new)
        add_rows(ledger, number, more)
        names, outcomes = depth.practitioners + more.practitioners, depth.outcomes + more.outcomes
        return place, note, [*steps, *new], depth._replace(practitioners=names, outcomes=outcomes)

    def _add_steps(self, number: int, steps: list[StepRow]) -> None:
        rows = self._intake.ledger.rows[ReferralStep]
        for step in steps:
            rows.append((number, *step) if any(step[2:]) else (number, step[0], step[1]))


def _readers(intake: Intake) -> dict[str, Any]:
    policy, binding, today = intake.work.policy, intake.binding, intake.work.today

    def happened(field: str) -> Remembered:
        return iso_day(field, binding, until=today)

    return {
        "referral": given_reference(REFERRAL),
        "offender": AsItIs(),
        "pathway": needed(code(policy, Pathway)),
        "provider": needed(name()),
        "area": name(),
        "made_on": needed(happened("made_on")),
        "note": words(),
        "accepted_on": happened("accepted_on"),
        "refused_on": happened("refused_on"),
        "refusal_reason": reason(policy, "refusal"),
        "answer_note": words(),
        "started_on": happened("started_on"),
        "start_note": words(),
        "ended_on": happened("ended_on"),
        "ending": word("ending", ENDINGS),
        "ending_reason": reason(policy, "ending"),
        "outcome": word("outcome", SCORES),
        "end_note": words(),
        **depth_readers(today),
    }
