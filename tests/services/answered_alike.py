"""The answers of a run's rules about somebody, held against the plain reading."""

from iomctl.services.rescopes.rules.answers import unpacked
from tests.services import plain_criteria
from tests.services.plain_known import Asked, Known
from tests.services.plain_people import Person


def answered_alike(packed: str, asked: Asked, person: Person) -> dict[str, Known]:
    """The plain answers by the names of the rules, which the packed ones must be."""
    rules = asked.criteria.rules
    expected = {name: plain_criteria.answer(rule, asked, person) for name, rule in rules.items()}
    assert {name: one.met for name, one in unpacked(packed, list(rules)).items()} == expected
    return expected
