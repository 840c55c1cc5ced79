"""Histories made up at random, of days close to each other, so that facts meet at every edge."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from iomctl.domain.reoffending.asked import OFFICIAL, SCHEME, AskedCohort
from iomctl.domain.reoffending.recorded import (
    CommittedOffence,
    CustodyStay,
    LifeDay,
    OffenceOutcome,
    OutcomeSetAside,
    PassedSentence,
    PersonHistory,
    SchemeCase,
)

FIRST, LAST = date(2023, 1, 28), date(2025, 12, 31)
NUMBERS = st.sampled_from("abcdef")
DAYS = st.one_of(
    st.dates(FIRST, LAST), st.dates(date(2023, 3, 29), date(2023, 5, 3)), st.dates(date(2024, 3, 29), date(2024, 5, 3))
)
FLAGS = st.sampled_from([False, False, False, True])


@st.composite
def _offences(draw: st.DrawFn) -> tuple[CommittedOffence, ...]:
    numbers = draw(st.lists(NUMBERS, unique=True, min_size=1))
    made = []
    for number in numbers:
        first = draw(st.none() | DAYS)
        last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 30]))) if first else None
        made.append(CommittedOffence(number, first, last, None, *(draw(FLAGS) for _ in range(3))))
    return tuple(made)


def _some(strategy: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def _stays(draw: st.DrawFn) -> CustodyStay:
    on, days = draw(DAYS), draw(st.none() | st.integers(0, 200))
    out = None if days is None else on + timedelta(days=days)
    kind = draw(st.sampled_from(["sentenced", "sentenced", "remand", "recall"]))
    return CustodyStay(on, out, kind, tuple(draw(st.lists(NUMBERS, max_size=2))))


@st.composite
def _cases(draw: st.DrawFn) -> SchemeCase:
    on, days = draw(DAYS), draw(st.none() | st.integers(0, 400))
    return SchemeCase(on, None if days is None else on + timedelta(days=days), "fixed")


OUTCOMES = st.builds(
    OffenceOutcome,
    NUMBERS,
    DAYS,
    st.sampled_from(["convicted", "convicted", "cautioned", "no-further-action"]),
    st.none(),
)
SENTENCES = st.builds(
    PassedSentence, NUMBERS, DAYS, st.sampled_from(["community", "fine", "custody"]), st.integers(0, 400), st.none()
)
LASTING = st.builds(
    PersonHistory,
    offences=_offences(),
    outcomes=_some(OUTCOMES, 8),
    sentences=_some(SENTENCES),
    stays=_some(_stays(), 3),
    cases=_some(_cases(), 3),
)
"""Histories in which nothing that was seen is ever undone."""


@st.composite
def _changing(draw: st.DrawFn) -> PersonHistory:
    """Histories with deaths and outcomes set aside, and with facts that were recorded late."""
    history, late = draw(LASTING), st.none() | st.none() | DAYS
    recorded: dict[str, Any] = {
        name: tuple(one._replace(recorded_on=draw(late)) for one in getattr(history, name))
        for name in ("offences", "outcomes", "sentences", "stays", "cases")
    }
    died = draw(st.none() | st.none() | DAYS)
    return PersonHistory(
        **recorded,
        set_aside=tuple(OutcomeSetAside(draw(NUMBERS), draw(DAYS), draw(late)) for _ in range(draw(st.integers(0, 1)))),
        died=None if died is None else LifeDay(died, draw(late)),
        moves=tuple(LifeDay(draw(DAYS), draw(late)) for _ in range(draw(st.integers(0, 1)))),
    )


HISTORIES = _changing()


@st.composite
def questions(draw: st.DrawFn) -> AskedCohort:
    """A cohort of a quarter or of twelve months, by either route, as of a day after it began."""
    last = draw(st.sampled_from([date(2023, 6, 30), date(2024, 3, 31)]))
    as_of, known_on = draw(st.dates(date(2023, 4, 1), LAST)), draw(st.dates(date(2023, 4, 1), LAST))
    return AskedCohort(draw(st.sampled_from([OFFICIAL, SCHEME])), date(2023, 4, 1), last, as_of, known_on)
