"""A range of values to try for the threshold of one rule, as it is typed: RULE=FROM..TO:STEP."""

import re
from decimal import Decimal

from iomctl.domain.criteria.criteria import Criteria, Rule
from iomctl.domain.criteria.fields import FIELDS
from iomctl.domain.criteria.words import asked_words
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.criteria.values import read_value
from iomctl.inputs.quoting import nearest, quoted

MOST_VALUES = 50
FORM = "RULE=FROM..TO:STEP, like ogrs-75=50..90:5"
_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,4})?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER}):({_NUMBER})", re.ASCII).fullmatch


def read_range(text: str, criteria: Criteria, policy: Policy) -> tuple[Rule, list[int | float]]:
    """The rule whose value is a number, and the values to try, ascending, both ends inclusive.

    The last is the highest that whole steps reach. Raises BadValue with one line: for another form, no such rule, a
    rule without a number, a range that runs backwards or holds too many values, and a value that the rule can't have.
    """
    name, equals, written = text.rpartition("=")
    found = _RANGE("".join(written.split()))
    if not equals or not found:
        raise BadValue(f"{quoted(text)}: {FORM} is expected")
    rule = _rule(name.strip(), criteria)
    first, last, step = (Decimal(number) for number in found.groups())
    if not step:
        raise BadValue(f"{quoted(text)}: a step of 0 leads nowhere")
    if first > last:
        raise BadValue(f"{quoted(text)} runs backwards: {name.strip()}={last}..{first}:{step} is meant?")
    values = _values(first, last, step)
    takes = FIELDS[rule.field].tests[rule.test]
    try:
        return rule, [read_value(takes, value, policy, rule.of) for value in values]
    except BadValue as fault:
        raise BadValue(f"{rule.name}: {fault.faults[0]}") from None


def has_number(rule: Rule) -> bool:
    """Whether a rule's value is a number."""
    return isinstance(rule.value, int | float) and not isinstance(rule.value, bool)


def _rule(name: str, criteria: Criteria) -> Rule:
    numbered = [one.name for one in criteria.rules.values() if has_number(one)]
    known = f"rules with a number: {', '.join(numbered)}" if numbered else "no rule of these criteria has a number"
    rule = criteria.rules.get(name)
    if rule is None:
        raise BadValue(f"no rule is called {quoted(name)}; {known}{nearest(name, criteria.rules)}")
    if not has_number(rule):
        raise BadValue(f"{quoted(name)} has no number to vary, it asks {asked_words(rule)}; {known}")
    return rule


def _values(first: Decimal, last: Decimal, step: Decimal) -> list[int | float]:
    count = int((last - first) / step) + 1
    if count > MOST_VALUES:
        raise BadValue(f"{count:,} values are too many to try, {MOST_VALUES} at most; take a larger step")
    values = (first + step * place for place in range(count))
    return [int(value) if value == int(value) else float(value) for value in values]
