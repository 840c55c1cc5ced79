"""Open a panel, close it, amend its minutes, have them agreed, and correct them after that."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.panels.meetings import AGREED, AMENDED, CLOSED, CORRECTED, OPENED
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.meetings.agenda_changes import write_down
from iomctl.services.meetings.agenda_rows import is_fixed, on_agenda
from iomctl.services.meetings.cases_meant import going_on
from iomctl.services.meetings.disclosures import given_minutes
from iomctl.services.panels.records import PanelShown, shown_panel
from iomctl.services.panels.steps import opened_since, refuse_step, take
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.panels import MinutesWords
    from iomctl.inputs.typed_words import Typed

MOST_NAMED = 5


class MeetingChange:
    """A panel after a step, what is said of that, and who was given minutes that are to be read otherwise by it."""

    def __init__(self, work: UnitOfWork, panel: Panel, said: str, given: Sequence[str] = ()) -> None:
        self.panel: PanelShown = shown_panel(work, panel, work.today)
        self.said, self.given = said, given


def open_panel(work: UnitOfWork, word: str, statement_read: bool) -> MeetingChange:
    """Open a panel on its day or later: the confidentiality statement of the policy was read, the agenda is fixed.

    Raises as `going_on`, NotUnderstood where the statement was not read, and DoesNotFit for one ahead, one that was
    opened already, and one that nobody is on the agenda of.
    """
    panel = going_on(work, word)
    _refuse_ahead(work, panel)
    if not statement_read:
        raise NotUnderstood(
            f"read this first: {work.policy.panel.statement}",
            advice=f"then: iomctl panel open {panel.id} --statement-read",
        )
    if not is_fixed(work, panel):
        write_down(work, panel)
    version = work.policy.panel.statement_version
    take(work, panel, OPENED, statement_version=version)
    return MeetingChange(work, panel, f"panel {panel.id} is running, statement version {version} was read")


def statement_of(work: UnitOfWork, word: str) -> str:
    """The confidentiality statement to read at a panel, with its marking and version. Raises as `open_panel`."""
    panel = going_on(work, word)
    _refuse_ahead(work, panel)
    rules = work.policy.panel
    return f"{work.policy.publishing.marking}. {rules.statement} (version {rules.statement_version})"


def close(work: UnitOfWork, word: str) -> MeetingChange:
    """Close a panel: its minutes are a draft from now on.

    Raises as `going_on`, and DoesNotFit for one that is not running, and while a case has no decision.
    """
    panel = going_on(work, word)
    refuse_step(work, panel, CLOSED)
    open_still = [one.spell for one in on_agenda(work, panel) if one.settled_in is None]
    if open_still:
        people = [reference(PERSON, work.session.get_one(Spell, one).offender_id) for one in open_still]
        named = ", ".join(people[:MOST_NAMED])
        more = f" and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
        raise DoesNotFit(
            f"panel {panel.id} has no decision of {counted(len(people), 'case')}: {named}{more}",
            advice=f"iomctl panel run {panel.id} goes on with them; what is not reached is deferred, or dropped",
        )
    take(work, panel, CLOSED)
    return MeetingChange(work, panel, f"panel {panel.id} is closed, its minutes are a draft")


def amend(work: UnitOfWork, word: str, asked: "Typed[MinutesWords]") -> MeetingChange:
    """Amend draft minutes in words. Raises as `going_on`, and DoesNotFit for minutes that are none or agreed."""
    return _with_words(work, word, AMENDED, asked)


def correct(work: UnitOfWork, word: str, asked: "Typed[MinutesWords]") -> MeetingChange:
    """Correct agreed minutes in words. Raises as `going_on`, and DoesNotFit for minutes that are not agreed."""
    return _with_words(work, word, CORRECTED, asked)


def agree(work: UnitOfWork, word: str, at: str | None) -> MeetingChange:
    """Have the minutes of a panel agreed, at a later one of its series or name that was opened: the only one, or `at`.

    Raises as `going_on` of both with every fault at once, and DoesNotFit for minutes that are none or agreed, where
    there is no such panel, for another than such a one, and where there are several and none is named.
    """
    faults = EveryFault()
    panel = faults.take(lambda: going_on(work, word))
    named = None if at is None else faults.take(lambda: going_on(work, at))
    if panel is None or faults.met:
        raise faults.refusal()
    refuse_step(work, panel, AGREED)
    met = opened_since(work, panel)
    if named is not None and named.id not in met:
        raise _no_place(panel, met, f"panel {named.id} has not met since panel {panel.id} as one of its series or name")
    if named is None and len(met) != 1:
        since = f"panels {', '.join(map(str, met))} have" if met else "no panel of its series or name has"
        raise _no_place(panel, met, f"{since} met since panel {panel.id}")
    place = named.id if named is not None else met[0]
    take(work, panel, AGREED, at_panel_id=place)
    return MeetingChange(work, panel, f"the minutes of panel {panel.id} are agreed at panel {place}")


def _no_place(panel: Panel, met: Sequence[int], fault: str) -> DoesNotFit:
    """The refusal of minutes that were agreed nowhere, with what to type."""
    ahead = "minutes are agreed at the next panel once it is open: iomctl panel list says which"
    which = " or ".join(f"iomctl panel agree {panel.id} --at {one}" for one in met)
    return DoesNotFit(fault, advice=which or ahead)


def _refuse_ahead(work: UnitOfWork, panel: Panel) -> None:
    refuse_step(work, panel, OPENED)
    if panel.meets_on > work.today:
        raise DoesNotFit(
            f"panel {panel.id} meets on {spoken(panel.meets_on, work.today)}",
            advice=f"if it meets today: iomctl panel edit {panel.id} --on today",
        )


def _with_words(work: UnitOfWork, word: str, step: str, asked: "Typed[MinutesWords]") -> MeetingChange:
    faults = EveryFault()
    panel = faults.take(lambda: going_on(work, word))
    read = faults.take(lambda: asked.read(Bounds(work.policy, work.today)))
    if panel is None or read is None:
        raise faults.refusal()
    take(work, panel, step, words=read.words)
    given = () if work.dry_run else given_minutes(work, panel.id)
    return MeetingChange(work, panel, f"the minutes of panel {panel.id} are {step}", given)
