"""Two months of a scheme: panels every fortnight, reviews, releases, actions, and reminders every night."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.mail_server import Mailbox, serving
from tests.program import Program
from tests.reminded import lay, policy

DAYS = 60
LEAVE_AT = {("4", 0), ("5", 1)}
"""At which panels a case ends, and which of the agenda: the first has an action of S Okafor, the second of J Byrne."""
TASKS = ("Ring the council", "Visit him at home", "Book the health check", "Ask the prison", "Write to his mother")


def test_two_months_tell_each_thing_once_and_lose_no_action(iomctl_sqlite: Program, tmp_path: Path) -> None:
    with serving(Mailbox()) as box:
        lived = _Scheme(iomctl_sqlite, box, tmp_path)
        for _ in range(DAYS):
            lived.day()
    lived.nothing_told_twice()
    lived.no_action_lost()
    lived.who_left_is_told_of()
    iomctl_sqlite("db", "check").succeeds()
    iomctl_sqlite("audit", "verify").succeeds()


class _Scheme:
    """Six people of two workers, from Monday 20 April on."""

    def __init__(self, iomctl: Program, box: Mailbox, folder: Path) -> None:
        lay(iomctl, (-3, 2, 5, 9, 16, 30), ("S Okafor", "J Byrne"))
        policy(iomctl, folder, again_after_days="0", quiet_on="[]")
        self._iomctl, self._box = iomctl, box
        iomctl.environ |= box.settings
        series = ("--on", "2026-04-21", "--every", "2 weeks", "--until", "2026-06-30")
        iomctl("panel", "add", "Luton panel", *series, "--cohort", "luton", "--chair", "okafor").succeeds()
        for who, out in (("N5", "2026-05-15"), ("N6", "2026-06-05")):
            iomctl("custody", "begin", who, "sentenced", "--sentenced", "2026-01-12", "--on", "2026-02-02").succeeds()
            iomctl("release", "set", who, "conditional", out).succeeds()
        self._agreed, self._ended, self._panels = 0, 0, 0
        self._left: list[str] = []

    def day(self) -> None:
        """A day: a panel if one meets, what is due gets done now and then, and the night's reminders."""
        panels = self._rows("panel", "schedule", "--from", "today", "--until", "today")
        for panel in panels:
            self._meet(str(panel["panel"]))
        if self._iomctl.today.weekday() == 3:
            self._work_off()
        self._iomctl("remind").succeeds()
        self._iomctl.travel(1)

    def _meet(self, panel: str) -> None:
        self._panels += 1
        self._iomctl("panel", "open", panel, "--statement-read").succeeds()
        self._iomctl("panel", "attend", panel, "okafor", "byrne").succeeds()
        cases = [one for one in self._rows("panel", "agenda", panel) if one["part"] == "Cases"]
        assert cases, "somebody is to be talked of at each panel"
        for number, case in enumerate(cases):
            decided = "defer" if number % 3 == 2 else "keep"
            words = ["--decision", decided, "--because", "as the week went"]
            if (panel, number) in LEAVE_AT:
                words = ["--decision", "de-select", "--because", "has a job", "--code", "no-offending"]
                words += ["--exit-plan", "the drug service"]
                self._left.append(case["offender"])
            if number < 2:
                due = self._iomctl.today + timedelta(days=5 + 7 * number)
                words += ["--action", f"{TASKS[self._agreed % len(TASKS)]} / {('okafor', 'byrne')[number]} / {due}"]
                self._agreed += 1
            self._iomctl("panel", "decide", panel, case["offender"], *words).succeeds()
        self._iomctl("panel", "close", panel).succeeds()
        self._iomctl("panel", "minutes", panel, "--to", "all who were there").succeeds()
        if panel != "1":
            self._iomctl("panel", "agree", str(int(panel) - 1), "--at", panel).succeeds()

    def _work_off(self) -> None:
        """Of the open actions the oldest is done, and every third one dropped instead."""
        open_still = [one for one in self._rows("action", "list") if one["outcome_on"] is None]
        if open_still:
            ref = min(one["action"] for one in open_still)
            self._ended += 1
            over = ("drop", ref, "--reason", "moved away") if self._ended % 3 == 0 else ("done", ref)
            self._iomctl("action", *over).succeeds()

    def nothing_told_twice(self) -> None:
        """Each line of each message went once, and nothing waits."""
        told = Counter((to, line) for to, line in self._box.lines())
        assert told, "something was told"
        assert set(told.values()) == {1}
        assert {one["state"] for one in self._rows("remind", "list")} == {"sent"}
        kinds = {one["kind"] for one in self._rows("remind", "list")}
        assert {"review-overdue", "review-due", "action-due", "release-due"} <= kinds

    def no_action_lost(self) -> None:
        """Each is done, dropped with a reason, or carried over by every panel since its own."""
        actions = self._rows("action", "list")
        assert len(actions) == self._agreed > 6
        assert self._panels == 5
        ended = [one for one in actions if one["outcome_on"] is not None]
        assert len(ended) == self._ended
        assert all(one["outcome_note"] for one in ended if one["state"] == "dropped")
        for one in actions:
            own = int(one["panel"].partition("/")[0])
            if one["outcome_on"] is None:
                assert one["carried_over"] == self._panels - own
        before = [one["item"] for one in self._rows("panel", "agenda", "6") if one["part"] != "Cases"]
        open_still = [one for one in actions if one["outcome_on"] is None]
        assert {one["panel"] for one in open_still} <= set(before)

    def who_left_is_told_of(self) -> None:
        """An action agreed as its case ended: told to its owner and done, and one that is still open on their list."""
        told, still_open = self._left
        (done,) = (one for one in self._rows("action", "list", told) if one["panel"].startswith("4/"))
        assert done["state"] in {"done", "dropped"}
        assert done["action"] in {one["about"] for one in self._rows("remind", "list") if one["told_to"] == "S Okafor"}
        (later,) = (one for one in self._rows("action", "list", still_open) if one["panel"].startswith("5/"))
        assert later["state"] == "open"
        assert later in self._rows("action", "list", "--owner", "byrne")

    def _rows(self, *words: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._iomctl(*words, "--format", "json").succeeds().json()
        return found
