"""Why a run says what it says of one person: each rule's answer, with the fact behind it and its day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.criteria.criteria import MET, NOT_KNOWN, NOT_MET, Rule
from iomctl.domain.days.ages import completed_years
from iomctl.domain.days.days import short
from iomctl.domain.facts.offence_codes import name_of
from iomctl.domain.references import offender_column
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.rescopes.decisions.people import in_run
from iomctl.services.rescopes.rules.answers import UnpackedAnswer, unpacked
from iomctl.services.rescopes.rules.missing import missing
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

WATCH = "watch"
IN_WORDS = {True: MET, False: NOT_MET, None: NOT_KNOWN}


@dataclass(frozen=True)
class RuleAnswer:
    """One rule's answer about one person; the field names are a contract."""

    offender: str = offender_column()
    part: str = column("Part", "the tier whose tree has the rule, or watch", "fixed", rank=0)
    rule: str = column("Rule", "the rule's name in the criteria", "ogrs-75", rank=0, shown=False)
    words: str = column("Words", "the rule in words", "OGRS3 two-year at least 75", rank=0)
    answer: str = column("Answer", "met, not met or not known", "not met", rank=0)
    fact: str = column("Fact", "what is recorded, or what is missing", "58", rank=0)
    fact_on: date | None = column("Fact on", "the day of that fact", "2026-03-03", rank=1)


class Evidence(NamedTuple):
    """What stands behind an answer, in words, and the day it is from, None where it has none."""

    words: str
    on: date | None = None


def reasons(work: UnitOfWork, run: Run, offender: str) -> list[RuleAnswer]:
    """Every rule of every tier, in the order of the criteria; the look is logged.

    Raises NotFound for nobody, and for somebody of whom the run says nothing.
    """
    person, row = in_run(work, run, offender)
    answers = unpacked(row.answers, list(run.criteria.rules))
    evidence = {name: _evidence(work, run, run.criteria.rules[name], answer) for name, answer in answers.items()}
    return [
        RuleAnswer(
            offender=person_reference(person),
            part=part,
            rule=name,
            words=run.criteria.rules[name].words,
            answer=IN_WORDS[answers[name].met],
            fact=evidence[name].words,
            fact_on=evidence[name].on,
        )
        for part, name in _rules(run)
    ]


def _rules(run: Run) -> Iterator[tuple[str, str]]:
    trees = run.criteria.tiers | ({WATCH: run.criteria.watch} if run.criteria.watch else {})
    for part, tree in trees.items():
        for name in dict.fromkeys(tree.rules()):
            yield part, name


def _evidence(work: UnitOfWork, run: Run, rule: Rule, answer: UnpackedAnswer) -> Evidence:
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
    return Evidence(f"{sure}{f', and {unsure} that may be' if unsure else ''}{_since(run, rule)}")


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
    return Evidence(str(completed_years(date.fromisoformat(born), run.on)) if born else "not recorded")


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


def _row(work: UnitOfWork, table: Any, answer: UnpackedAnswer) -> Any:
    number = answer.facts[0]
    return work.session.scalars(select(table).where(col(table.id) == int(number))).first() if number else None


_FACTS: Mapping[str, Callable[[UnitOfWork, Run, Rule, UnpackedAnswer], Evidence]] = {
    "index-offence": _offence,
    "offence": _offence,
    "offences": _count,
    "arrests": _count,
    "score": _score,
    "statutory": _sentence,
    "sentence": _sentence,
    "marker": _marker,
    "need": _need,
    "referral": _referral,
    "age": _age,
    "gender": _own,
    "area": _own,
    "time-on-scheme": _adopted,
    "colour": _own,
    "custody": _custody,
}
