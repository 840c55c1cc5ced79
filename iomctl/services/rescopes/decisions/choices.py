"""What the decision columns of a run's sheet are chosen from, and what was chosen in a row."""

from collections.abc import Mapping
from dataclasses import replace

from iomctl.domain.drop_downs import CODE, DropDowns, entry, picked
from iomctl.domain.policy.policy import Policy
from iomctl.inputs.rescopes import INTO_A_TIER, REASON_LISTS
from iomctl.services.rescopes.decisions.people import PersonInRun

INSIDE = {
    "keep": "stays in the tier",
    "move": "moves to another tier",
    "leave": "no longer in scope",
    "defer": "decided later",
}
OUTSIDE = {"keep": "stays outside", "admit": "comes in", "defer": "decided later"}


def decision_choices(policy: Policy) -> DropDowns:
    """The lists of decisions, tiers and reasons; which ones follows from the row: who is outside can't leave."""
    reasons = {f"reasons_{action}": _reasons(policy, action) for action in REASON_LISTS}
    tiers = {code: one.wording for code, one in policy.tiers.items()}
    decision = CODE.format("decision")
    into = ",".join(f'{decision}="{action}"' for action in sorted(INTO_A_TIER))
    return DropDowns(
        lists={"inside": INSIDE, "outside": OUTSIDE, "tiers": tiers, "no_tier": {"": ""}, **reasons},
        sources={
            "decision": '=IF({now}="",outside,inside)',
            "tier": f"=IF(OR({into}),tiers,no_tier)",
            "reason": f'=INDIRECT("reasons_"&{decision})',
            "note": "",
            "exit_plan": "",
            "meeting": "",
        },
        told={
            "run": "The run that the row belongs to. It may be left out.",
            "offender": "Whose row it is. It must stay as it is.",
            "name": "Held against the reference, in case one column was sorted by itself. It may be left out.",
            "decision": f"For somebody in the cohort: {', '.join(INSIDE)}. For somebody outside: {', '.join(OUTSIDE)}. "
            "Empty while nothing is decided.",
            "tier": f"After move and admit only: {', '.join(tiers)}."[:255],
            "reason": "One of the list that goes with the decision, which needs one: choose the decision first.",
            "note": "Free words that are kept with the decision.",
            "exit_plan": "After leave only: who goes on supporting the person.",
            "meeting": "The meeting that decided, if it is not the one that is named for the whole sheet.",
        },
    )


def with_words(choices: DropDowns, person: PersonInRun) -> PersonInRun:
    """The person of a run with the words beside the codes of what was decided, as the lists show them."""
    if person.decision is None:
        return person
    lists = choices.lists
    decisions = lists["inside" if person.now else "outside"]
    reasons = lists[f"reasons_{person.decision}"]
    return replace(
        person,
        decision=_entry(person.decision, decisions),
        tier=_entry(person.tier, lists["tiers"]),
        reason=_entry(person.reason, reasons),
    )


def codes_of(policy: Policy, words: Mapping[str, str]) -> dict[str, str]:
    """The texts of a row with the codes that were chosen in place of codes with words, or of words alone."""
    decision = picked(picked(words["decision"], INSIDE), OUTSIDE)
    tiers = {code: one.wording for code, one in policy.tiers.items()}
    reasons = _reasons(policy, decision) if decision in REASON_LISTS else {}
    chosen = {"tier": picked(words["tier"], tiers), "reason": picked(words["reason"], reasons)}
    return {**words, **chosen, "decision": decision}


def _reasons(policy: Policy, action: str) -> dict[str, str]:
    return {code: one.wording for code, one in policy.reasons[REASON_LISTS[action]].items() if one.active}


def _entry(code: str | None, choices: Mapping[str, str]) -> str | None:
    return None if code is None else entry(code, choices.get(code, ""))
