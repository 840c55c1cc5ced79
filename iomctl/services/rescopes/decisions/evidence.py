"""What stands behind the answer of a rule about one person, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.counts import counted
from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.days.births import age_on, read_birth
from iomctl.domain.days.days import short
from iomctl.domain.facts.offence_codes import name_of
from iomctl.services.rescopes.decisions.home_told import home_told
from iomctl.services.rescopes.rules.answers import UnpackedAnswer
from iomctl.services.rescopes.rules.missing import missing
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork


class Evidence(NamedTuple):
    """What stands behind an answer, in words, and the day it is from, None where it has none."""

    words: str
    on: date | None = None


def evidence(work: UnitOfWork, run: Run, rule: Rule, of: tuple[int, UnpackedAnswer]) -> Evidence:
    """What a rule's answer `of` the person with a row number goes by, or what is missing."""
    if rule.field == "home":
        return Evidence(*home_told(work, run, rule, of))
    answer = of[1]
    found = _FACTS[rule.field](work, run, rule, answer)
    if answer.met is None:
        lacks = missing(rule, answer, run.policy)
        return Evidence(f"{lacks}: {found.words}" if found.on else lacks, found.on)
    return found


def _offence(work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Offence, answer)
    if row is None:
        return Evidence(f"none recorded{_since(run, rule)}")
    named = f"{row.code} {name_of(row.code)}" if row.code else "no code"
    victim = "" if row.victim == "not-known" else f", victim a {row.victim}"
    return Evidence(named + victim, row.committed_on)


def _count(_work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
    sure, unsure = (int(fact or 0) for fact in answer.facts)
    return Evidence(f"{sure}{_since(run, rule)}{_more(unsure)}")


def _days_of_arrest(_work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
    sure, unsure = (int(fact or 0) for fact in answer.facts)
    days = counted(sure, "day of arrest", "days of arrest")
    return Evidence(f"{days}{_since(run, rule)}{_more(unsure)}")


def _more(unsure: int) -> str:
    return f"; {unsure} more may count" if unsure else ""


def _since(run: Run, rule: Rule) -> str:
    return f" since {short(rule.within.before(run.on), date.min)}" if rule.within else ""


def _score(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Score, answer)
    return Evidence(row.level or f"{row.value:g}", row.scored_on) if row else Evidence("none")


def _sentence(work: UnitOfWork, run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Sentence, answer)
    if row is None:
        return Evidence("none on that day")
    until = f" to {short(row.until_on, date.min)}" if row.until_on else ""
    return Evidence(run.policy.sentences[row.kind].name + until, row.start_on)


def _marker(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Marker, answer)
    if row is None:
        return Evidence("never asked")
    if not row.present:
        return Evidence("asked, there was none", row.from_on)
    return Evidence("marked" + (f" until {short(row.until_on, date.min)}" if row.until_on else ""), row.from_on)


def _need(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Need, answer)
    return Evidence(row.level, row.from_on) if row else Evidence("never asked")


def _referral(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Referral, answer)
    return Evidence(row.status, row.made_on) if row else Evidence("none")


def _age(_work: UnitOfWork, run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    born = answer.facts[0]
    return Evidence(str(age_on(read_birth(born), run.on)) if born else "not recorded")


def _adopted(_work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    adopted = answer.facts[0]
    return Evidence("adopted", date.fromisoformat(adopted)) if adopted else Evidence("outside the cohort")


def _custody(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    (fact,) = answer.facts
    if fact and not fact.isdigit():  # a run of before the stay itself answered
        return Evidence(fact)
    row = _row(work, Custody, answer)
    return Evidence("in custody", row.from_on) if row else Evidence("not in custody on that day")


def _own(_work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    return Evidence(answer.facts[0] or "not recorded")


def _level(work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
    review = _row(work, MarkerReview, answer, place=1)
    if answer.met is None or review is None or review.level is None:
        return _marker(work, run, rule, answer)
    return Evidence(f"level {review.level}", review.from_on)


def _released(work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Custody, answer)
    since = short(rule.value.before(run.on), date.min)
    return Evidence("released", row.to_on) if row else Evidence(f"not released since {since}")


def _release_due(_work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    stay, day = answer.facts
    if not stay:
        return Evidence("not in custody on that day")
    return Evidence(f"to be released on {short(date.fromisoformat(day), date.min)}") if day else Evidence("")


def _other_cohort(work: UnitOfWork, _run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Spell, answer)
    if row is None:
        return Evidence("in none on that day")
    return Evidence(f"in {work.session.get_one(Cohort, row.cohort_id).code}", row.adopted_on)


def _placement(work: UnitOfWork, run: Run, _rule: Rule, answer: UnpackedAnswer) -> Evidence:
    row = _row(work, Placement, answer)
    if row is None:
        return Evidence("no placement on that day")
    kind = run.policy.placements.get(row.kind)
    told = f"{kind.name}, {run.policy.accommodations[kind.accommodation].settled}" if kind else row.kind
    return Evidence(told, row.from_on)


def _row(work: UnitOfWork, table: Any, answer: UnpackedAnswer, place: int = 0) -> Any:
    number = answer.facts[place]
    if not number:
        return None
    query = select(table).where(col(table.id) == int(number))
    return work.session.scalars(query, execution_options=ALSO_WITHDRAWN).first()


_FACTS: Mapping[str, Callable[[UnitOfWork, Run, Rule, UnpackedAnswer], Evidence]] = {
    "index-offence": _offence,
    "offence": _offence,
    "offences": _count,
    "arrests": _days_of_arrest,
    "score": _score,
    "statutory": _sentence,
    "sentence": _sentence,
    "marker": _marker,
    "marker.level": _level,
    "need": _need,
    "referral": _referral,
    "age": _age,
    "gender": _own,
    "area": _own,
    "time-on-scheme": _adopted,
    "colour": _own,
    "custody": _custody,
    "released": _released,
    "release-due": _release_due,
    "other-cohort": _other_cohort,
    "placement": _placement,
    "contacts-missed": _count,
}
