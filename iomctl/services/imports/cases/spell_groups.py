"""The rows of a file that tell of one spell, put together and checked before anything is looked up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.course.shown import NOT_RATED
from iomctl.domain.policy.choices import Colour, Tier
from iomctl.domain.policy.policy import Policy
from iomctl.services.imports.engine.fields import (
    AsItIs,
    Fields,
    Reader,
    Remembered,
    Row,
    code,
    day,
    name,
    needed,
    reason,
    word,
    words,
)
from iomctl.services.imports.engine.intake import Intake

FIELDS = (
    "offender",
    "cohort",
    "adopted_on",
    "adoption_reason",
    "adoption_note",
    "adoption_decision",
    "from_on",
    "tier",
    "tier_reason",
    "tier_decision",
    "colour",
    "colour_reason",
    "custody",
    "prison",
    "custody_reason",
    "worker",
    "agency",
    "worker_reason",
    "deselected_on",
    "deselection_reason",
    "deselection_decision",
    "exit_plan",
)
REQUIRED = ("offender", "cohort", "adopted_on", "adoption_reason", "tier")
CUSTODY = ("community", "custody")
ADOPTION, ENDING = FIELDS[3:6], FIELDS[18:]
KINDS = (FIELDS[7:10], FIELDS[10:12], FIELDS[12:15], FIELDS[15:18])
"""The columns that speak of one kind of thing, the thing itself first."""
WORDS = frozenset(
    "adoption_note adoption_decision tier_decision colour_reason custody_reason worker_reason deselection_decision "
    "exit_plan".split()
)
"""The free words among them."""


class SpellRow(NamedTuple):
    """The values of a row; only `offender` and `cohort` are still to be looked up."""

    offender: str
    cohort: str
    adopted_on: date
    adoption_reason: str | None
    adoption_note: str | None
    adoption_decision: str | None
    from_on: date | None
    tier: str | None
    tier_reason: str | None
    tier_decision: str | None
    colour: str | None
    colour_reason: str | None
    custody: str | None
    prison: str | None
    custody_reason: str | None
    worker: str | None
    agency: str | None
    worker_reason: str | None
    deselected_on: date | None
    deselection_reason: str | None
    deselection_decision: str | None
    exit_plan: str | None


@dataclass
class SpellGroup:
    """The rows of one spell with their values, or with what is wrong with some of them."""

    rows: list[Row] = field(default_factory=list)
    values: list[SpellRow] = field(default_factory=list)
    faults: dict[int, list[str]] = field(default_factory=dict)

    @property
    def first(self) -> SpellRow:
        """The row that tells of the adoption."""
        return self.values[0]

    def let_the_last_of_a_day_count(self, has_workers: bool) -> None:
        """Let each row after the adoption say what the last of its day says of a kind that both speak of.

        In a file with a column of workers every row speaks of them.
        """
        last: dict[tuple[date | None, str], dict[str, Any]] = {}
        for place in range(len(self.values) - 1, 0, -1):
            value = self.values[place]
            for kind in KINDS:
                if getattr(value, kind[0]) is not None or (has_workers and kind[0] == "worker"):
                    own = {label: getattr(value, label) for label in kind}
                    self.values[place] = self.values[place]._replace(**last.setdefault((value.from_on, kind[0]), own))

    def ending(self) -> tuple[Any, ...]:
        """Day, reason, decision and exit plan of the de-selection, from whichever rows give them."""
        return tuple(next((one for one in told if one is not None), None) for told in self.endings().values())

    def endings(self) -> dict[str, list[Any]]:
        """What each row has in the four columns of the de-selection."""
        return {label: [getattr(value, label) for value in self.values] for label in ENDING}

    def add(self, place: int, fault: str) -> None:
        """Keep a fault of one of the rows."""
        self.faults.setdefault(place, []).append(fault)

    def add_each(self, place: int, faults: Iterable[str]) -> None:
        """Keep faults of one of the rows."""
        for fault in faults:
            self.add(place, fault)


class GroupReader:
    """Puts the rows of a chunk together by spell."""

    def __init__(self, intake: Intake) -> None:
        self._fields = Fields(_readers(intake))

    def of(self, rows: Iterable[Row]) -> Iterator[SpellGroup]:
        """Neighbouring rows with the same person, cohort and day of adoption; another adoption starts anew."""
        found, key = SpellGroup(), None
        for row in rows:
            starts_anew = bool(row.texts[3]) and row.texts[6] in {"", row.texts[2]}
            if found.rows and (row.texts[:3] != key or starts_anew):
                yield found
                found = SpellGroup()
            key = row.texts[:3]
            values, faults = self._fields.read_all(row.texts)
            if faults:
                found.add_each(len(found.rows), faults)
            else:
                found.values.append(SpellRow(*values))
            found.rows.append(row)
        if found.rows:
            yield found


def _colour(policy: Policy) -> Reader:
    """A colour of the policy, or none that was ever said, as an export has it."""
    known = code(policy, Colour)
    return Remembered(lambda text: NOT_RATED if text.strip().lower() == NOT_RATED else known[text])


def _readers(intake: Intake) -> dict[str, Reader]:
    policy, binding, today = intake.work.policy, intake.binding, intake.work.today
    happened = {label: day(label, binding, until=today) for label in ("adopted_on", "from_on", "deselected_on")}
    own: dict[str, Reader] = {
        "offender": AsItIs(),
        "cohort": AsItIs(),
        "adopted_on": needed(happened["adopted_on"]),
        "adoption_reason": reason(policy, "adoption"),
        "from_on": happened["from_on"],
        "tier": code(policy, Tier),
        "tier_reason": reason(policy, "tier", "adoption"),
        "colour": _colour(policy),
        "custody": word("custody", CUSTODY),
        "prison": name(),
        "worker": name(),
        "agency": name(),
        "deselected_on": happened["deselected_on"],
        "deselection_reason": reason(policy, "deselection"),
    }
    return {label: own[label] if label in own else words() for label in FIELDS}
