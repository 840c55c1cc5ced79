"""Each vector of proven reoffending that the tables can hold, recorded there and read again, is answered the same."""

from collections import defaultdict
from datetime import date

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.histories import people_read
from iomctl.services.undo.known_then import turn_back
from iomctl.storage.unit_of_work import UnitOfWork
from tests.domain.reoffending.vectors import NEEDED, ROUTES, of_people, rows, said_in
from tests.program import Program
from tests.services.vector_book import a_day, not_held, recorded
from tests.services.vector_rows import Told

HELD = {one["vector"]: one for one in rows() if not not_held(one["facts"])}
REFUSED = {
    "R077": "an outcome is never before its offence",
    "R129": "two stays that overlap can't both be recorded while one of them is open",
}
"""What every door refuses."""
DAYS = ("asof", "known")


@NEEDED
def test_what_the_tables_cannot_hold_is_little() -> None:
    left = {one["vector"]: why for one in rows() if (why := not_held(one["facts"]))}
    assert {name for name, why in left.items() if "a day" in why} == {"R071"}
    assert len(HELD) > 110


@NEEDED
def test_vectors_are_answered_from_the_tables_as_from_their_words(iomctl: Program) -> None:
    vectors = {name: one["facts"] for name, one in HELD.items() if name not in REFUSED}
    people = recorded(iomctl, vectors)
    by_known = defaultdict[date, list[str]](list)
    for name in vectors:
        by_known[date.fromisoformat(said_in(HELD[name])["known"])].append(name)
    iomctl.now = iomctl.now.replace(year=2026, month=4, day=20)
    wrong: dict[str, tuple[str, str]] = {}
    for known, names in sorted(by_known.items(), reverse=True):
        with a_day(iomctl) as work:
            turn_back(work, known)
            for name in names:
                told = _answer(work, HELD[name], people[name])
                wrong |= {} if told == HELD[name]["expected"] else {name: (HELD[name]["about"], told)}
            work.session.rollback()
    assert wrong == {}


def _answer(work: UnitOfWork, row: dict[str, str], people: list[Told]) -> str:
    """What the tables say of the people of a vector, and of nobody else in the book."""
    said, mine = said_in(row), {one.person: one for one in people}
    first, last = map(date.fromisoformat, said["period"].split(".."))
    asked = AskedCohort(ROUTES[said["route"]], first, last, *(date.fromisoformat(said[one]) for one in DAYS))
    read = people_read(work, EvidenceScope(asked, None), ReadBeside("ogrs4-g", liberty=True, windows=True))
    found = [mine[one.person].renamed(one.history) for one in read if one.person in mine]
    return of_people(said, dict(enumerate(found)), asked)
