"""Whether an offence is neighbourhood crime, by its code and whom it was done to."""

import pytest

from iomctl.domain.facts.offences import VICTIMS, neighbourhood


@pytest.mark.parametrize(
    ("code", "victim", "expected"),
    [
        ("028/03", "not-known", ("yes", "burglary of a home")),
        ("034/01", "person", ("yes", "robbery of a person")),
        ("034/01", "business", ("no", "robbery of a business")),
        ("034/01", "not-known", ("ask", "robbery: say whether the victim was a person")),
        ("008/06", "person", ("no", "not a neighbourhood offence")),
        (None, "person", ("ask", "no code is recorded")),
    ],
)
def test_the_answer_and_why(code: str | None, victim: str, expected: tuple[str, str]) -> None:
    assert neighbourhood(code, victim) == expected


@pytest.mark.parametrize("victim", VICTIMS)
def test_what_the_scheme_has_to_decide_is_asked_whoever_the_victim_was(victim: str) -> None:
    assert neighbourhood("037/02", victim)[0] == "ask"
