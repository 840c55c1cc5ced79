"""Criteria as SQL answer as the plain reading does, for people with whatever is recorded of them, nothing included."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.facts.arrests import joined
from iomctl.inputs.criteria.file import read_criteria, shipped_criteria
from iomctl.services.as_of import AsOf
from iomctl.services.rescopes.rules.arrest_rules import codes_recorded
from iomctl.services.rescopes.rules.asked import CriteriaAsked
from iomctl.services.rescopes.rules.statement import judged, people
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork
from tests.program import Program
from tests.services import plain_criteria, plain_people
from tests.services.answered_alike import answered_alike
from tests.services.case_book import working
from tests.services.other_criteria import OTHERS

ON = date(2026, 4, 20)
CODES = (None, "028/03", "034/01", "037/02", "039/00", "045/10", "008/06", "046/00")


@pytest.fixture
def criteria(iomctl: Program) -> Callable[[str], Criteria]:
    """Criteria by their text, read against the policy of the case book."""
    with working(iomctl) as work:
        policy = work.policy
    return lambda text: read_criteria(text, "criteria.toml", policy)


@pytest.mark.parametrize("seed", range(6))
def test_sql_answers_as_the_plain_reading(iomctl: Program, criteria: Callable[[str], Criteria], seed: int) -> None:
    made = random.Random(seed)  # noqa: S311 made-up facts, the same in every run
    told = [_somebody(made) for _ in range(60)]
    with working(iomctl) as work:
        for person in told:
            _record(work, person)
        for text in (*shipped_criteria().values(), OTHERS):
            _same(work, criteria(text), told)


def _same(work: UnitOfWork, read: Criteria, told: list[plain_people.Person]) -> None:
    asked = CriteriaAsked(ON, work.policy, read, {}, cohort=1, arrested_for=codes_recorded(work, read))
    found = {row.offender_id: row for row in work.session.execute(judged(asked, people(1, AsOf(ON, ON), [])))}
    plain = plain_criteria.Asked(read, work.policy, ON)
    for number, person in enumerate(told, 1):
        tier, met = plain_criteria.reached(plain, person)
        row = found.get(number)
        if row is None:
            assert tier == ""
            continue
        answered_alike(row.answers, plain, person)
        assert (row.tier_to, row.outcome) == (tier, "comes-in" if met else "not-known")
        assert (row.watch, row.edge) == (plain_criteria.watched(plain, person), plain_criteria.at_edge(plain, person))


def _somebody(made: random.Random) -> plain_people.Person:
    return plain_people.Person(
        born_on=made.choice((None, date(2001, 4, 20), date(2001, 4, 21), date(1980, 1, 1))),
        gender=made.choice((None, "male", "female")),
        offences=tuple(_offence(made) for _ in range(made.randrange(5))),
        arrests=tuple(_arrest(made) for _ in range(made.randrange(5))),
        scores=tuple(_score(made) for _ in range(made.randrange(4))),
        sentences=tuple(_sentence(made) for _ in range(made.randrange(3))),
        markers=tuple(_marker(made) for _ in range(made.randrange(3))),
    )


def _day(made: random.Random) -> date:
    near = (0, 1, -1, 365, 366, 364, 730, 731, 729, 84)
    return ON - timedelta(made.choice((*near, made.randrange(-60, 1000))))


def _offence(made: random.Random) -> plain_people.Offence:
    committed = _day(made)
    outcome = made.choice((None, "arrested", "charged", "convicted", "convicted", "no-further-action"))
    aside = committed + timedelta(made.choice((0, 1, 2, 60, 90, 400))) if outcome == "convicted" else None
    return plain_people.Offence(
        committed_on=committed,
        code=made.choice(CODES),
        victim=made.choice(("person", "business", "not-known")),
        outcome=outcome,
        outcome_on=committed + timedelta(made.choice((0, 0, 1, 2, 90))) if outcome and made.random() < 0.7 else None,
        index_on=made.choice((None, None, committed, _day(made))),
        withdrawn=made.random() < 0.1,
        set_aside_on=aside if made.random() < 0.5 else None,
    )


def _arrest(made: random.Random) -> plain_people.Arrest:
    return plain_people.Arrest(
        arrested_on=_day(made),
        codes=joined(made.sample(CODES[1:], made.randrange(4))),
        victim=made.choice(("person", "business", "not-known")),
        withdrawn=made.random() < 0.1,
    )


def _score(made: random.Random) -> plain_people.Score:
    withdrawn = made.random() < 0.1
    if made.random() < 0.4:
        level = made.choice(("low", "medium", "high", "very-high"))
        return plain_people.Score("rosh", _day(made), level=level, withdrawn=withdrawn)
    value = float(made.choice((0, 34, 35, 40, 45, 50, 69, 70, 75, 80, 81, 100)))
    return plain_people.Score("ogrs3-2y", _day(made), value=value, withdrawn=withdrawn)


def _sentence(made: random.Random) -> plain_people.Sentence:
    start = _day(made)
    end = made.choice(
        (None, start, start + timedelta(made.randrange(900)), max(start, ON), max(start, ON + timedelta(84)))
    )
    kind = made.choice(("licence", "remand", "community-order", "none"))
    return plain_people.Sentence(kind, start, end, made.random() < 0.1)


def _marker(made: random.Random) -> plain_people.Marker:
    start, present = _day(made), made.random() < 0.6
    end = made.choice((None, start, max(start, ON), max(start, ON - timedelta(1)))) if present else None
    return plain_people.Marker(made.choice(("domestic-abuse", "mappa")), start, present, end, made.random() < 0.1)


def _record(work: UnitOfWork, person: plain_people.Person) -> None:
    row = Offender(
        surname="Mercer",
        forenames="Kai",
        search_name="mercer kai",
        born_on=person.born_on,
        gender=person.gender,
        ethnicity=None,
        area=None,
        restricted=False,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    for table, facts in (
        (Offence, person.offences),
        (Arrest, person.arrests),
        (Score, person.scores),
        (Sentence, person.sentences),
        (Marker, person.markers),
    ):
        for fact in facts:
            work.session.add(_row(work, table, row.id, fact))
            work.session.flush()  # one after the other, so that row numbers follow the order of the list


def _row(work: UnitOfWork, table: Any, person: int, fact: Any) -> Any:
    values = dict(vars(fact))
    values.pop("levels", None)
    withdrawn_in = work.event if values.pop("withdrawn") else None
    return table(offender_id=person, source=None, withdrawn_in=withdrawn_in, **_more(table), **values, **work.recorded)


def _more(table: Any) -> dict[str, Any]:
    return {Arrest: {"outcome": None, "outcome_on": None}, Score: {"version": None}}.get(table, {})
