"""People merged and parted in any order, with facts typed in between: nothing is lost, and nothing stands twice."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.processes.tables import Tables
from tests.program import Program
from tests.services.test_undo_identity import held, newest

UNUSUAL = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
PEOPLE = ("N00001", "N00002", "N00003", "N00004", "N00005")
PAIRS = tuple((one, other) for one in PEOPLE for other in PEOPLE if one != other)
STEPS = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("merge"), st.sampled_from(PAIRS)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)
MERGES = (
    "offender merge N2 --into N1",
    "offender merge N1 --into N2",
    "offender merge N3 --into N1",
    "offender merge N2 --into N3",
)
TYPED = (
    "need set N2 drugs=severe",
    "need withdraw N1 accommodation --reason wrong",
    "note add N3 words --kind fact",
    "note withdraw E1 --reason wrong",
    "contact add N2 appointment --how telephone --kept",
    "offender identify N3 --cro 041772/09M",
    "offender alias N2 Sam_Finch",
    "offender withdraw N2 --prison A4172CX --reason wrong",
    "offender restrict N3 --reason told",
    "offender edit N2 --area Luton",
    "review hold N1 --colour red",
    "cohort deselect N1 --reason moved-area --exit-plan none",
    "cohort adopt N2 --cohort luton --tier fixed --colour red --no-worker --reason court",
    "custody withdraw N2 --reason wrong",
    "custody begin N1 remand --on yesterday",
    "release happened N2 --to A07B",
    "referral answer R1 accepted",
)


def five(iomctl: Program) -> None:
    """Five people, of whom nothing else is recorded."""
    for number, surname in enumerate(("Mercer", "Hollis", "Sayle", "Quill", "Finch"), start=1):
        born = f"{1980 + number}-0{number}-1{number}"
        iomctl("offender", "add", "--surname", surname, "--forenames", f"Jo{'x' * number}", "--born", born).succeeds()


class Book:
    """What is to be so: of whom each contact was said, and who was merged into whom by which event."""

    def __init__(self, iomctl: Program) -> None:
        self._iomctl = iomctl
        self.said: dict[str, str] = {}
        self.links: dict[str, tuple[str, int]] = {}

    def record(self, person: str) -> str:
        while person in self.links:
            person = self.links[person][0]
        return person

    def say(self, person: str) -> None:
        on = f"2026-01-{len(self.said) + 1:02}"
        typed = ("contact", "add", person, "appointment", "--how", "telephone", "--kept", "--on", on)
        added = self._iomctl(*typed, "--format", "json").succeeds().json()
        assert added["offender"] == self.record(person)
        self.said[added["contact"]] = person

    def merge(self, one: str, other: str) -> None:
        answer = self._iomctl("offender", "merge", one, "--into", other)
        if one in self.links or self.record(one) == self.record(other):
            answer.exits(5)
        else:
            answer.succeeds()
            self.links[one] = self.record(other), newest(self._iomctl)

    def part(self, which: int) -> None:
        if self.links:
            person = sorted(self.links)[which % len(self.links)]
            self._iomctl("undo", str(self.links[person][1])).succeeds()
            del self.links[person]

    def _contacts(self, person: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self._iomctl("contact", "list", person, "--format", "json").succeeds().json()
        return found

    def check(self) -> None:
        records = [one for one in PEOPLE if one not in self.links]
        told = [(one["contact"], one["offender"]) for record in records for one in self._contacts(record)]
        assert sorted(told) == sorted((contact, self.record(person)) for contact, person in self.said.items())
        listed = [one["offender"] for one in self._iomctl("offender", "list", "--format", "json").json()]
        assert listed == records
        for person in PEOPLE:
            page = self._iomctl("offender", "show", person, "--format", "json").json()
            assert page["offender"] == self.record(person)


@settings(max_examples=8, suppress_health_check=UNUSUAL)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_each_fact_stays_of_whom_it_was_said(steps: list[tuple[str, Any]], copy_of: CopyOf) -> None:
    iomctl = copy_of(five)
    book = Book(iomctl)
    for what, of in steps:
        if what == "say":
            book.say(of)
        elif what == "merge":
            book.merge(*of)
        else:
            book.part(of)
        book.check()
    while book.links:
        book.part(0)
    book.check()
    iomctl("db", "check").succeeds()


@settings(max_examples=8, suppress_health_check=UNUSUAL)
@given(typed=st.lists(st.one_of(st.sampled_from(MERGES), st.sampled_from(TYPED)), min_size=3, max_size=9))
def test_taken_back_in_any_order_nothing_is_lost(typed: list[str], copy_of: CopyOf) -> None:
    iomctl = copy_of(settle)
    first = held(iomctl)
    done = []
    for line in typed:
        before = newest(iomctl, changed=True)
        assert iomctl(*(word.replace("_", " ") for word in line.split())).code in {0, 2, 3, 4, 5}, line
        if newest(iomctl, changed=True) > before:
            done.append(newest(iomctl, changed=True))
            iomctl("db", "check").succeeds()
    while done:
        event = next(one for one in (*done, None) if one is None or _undone(iomctl, one))
        assert event is not None, done
        done.remove(event)
        iomctl("db", "check").succeeds()
    assert _bare(held(iomctl)) == _bare(first)


def _undone(iomctl: Program, event: int) -> bool:
    return iomctl("--restricted", "undo", str(event)).code == 0


def _bare(tables: Tables) -> Any:
    """The rows, but for the marks of limited access that parting never lifts."""
    return {name: rows for name, rows in tables.items() if name != "offender"}
