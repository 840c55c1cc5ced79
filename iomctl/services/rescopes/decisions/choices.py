"""What the decision columns of a run's workbook are chosen from."""

from iomctl.domain.drop_downs import DropDowns
from iomctl.domain.policy.policy import Policy
from iomctl.inputs.rescopes import INTO_A_TIER, REASON_LISTS


def decision_choices(policy: Policy) -> DropDowns:
    """The lists of decisions, tiers and reasons; which ones follows from the row: who is outside can't leave."""
    reasons = {
        f"reasons_{action}": [code for code, one in policy.reasons[listed].items() if one.active]
        for action, listed in REASON_LISTS.items()
    }
    lists = {"inside": ("keep", "move", "leave", "defer"), "outside": ("keep", "admit", "defer")}
    into = ",".join(f'{{decision}}="{action}"' for action in sorted(INTO_A_TIER))
    return DropDowns(
        lists={**lists, "tiers": tuple(policy.tiers), "no_tier": ("",), **reasons},
        sources={
            "decision": '=IF({now}="",outside,inside)',
            "tier": f"=IF(OR({into}),tiers,no_tier)",
            "reason": '=INDIRECT("reasons_"&{decision})',
            "note": "",
            "exit_plan": "",
            "meeting": "",
        },
    )
