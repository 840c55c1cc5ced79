"""What the policy says of evidence: how long a window is, who may lack a score, what crime and the scheme cost."""

from typing import NamedTuple


class EvidenceRules(NamedTuple):
    """The rules of evidence: all are set by the scheme.

    `window_months` is how long before, on and after last, six as in Wiltshire [WILTS]. A rate is adjusted for risk
    where at most `without_score` per cent of the people have no score: a default, no public source. `unit_costs` are
    the offence groups whose unconfirmed cost counts nevertheless; `yearly_cost` is what the scheme costs in whole
    pounds, None while nobody said.
    """

    window_months: int = 6
    without_score: int = 5
    unit_costs: tuple[str, ...] = ()
    yearly_cost: int | None = None
