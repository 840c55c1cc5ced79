"""What a policy file may say of evidence: what a court passes, what a reason means, and the rules of [evidence]."""

import pytest

from iomctl.domain.policy.evidence_rules import EvidenceRules
from iomctl.inputs.policy.file import read_policy
from tests.inputs.policy_text import DEFAULT, changed, faults


def test_the_default_says_what_a_court_passes_and_who_died_or_moved() -> None:
    policy = read_policy(DEFAULT, "mine.toml")
    court = {code: one.court for code, one in policy.sentences.items() if one.court}
    assert {code for code, one in court.items() if one == "custody"} == {"custody"}
    assert {"suspended-sentence", "fine", "discharge"} <= court.keys()
    means = {code: one.means for code, one in policy.reasons["deselection"].items() if one.means}
    assert means == {"moved-area": "moved", "deported": "moved", "died": "died"}
    assert policy.evidence == EvidenceRules()


def test_a_policy_from_before_says_nothing_of_it() -> None:
    text = DEFAULT[: DEFAULT.index("[evidence]")] + DEFAULT[DEFAULT.index("# Working days for a provider") :]
    assert read_policy(text.replace(', means = "died"', ""), "mine.toml").evidence == EvidenceRules()


def test_a_scheme_switches_costs_on_and_says_what_it_costs() -> None:
    text = changed("unit_costs = []", 'unit_costs = ["domestic-burglary"]\nyearly_cost = 250000')
    rules = read_policy(text, "mine.toml").evidence
    assert (rules.unit_costs, rules.yearly_cost) == (("domestic-burglary",), 250_000)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit_costs = []", 'unit_costs = ["burglary"]'),
        ("window_months = 6", "window_months = 0"),
        ("without_score = 5", "without_score = 101"),
        ('means = "died"', 'means = "dead"'),
        ('court = "custody"', 'court = "prison"'),
    ],
)
def test_another_word_or_figure_is_one_fault(old: str, new: str) -> None:
    assert len(faults(changed(old, new))) == 1
