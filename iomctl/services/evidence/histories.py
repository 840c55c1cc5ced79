"""The tables read into what the rules of reoffending take, person by person, for those who may enter and no others.

What was recorded by a day is not asked of the rows: asked by `--known-on` the whole unit of work is turned back to what
the book said then, so a fact in the tables is one that was recorded by that day, and `recorded_on` stays None. Of the
rules on what is seen the first so holds of itself, but that a fact which is dated after that day is not seen; the
second, as of a day, is the rules' own: an as-of day later than the one that is known is cut back to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from iomctl.domain.facts.crime_groups import BREACH, crime_group_of
from iomctl.domain.facts.offences import outcome_stands
from iomctl.domain.policy.choices import CUSTODIAL, DIED, MOVED
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reoffending.recorded import (
    IMMEDIATE_CUSTODY,
    SENTENCED,
    CommittedOffence,
    CustodyStay,
    DatedScore,
    LifeDay,
    OffenceOutcome,
    OutcomeSetAside,
    PassedSentence,
    PersonHistory,
    SchemeCase,
)
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.entering import entering
from iomctl.services.evidence.referred import (
    PassedRequirement,
    StartedReferral,
    passed_requirements,
    started_referrals,
)
from iomctl.services.evidence.rows_read import PersonRows, rows_of
from iomctl.storage.unit_of_work import UnitOfWork

NOTHING = ReadBeside()
AT_ONCE = 2_000
"""So many people's facts are at hand at once, however many there are."""


class ReadPerson(NamedTuple):
    """A person's row number and history, and what is beside it.

    That is the group of each offence by its number; the days from which one was the index offence of the case, with its
    number; words of GAPS for what the measure would need and nobody recorded; and, where asked for, their
    referrals, requirements, and the day of each arrest and whether it led to a charge. `people` are so many of whom
    all of this is the same, `person` the lowest of their row numbers.
    """

    person: int
    history: PersonHistory
    groups: Mapping[str, str]
    index_days: Sequence[tuple[date, str]]
    gaps: tuple[str, ...]
    referrals: Sequence[StartedReferral]
    arrests: Sequence[tuple[date, bool]]
    requirements: Sequence[PassedRequirement]
    people: int = 1


class PolicyWords(NamedTuple):
    """What the policy says of reasons for leaving and of kinds of sentence, by their codes."""

    means: Mapping[str, str]
    court: Mapping[str, str]

    @classmethod
    def of(cls, policy: Policy) -> "PolicyWords":
        """Those of a policy."""
        reasons, kinds = policy.reasons["deselection"], policy.sentences
        return cls({code: one.means for code, one in reasons.items()}, {code: one.court for code, one in kinds.items()})


NO_SENTENCE_DAY, NO_OUTCOME_DAY, NO_SENTENCE = "no-sentence-day", "no-outcome-day", "no-sentence"
GAPS_OF_ALL = (NO_OUTCOME_DAY,)
"""Those that matter to the scheme's own cohort too; the others are of ways into the official one."""
GAPS = {
    NO_SENTENCE_DAY: "stays of the kind sentenced without the day of the sentence: their release is no entry",
    NO_OUTCOME_DAY: "convictions or cautions without a day: they prove nothing",
    NO_SENTENCE: "sentences of a court that no offence names: they are no entry",
}


def people_read(work: UnitOfWork, scope: EvidenceScope, beside: ReadBeside = NOTHING) -> Iterator[ReadPerson]:
    """Everyone who may enter, in the order of their row numbers, and what is asked for beside their histories."""
    return people_of(work, scope, entering(work, scope), beside)


def people_of(
    work: UnitOfWork, scope: EvidenceScope, numbers: Sequence[int], beside: ReadBeside = NOTHING
) -> Iterator[ReadPerson]:
    """The same of some of them, by their row numbers and in that order."""
    words = PolicyWords.of(work.policy)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        found = rows_of(work, part, scope, beside)
        referrals = started_referrals(work, part) if beside.referrals else {}
        requirements = passed_requirements(work, part) if beside.requirements else {}
        for person in part:
            read = read_person(person, found[person], scope, words)
            yield read._replace(referrals=referrals.get(person, ()), requirements=requirements.get(person, ()))


def read_person(person: int, rows: PersonRows, scope: EvidenceScope, words: PolicyWords) -> ReadPerson:
    """What the rules take of the rows of a person."""
    means, court = words.means, words.court
    died = [one.deselected_on for one in rows.spells if means.get(one.deselection_reason) == DIED]
    moved = [one.deselected_on for one in rows.spells if means.get(one.deselection_reason) == MOVED]
    own = [one for one in rows.spells if scope.cohort in {None, one.cohort_id}]
    numbered = [(_number(one.id), one) for one in rows.offences]
    groups = {number: crime_group_of(one.code, one.victim) for number, one in numbered}
    history = PersonHistory(
        offences=tuple(_offence(number, one, groups[number]) for number, one in numbered),
        outcomes=tuple(
            OffenceOutcome(number, one.outcome_on, one.outcome)
            for number, one in numbered
            if one.outcome and one.outcome_on
        ),
        set_aside=tuple(OutcomeSetAside(number, one.set_aside_on) for number, one in numbered if one.set_aside_on),
        sentences=tuple(_sentences(rows, court)),
        stays=tuple(_stay(one, rows, court) for one in rows.stays),
        cases=tuple(SchemeCase(one.adopted_on, one.deselected_on, one.tier or "") for one in own),
        scores=tuple(_score(one) for one in rows.scores),
        died=LifeDay(min(died)) if died else None,
        moves=tuple(LifeDay(one) for one in moved),
    )
    index = [(one.index_on, number) for number, one in numbered if one.index_on and _stands(one, scope)]
    return ReadPerson(
        person, history, groups, index, tuple(_gaps(rows, court)), (), _arrests(rows, scope.asked.day), ()
    )


def _score(one: Any) -> DatedScore:
    return DatedScore(one.scored_on, Decimal(str(one.value)), one.kind, words=one.version or "")


def _stands(one: Any, scope: EvidenceScope) -> bool:
    return outcome_stands(one.outcome_on, one.set_aside_on, scope.asked.known_on)


def _number(row: int) -> str:
    """Row numbers as the rules take them, in the same order."""
    return f"{row:09}"


def _offence(number: str, one: Any, group: str) -> CommittedOffence:
    first, counted_as = one.committed_on, one.counted_as
    return CommittedOffence(
        number,
        first,
        one.committed_until or first,
        breach=BREACH in (counted_as, group),
        considered=counted_as == "considered",
        elsewhere=one.place is not None,
    )


def _sentences(rows: PersonRows, court: Mapping[str, str]) -> Iterator[PassedSentence]:
    """What a court passed, once for each of its offences; one that no offence names stands for none of them."""
    for one in rows.sentences:
        if kind := court.get(one.kind):
            days = (one.until_on - one.start_on).days + 1 if one.until_on else 0
            said = IMMEDIATE_CUSTODY if kind == CUSTODIAL else kind
            for offence in rows.passed_for(one.id) or [0]:
                yield PassedSentence(_number(offence), one.start_on, said, days)


def _stay(one: Any, rows: PersonRows, court: Mapping[str, str]) -> CustodyStay:
    """A stay of the kind sentenced serves the sentences of custody that begin on its day of sentence; never guessed."""
    served: list[int] = []
    if one.kind == SENTENCED and one.sentenced_on:
        for passed in rows.sentences:
            if court.get(passed.kind) == CUSTODIAL and passed.start_on == one.sentenced_on:
                served += rows.passed_for(passed.id)
    return CustodyStay(one.from_on, one.to_on, one.kind or "", tuple(_number(offence) for offence in served))


def _gaps(rows: PersonRows, court: Mapping[str, str]) -> Iterator[str]:
    for stay in rows.stays:
        if stay.kind == SENTENCED and stay.sentenced_on is None:
            yield NO_SENTENCE_DAY
    for offence in rows.offences:
        if offence.outcome in {"convicted", "cautioned"} and offence.outcome_on is None:
            yield NO_OUTCOME_DAY
    for sentence in rows.sentences:
        if court.get(sentence.kind) and not rows.passed_for(sentence.id):
            yield NO_SENTENCE


def _arrests(rows: PersonRows, day: date) -> list[tuple[date, bool]]:
    return [(one.arrested_on, one.outcome == "charged" and (one.outcome_on or day) <= day) for one in rows.arrests]
