"""A random walk through a re-scope: facts, moves, plans, decisions, applications and undos, and what must stay so."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from tests.books import CopyOf
from tests.cli.rescope_book import criteria_in
from tests.cli.test_rescope_capacity import lay_full
from tests.program import Answer, Program
from tests.services.rescope_walked import OPEN, cases_of, cohort, decided_cohort, decided_so, people_of
from tests.storage.casebook import raw

PEOPLE = st.sampled_from(("N1", "N2", "N3", "N4", "N5"))
TIERS = st.sampled_from(("fixed", "flex", "free"))
RUNS = st.integers(0, 2)
REASONS = {"keep": "judgement", "move": "rescope", "leave": "out-of-scope", "admit": "criteria-met", "defer": "harm"}
FACTS = (
    ("offence", "028/03", "--on", "2026-04-02", "--index"),
    ("offence", "008/06", "--on", "2026-04-03", "--index"),
    ("score", "ogrs3-2y", "20"),
    ("score", "ogrs3-2y", "90"),
)
ADOPTED = ("--cohort", "luton", "--colour", "red", "--no-worker", "--reason", "court")
CHANGES = {
    "move": ("TIER", "--reason", "risk-down"),
    "deselect": ("--reason", "risk-reduced", "--exit-plan", "the council"),
    "adopt": (*ADOPTED, "--tier", "TIER"),
}
OVER = re.compile(
    r"(\w+) would hold (\d+) \w+ as decided(?:, \d+ of them put off)?(?: \(by the plan (\d+)\))?, \d+ over"
)


class RescopeWalk(RuleBasedStateMachine):
    """One case book of five people in one cohort and outside it, one in another, with two places in each tier."""

    copy_of: CopyOf

    @initialize()
    def begin(self) -> None:
        self.iomctl: Program = self.copy_of(lay_full)
        self.plans: dict[int, dict[str, dict[str, Any]]] = {}
        self.before: dict[int, tuple[dict[str, str], dict[str, Any]]] = {}
        self.touched: dict[int, set[str]] = {}
        self.plan(True)

    @rule(whom=PEOPLE, fact=st.sampled_from(FACTS), days=st.integers(0, 1))
    def record(self, whom: str, fact: tuple[str, ...], days: int) -> None:
        self.iomctl.travel(days)
        self.tried(fact[0], "add", whom, *fact[1:])

    @rule(whom=PEOPLE, change=st.sampled_from(sorted(CHANGES)), tier=TIERS)
    def change_case(self, whom: str, change: str, tier: str) -> None:
        typed = (tier if word == "TIER" else word for word in CHANGES[change])
        if self.tried("cohort", change, whom, *typed).code == 0:
            self.touch({f"N0000{whom[1]}"})

    @rule(candidates=st.booleans())
    def plan(self, candidates: bool) -> None:
        inside = cohort(self.iomctl)
        with TemporaryDirectory() as folder:
            words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria_in(Path(folder))))
            made = self.iomctl(*words, *(["--candidates"] if candidates else []), "--format", "json").succeeds()
        parts = {one["part"]: one for one in made.json()}
        run = len(self.plans) + 1
        self.plans[run] = parts
        people = self.people(run)
        assert [one["offender"] for one in people if one["now"] is not None] == sorted(inside)
        assert len({one["offender"] for one in people}) == len(people)
        stay = sum(parts[tier]["plan"] for tier in ("fixed", "flex", "free"))
        assert stay + parts["leave"]["plan"] + parts["not known"]["plan"] == len(inside)
        self.nothing_lost(run, people)

    def nothing_lost(self, run: int, people: list[dict[str, Any]]) -> None:
        """Every decision of the earlier run is carried over as it was, or told with why it was not."""
        listed = self.iomctl("rescope", "list", "--format", "json").succeeds().json()
        earlier = listed[-1]["carried_from"]
        if earlier is None:
            return
        made = {one["offender"]: decided_so(one) for one in self.people(earlier) if one["decision"] is not None}
        carried = {one["offender"]: decided_so(one) for one in people if one["decision"] is not None}
        fallen = self.iomctl("rescope", "show", str(run), "--not-carried-over", "--format", "json").succeeds().json()
        assert carried == {who: words for who, words in made.items() if who in carried}
        assert sorted([*carried, *(one["offender"] for one in fallen)]) == sorted(made)
        assert all(one["why"] for one in fallen)

    @rule(back=RUNS, whom=PEOPLE, action=st.sampled_from(sorted(REASONS)), tier=TIERS)
    def decide(self, back: int, whom: str, action: str, tier: str) -> None:
        more = [tier] if action in {"move", "admit"} else []
        more += ["--exit-plan", "the council"] if action == "leave" else []
        self.tried("rescope", "decide", str(self.run(back)), whom, action, *more, "--reason", REASONS[action])

    @rule(back=RUNS)
    def decide_all(self, back: int) -> None:
        """As the plan says, and the others put off."""
        run = str(self.run(back))
        if self.tried("rescope", "decide", run, "--as-planned", "--exit-plan", "the council").code == 0:
            for one in self.iomctl("rescope", "show", run, "--undecided", "--format", "json").succeeds().json():
                self.iomctl("rescope", "decide", run, one["offender"], "defer", "--reason", "harm").succeeds()

    @rule(back=RUNS)
    def apply(self, back: int) -> None:
        run = self.run(back)
        words = ("rescope", "apply", str(run), "--meeting", "TFG 7 May")
        before, cases = cohort(self.iomctl), cases_of(self.iomctl)
        wanted = decided_cohort(self.people(run), before)
        for more in ((), ("--colour", "red", "--dry-run")) if run not in self.before else ():
            self.same_figures(run, self.iomctl(*words, *more), wanted)
        if self.tried(*words, "--colour", "red", "--over-capacity", "agreed until July").code == 0:
            assert cohort(self.iomctl) == wanted
            self.touch({who for who in {*before, *wanted} if before.get(who) != wanted.get(who)})
            self.before[run], self.touched[run] = (before, cases), set()

    @rule()
    def meet(self) -> None:
        """A plan anew, all decided, and applied."""
        self.plan(True)
        self.decide_all(0)
        self.apply(0)

    def same_figures(self, run: int, answer: Answer, wanted: dict[str, str]) -> None:
        """What apply says of tiers over capacity is what would be in them, and what the plan said."""
        told = {tier: (int(whole), int(plan or whole)) for tier, whole, plan in OVER.findall(answer.err)}
        held = {tier: list(wanted.values()).count(tier) + (tier == "fixed") for tier in ("fixed", "flex", "free")}
        parts = self.plans[run]
        planned = {tier: parts[tier]["plan"] + parts[tier]["come_in"] + parts[tier]["elsewhere"] for tier in held}
        assert told == {tier: (people, planned[tier]) for tier, people in held.items() if people > 2}

    @precondition(lambda self: self.before)
    @rule(leave=st.booleans())
    def undo(self, leave: bool) -> None:
        run = list(self.before)[-1]
        words = ("rescope", "undo", str(run), "--reason", "the board asks again", "--format", "json")
        done = self.tried(*words, *(["--leave-changed"] if leave else []))
        if done.code:
            return
        before, cases = self.before.pop(run)
        left, touched = set(done.json()["but_for"]), self.touched.pop(run)
        assert left <= touched
        now = cohort(self.iomctl)
        others = {*before, *now} - touched
        assert {who: now.get(who) for who in others} == {who: before.get(who) for who in others}
        if not touched:
            assert cases_of(self.iomctl) == cases
        assert {one["offender"] for one in self.people(run) if one["left_by_undo"] is not None} == left

    @invariant()
    def nobody_is_in_two_cases_or_lost(self) -> None:
        with raw(self.iomctl) as connection:
            people = [row.offender_id for row in connection.execute(text(OPEN))]
            everybody = connection.scalar(text("SELECT count(*) FROM offender"))
        assert len(people) == len(set(people))
        assert everybody == 6

    def teardown(self) -> None:
        self.iomctl("db", "check").succeeds()
        self.iomctl("audit", "verify").succeeds()

    def tried(self, *words: str) -> Answer:
        """The answer to a command, which may be refused but not fail."""
        answer = self.iomctl(*words)
        assert answer.code in {0, 4, 5} or (answer.code == 3 and "is not in run" in answer.err), answer
        return answer

    def touch(self, people: set[str]) -> None:
        """Somebody's case is no longer as the runs that are applied left it."""
        for touched in self.touched.values():
            touched.update(people)

    def run(self, back: int) -> int:
        """One of the newest runs."""
        return max(len(self.plans) - back, 1)

    def people(self, run: int) -> list[dict[str, Any]]:
        """What a run says of everybody."""
        return people_of(self.iomctl, run)
