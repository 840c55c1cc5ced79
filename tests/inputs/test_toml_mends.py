"""What people commonly get wrong in a file of criteria, or of policy, is told with its line and how to write it."""

import pytest

from tests.inputs.criteria_text import CRITERIA, changed, faults, line_with

RIGHT = "value = 75"
WRONG = {
    "value == 75": "one = stands between value and what it is: value = 75",
    "value: 75": "= stands between value and what it is, not a colon: value = 75",
    "value = \u201c75\u201d": 'curly quotation mark \u201c: write plain ones, " on both sides',
    'value = "75': "the quotation mark at column 9 has no end on its line",
    "value = '75": "the quotation mark at column 9 has no end on its line",
    'value = ["high" "very-high"]': 'a comma is missing after "high"',
    'value = [\n  "high"\n  "very-high",\n]': 'a comma is missing at the end of the line before, after "high"',
    "value = yes": "yes and no are written true and false: true",
    "value = False": "yes and no are written true and false: false",
    "value = severe": 'words stand in quotation marks: "severe"',
    "value = severe need # of theirs": 'words stand in quotation marks: "severe need"',
    "value =": "nothing stands after value =",
    "value = 01/12/2020": "a day is written year, month, day: 2020-12-01 if 01/12/2020 is meant as day, month, year",
    "value = 31.2.2020": "31.2.2020 is no day; one is written as in 2026-04-20, without quotation marks",
    "value = 75\nvalue = 80": "value stands there twice",
    "value = 75\n[rules.other": "the heading has 1 [ and 0 ]: as many close it as open it, as in [rules.name]",
    'value = 75 # "of 100 [\nvalue == 80': "one = stands between value and what it is: value = 80",
}


@pytest.mark.parametrize("written", WRONG)
def test_what_is_no_toml_is_told_with_how_to_write_it(written: str) -> None:
    text = changed((RIGHT, written))
    (fault,) = faults(text)
    line = line_with(text, f"{written}\n") + (2 if written.startswith("value = [\n") else written.count("\n"))
    assert fault == f"mine.toml:{line}: {WRONG[written]}"


IN_QUOTES = {
    ("version = 2", 'version = "2"'): 'a whole number is expected, "2" was found: write 2 without quotation marks',
    ("edge = 2.5", 'edge = "2.5"'): 'a number is expected, "2.5" was found: write 2.5 without quotation marks',
    (
        "value = true",
        'value = "true"',
    ): 'true or false is expected, "true" was found: write true without quotation marks',
}


@pytest.mark.parametrize("pair", IN_QUOTES)
def test_a_figure_in_quotation_marks_is_told_to_stand_without(pair: tuple[str, str]) -> None:
    (fault,) = faults(changed(pair))
    assert fault.endswith(IN_QUOTES[pair])


def test_a_day_in_quotation_marks_is_told_to_stand_without() -> None:
    (fault,) = faults(changed(("in_force_from = 2026-04-01", 'in_force_from = "2026-04-01"')))
    assert fault.endswith('"2026-04-01" was found: write 2026-04-01 without quotation marks')


def test_too_many_rules_are_refused_by_their_number_alone() -> None:
    more = "".join(f'\n[rules.more-{number}]\nfield = "nothing"\n' for number in range(20_000))
    (fault,) = faults(CRITERIA + more)
    assert fault.endswith(f"rules: at most 100 are taken, {20_000 + CRITERIA.count('[rules.'):,} were found")
