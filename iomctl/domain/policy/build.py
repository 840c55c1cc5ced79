"""A policy made from the TOML document that holds it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_type_hints

from iomctl.domain.days.intervals import Interval
from iomctl.domain.money import Money
from iomctl.domain.policy.board_rules import BoardRules, BoardSection, BoardTarget
from iomctl.domain.policy.choices import CustodyReviews, Targets
from iomctl.domain.policy.evidence_rules import EvidenceRules
from iomctl.domain.policy.home_and_release_choices import NOTICE_DAYS
from iomctl.domain.policy.lists import LISTS, REASON_LISTS, ChoiceList
from iomctl.domain.policy.panel_rules import PanelRules
from iomctl.domain.policy.policy import Policy
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.policy.publishing import Merged, Publishing
from iomctl.domain.policy.reminding import Reminders, WorkerReminders
from iomctl.domain.review_days import AS_COUNTED

_WINDOWS = {"duty_before": "council_before", "duty_holds": "council_holds"}
"""The keys of `release` that PromptWindows calls otherwise; what the file does not say is as it has it."""

_interval = lru_cache(None)(Interval.parse)  # a policy says the same few again and again

Readers = Mapping[Any, Callable[[Any], Any]]

_BY_TYPE: Readers = {
    Interval: _interval,
    Interval | None: _interval,
    Money | None: Money.parse,
    tuple[str, ...]: tuple,
    tuple[str, ...] | None: tuple,
    tuple[WorkerReminders, ...]: lambda rows: tuple(_made(WorkerReminders, row) for row in rows),
    tuple[BoardSection, ...]: lambda rows: tuple(_made(BoardSection, row) for row in rows),
    tuple[BoardTarget, ...]: lambda rows: tuple(_made(BoardTarget, row) for row in rows),
    Decimal: lambda value: Decimal(str(value)),
    tuple[Merged, ...]: lambda rows: tuple(Merged(row["name"], tuple(row["of"])) for row in rows),
}
"""How a value of the document becomes one of a field, by the field's type; any other stays as it is."""


def build(raw: Mapping[str, Any], version: int) -> Policy:
    """The policy in a TOML document that `read_policy` (iomctl.inputs.policy.file) has accepted."""
    targets, windows = raw["targets"], raw.get("release", {})
    return Policy(
        version=version,
        name=raw["name"],
        source=raw["source"],
        look_ahead_days=raw["look_ahead_days"],
        no_contact_days=raw.get("no_contact_days"),
        home_notice_days=raw.get("home_notice_days", NOTICE_DAYS),
        exit_plan_before=Interval.parse(raw["exit_plan_before"]) if "exit_plan_before" in raw else None,
        review_day=raw.get("review_day", AS_COUNTED),
        exemption_resume_days=raw["exemption"]["resume_days"],
        custody=_made(CustodyReviews, raw["custody"]),
        targets=_targets(targets),
        pathway_targets={own["pathway"]: _targets({**targets, **own}) for own in targets.get("pathway", [])},
        reasons={one.name: _listed(one, raw["reasons"]) for one in REASON_LISTS},
        release=_made(PromptWindows, {_WINDOWS.get(key, key): value for key, value in windows.items()}),
        publishing=_made(Publishing, raw.get("publishing", {})),
        panel=_made(PanelRules, raw.get("panel", {})),
        reminders=_made(Reminders, raw.get("reminders", {})),
        board=_made(BoardRules, raw.get("board", {})),
        evidence=_made(EvidenceRules, raw.get("evidence", {})),
        **{one.name: _listed(one, raw) for one in LISTS},
    )


def _listed(one: ChoiceList, around: Mapping[str, Any]) -> Any:
    """The choices of a list by code; none where the policy is from before the list."""
    rows: Iterable[Mapping[str, Any]] = around.get(one.name, ())
    kind: Any = one.choice
    to_be_read = _to_be_read(kind)
    return {row["code"]: kind(**_read(row, to_be_read) if to_be_read else row) for row in rows}


def _made(kind: Any, row: Mapping[str, Any]) -> Any:
    return kind(**_read(row, _to_be_read(kind)))


def _read(row: Mapping[str, Any], to_be_read: Readers) -> dict[str, Any]:
    return {**row, **{key: read(row[key]) for key, read in to_be_read.items() if key in row}}


@lru_cache(None)
def _to_be_read(kind: Any) -> Readers:
    """The fields of a class whose values in a document are not yet what they hold, and how they are read."""
    return {name: _BY_TYPE[held] for name, held in get_type_hints(kind).items() if held in _BY_TYPE}


def _targets(raw: Mapping[str, Any]) -> Targets:
    return Targets(raw["answer_working_days"], raw["start_working_days"])
