"""Rules made by hand, and somebody with a few facts to ask them about."""

from dataclasses import replace
from datetime import date, timedelta

from iomctl.domain.criteria.criteria import CodeGroup, Criteria, Rule
from iomctl.domain.days.intervals import Interval
from iomctl.inputs.policy.file import default_policy_text, read_policy
from tests.services.plain_criteria import Asked, Known, answer
from tests.services.plain_people import Person

ON = date(2026, 4, 20)
DAY = timedelta(days=1)
YEAR, FORTNIGHT = Interval(0, 12), Interval(14, 0)
NOBODY = Person()
GROUP = CodeGroup(frozenset({"028/03"}), frozenset({"034/01"}), frozenset({"037/02"}))
CRITERIA = Criteria("mine", 1, date(2020, 12, 1), "by hand", {}, {}, groups={"nc": GROUP}, edge=5)
ASKED = Asked(CRITERIA, read_policy(default_policy_text(), "default.toml"), ON)


def rule(field: str, test: str, value: object, **more: object) -> Rule:
    """A rule called r; `more` are further fields of Rule."""
    word, _, of = field.partition(".")
    return replace(Rule("r", "words", word, test, value, of), **more)  # type: ignore[arg-type]  # any field


def told(asks: Rule, **facts: object) -> Known:
    """What a rule answers about somebody of whom these facts are recorded."""
    return answer(asks, ASKED, replace(NOBODY, **facts))  # type: ignore[arg-type]  # any field
