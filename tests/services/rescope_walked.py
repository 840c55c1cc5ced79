"""What a case book says on a walk through a re-scope: who is in which tier, and what is decided."""

from typing import Any

from sqlalchemy import text

from tests.acceptance.unchanged import every_row
from tests.program import Program
from tests.storage.casebook import raw

OPEN = "SELECT offender_id, tier FROM spell WHERE deselected_on IS NULL AND cohort_id = 1 ORDER BY offender_id, id"
CASES = ("spell", "spell_tier", "review")


def people_of(iomctl: Program, run: int) -> list[dict[str, Any]]:
    """What a run says of everybody."""
    found: list[dict[str, Any]] = iomctl("rescope", "show", str(run), "--format", "json").succeeds().json()
    return found


def cohort(iomctl: Program) -> dict[str, str]:
    """The tier of everyone in the cohort."""
    with raw(iomctl) as connection:
        return {f"N{row.offender_id:05}": row.tier for row in connection.execute(text(OPEN))}


def cases_of(iomctl: Program) -> dict[str, Any]:
    """The rows of everybody's cases."""
    rows = every_row(iomctl)
    return {name: rows[name] for name in CASES}


def decided_cohort(people: list[dict[str, Any]], before: dict[str, str]) -> dict[str, str]:
    """The tiers once the decisions of a run are carried out."""
    wanted = dict(before)
    for one in people:
        who, decision, inside = one["offender"], one["decision"], one["offender"] in before
        if decision == "leave":
            wanted.pop(who, None)
        if (decision == "move" and inside) or (decision == "admit" and not inside):
            wanted[who] = one["tier"]
    return wanted


def decided_so(one: dict[str, Any]) -> tuple[Any, ...]:
    """The words of a decision."""
    return tuple(one[name] for name in ("decision", "tier", "reason", "exit_plan", "meeting"))
