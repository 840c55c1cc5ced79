"""Rows of many tables gathered and written in chunks, each table's columns named once."""

from typing import Any

from iomctl.services.cases.courses import settle
from iomctl.storage.bulk import insert_rows, stored
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

# In the order in which they can be inserted: a row's parents stand in the tables before it.
COLUMNS: dict[type[TableRow], tuple[str, ...]] = {
    Offender: ("id", "surname", "forenames", "search_name", "born_on", "gender", "ethnicity", "area", "restricted"),
    Identifier: ("offender_id", "kind", "value", "as_typed"),
    Alias: ("offender_id", "name", "search_name"),
    Spell: (
        "id",
        "offender_id",
        "cohort_id",
        "adopted_on",
        "adoption_reason",
        "decision",
        "deselected_on",
        "deselection_reason",
        "exit_plan",
        "deselected_in",
    ),
    SpellTier: ("spell_id", "tier", "from_on", "reason"),
    SpellWorker: ("spell_id", "worker_id", "agency_id", "from_on", "reason"),
    SpellFact: ("spell_id", "what", "from_on", "colour", "kind", "decision"),
    Need: ("offender_id", "pathway", "level", "from_on"),
    Referral: ("id", "offender_id", "service_id", "made_on", "status", "status_on"),
    ReferralStep: ("referral_id", "status", "step_on", "reason", "ending", "outcome"),
    Offence: ("offender_id", "committed_on", "code", "victim", "outcome", "outcome_on", "index_on", "source"),
    Arrest: ("offender_id", "arrested_on", "codes", "victim", "outcome", "outcome_on", "source"),
    Score: ("offender_id", "kind", "value", "level", "scored_on", "version", "source"),
    Sentence: ("offender_id", "kind", "start_on", "until_on", "source"),
    Custody: ("id", "offender_id", "from_on", "sentenced_on", "to_on"),
    CustodyChange: ("custody_id", "kind", "prison", "from_on"),
    Release: ("custody_id", "released_on", "planned", "told_on", "accommodation", "hour"),
    ReleaseDue: ("custody_id", "kind", "due_on", "from_on"),
    ReleasePlan: ("custody_id", "accommodation", "appointment_on", "from_on"),
    ReleaseCheck: ("custody_id", "item", "done", "from_on"),
    Membership: ("id", "offender_id", "programme", "joined_on", "children", "family", "left_on", "end_reason"),
    ProgrammeCondition: ("offender_id", "membership_id", "kind", "agreed_on", "due_on", "outcome", "outcome_on"),
    RestorativeOffer: (
        "offender_id",
        "offered_on",
        "stage",
        "victim_asked",
        "answer",
        "answered_on",
        "outcome",
        "outcome_on",
    ),
    Marker: ("offender_id", "kind", "present", "from_on", "until_on", "source"),
    SaidHome: ("offender_id", "from_on", "kind", "area", "leaves_on", "source"),
    TransitionStep: ("offender_id", "kind", "step", "step_on", "done_with", "note"),
}
CHUNK = 20_000


class Rows:
    """Rows waiting to be written, for each table those of COLUMNS in that order; days are dates."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.event = work.event
        self._waiting: dict[type[TableRow], list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self._people: set[int] = set()
        self._count = 0

    def add(self, table: type[TableRow], *values: Any) -> None:
        """Put one row in the queue."""
        self._waiting[table].append((*stored(values), self.event))
        self._count += 1
        if table is Offender:
            self._people.add(values[0])

    def write_when_full(self) -> None:
        """Write what waits once there is a chunk of it; call it between people, never inside one."""
        if self._count >= CHUNK:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        for table, columns in COLUMNS.items():
            if self._waiting[table]:
                until_then = tuple(table.worked_out.values())
                rows = ((*row, *until_then) for row in self._waiting[table])
                insert_rows(self.work, table, (*columns, "recorded_in", *table.worked_out), rows)
                self._waiting[table] = []
        settle(self.work, self._people)
        self._people.clear()
        self._count = 0
