"""A wrong value in a rule of criteria is one fault, on its line, saying what is expected there."""

import pytest

from tests.inputs.criteria_text import changed, faults, line_with

LEVELS = "low, medium, high, very-high"
INTERVAL = 'an interval such as "10 days", "2 weeks" or "3 months" is expected,'
WRONG = {
    "a threshold out of range": (
        "value = 75",
        "value = 120",
        "rules.ogrs.value: 0 to 100 is expected, the range of OGRS3, two years; 120 was found",
    ),
    "a word for a threshold": (
        "value = 75",
        'value = "75"',
        'rules.ogrs.value: 0 to 100 is expected, the range of OGRS3, two years; "75" was found: write 75 without'
        " quotation marks",
    ),
    "yes for a threshold": (
        "value = 75",
        "value = true",
        "rules.ogrs.value: 0 to 100 is expected, the range of OGRS3, two years; true was found",
    ),
    "nothing for a threshold": (
        "value = 75",
        "value = nan",
        "rules.ogrs.value: 0 to 100 is expected, the range of OGRS3, two years; nan was found",
    ),
    "a level of a list": (
        '"very-high"]',
        '"vry-high"]',
        f'rules.harm.value: one of {LEVELS} is expected, "vry-high" was found; did you mean "very-high"?',
    ),
    "a level": (
        'value = "severe"',
        'value = "sever"',
        'rules.housing.value: one of none, some, severe is expected, "sever" was found; did you mean "severe"?',
    ),
    "a number for a level": (
        'value = "severe"',
        "value = 4",
        "rules.housing.value: one of none, some, severe is expected, 4 was found",
    ),
    "a word for a list": (
        'value = ["high", "very-high"]',
        'value = "high"',
        f'rules.harm.value: a list with some of {LEVELS} is expected, "high" was found',
    ),
    "an empty list": (
        'value = ["high", "very-high"]',
        "value = []",
        f"rules.harm.value: a list with some of {LEVELS} is expected, an empty one was found",
    ),
    "a word twice": (
        '"very-high"]',
        '"high"]',
        'rules.harm.value: "high" stands there twice',
    ),
    "an interval": (
        'value = "1 month"',
        'value = "a month"',
        f'rules.ending.value: {INTERVAL} "a month" was found',
    ),
    "a number for an interval": (
        'value = "1 month"',
        "value = 30",
        f"rules.ending.value: {INTERVAL} 30 was found",
    ),
    "half a year of age": (
        "value = 18",
        "value = 18.5",
        "rules.adult.value: a whole number from 1 to 120 is expected, 18.5 was found",
    ),
    "none at least": (
        "value = 3",
        "value = 0",
        "rules.often.value: a whole number from 1 to 10,000 is expected, 0 was found",
    ),
    "an area of no letters": (
        '["Luton", "Dunstable"]',
        '["Luton", " "]',
        'rules.here.value: one line of 1 to 200 ordinary characters is expected, " " was found',
    ),
    "a word for yes": (
        "value = true",
        'value = "yes"',
        'rules.marked.value: true or false is expected, "yes" was found: write true without quotation marks',
    ),
}


@pytest.mark.parametrize("what", list(WRONG))
def test_a_wrong_word_is_one_fault_on_its_line(what: str) -> None:
    old, new, told = WRONG[what]
    text = changed((old, new))
    line = line_with(text, new) + new.count("\n")
    assert faults(text) == (f"mine.toml:{line}: {told}",)
