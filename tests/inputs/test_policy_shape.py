"""One wrong value in a policy file is one fault, on its line, saying what was expected and found."""

import re

import pytest

from tests.inputs.policy_text import CHILD, DEFAULT, changed, faults, line_with

WRONG = {
    "a misspelt key": (
        'review_every = "8 weeks"',
        'reveiw_every = "8 weeks"',
        "colours[3].reveiw_every: not a key of a colour;"
        " it takes code, letter, name, wording, review_every, window_days; did you mean review_every?",
    ),
    "a key of nothing": (
        'name = "Panel"',
        'name = "Panel", quorum = 3',
        "review_kinds[2].quorum: not a key of a kind of review; it takes code, name",
    ),
    "a misspelt list of reasons": (
        "deselection = [",
        "deselecton = [",
        "reasons.deselecton: not a key of the reasons; it takes adoption, deselection, tier, exemption,"
        " refusal, ending, rescope, absence, placement, breach, programme; did you mean deselection?",
    ),
    "text for a number": (
        "capacity = 40",
        'capacity = "40"',
        'tiers[2].capacity: a whole number is expected, "40" was found',
    ),
    "a broken number": ("capacity = 40", "capacity = 4.5", "tiers[2].capacity: a whole number is expected"),
    "true for a number": (
        "resume_days = 5",
        "resume_days = true",
        "exemption.resume_days: a whole number is expected, true was found",
    ),
    "a number for text": (
        'name = "Free"',
        "name = 7",
        "tiers[3].name: text in quotes is expected, 7 was found",
    ),
    "a negative number": (
        "look_ahead_days = 7",
        "look_ahead_days = -1",
        "look_ahead_days: 0 or more is expected, -1 was found",
    ),
    "a vast number": (
        "start_working_days = 20",
        "start_working_days = 99999999999999999999999999",
        "targets.start_working_days: 260 or less is expected",
    ),
    "a word for true": (
        CHILD,
        CHILD.replace(" }", ', active = "no" }'),
        'pathways[3].active: true or false is expected, "no" was found',
    ),
    "text for a day": (
        "closed_from = 2026-05-11",
        'closed_from = "2026-05-11"',
        'sentences[4].closed_from: a day such as 2026-04-20, without quotes, is expected, "2026-05-11" was found',
    ),
    "text for a figure": (
        "minimum = 0",
        'minimum = "0"',
        'scores[1].minimum: a number is expected, "0" was found',
    ),
    "a bad interval": (
        '"2 weeks", window',
        '"often", window',
        'colours[1].review_every: an interval such as "10 days", "2 weeks" or "3 months" is expected,'
        ' "often" was found',
    ),
    "an interval of no time": (
        '"2 weeks", window',
        '"0 weeks", window',
        "colours[1].review_every: an interval such as",
    ),
    "a window wider than the interval": (
        "window_days = 7",
        "window_days = 14",
        "colours[1].window_days: less than review_every is expected, 14 days was found",
    ),
    "a code with a space": (
        'code = "case"',
        'code = "the case"',
        "review_kinds[1].code: small letters, digits and hyphens are expected",
    ),
    "a small letter": (
        'letter = "D"',
        'letter = "d"',
        'pathways[3].letter: one capital letter is expected, "d" was found',
    ),
    "an empty name": (
        'name = "Flex"',
        'name = " "',
        "tiers[2].name: one line of 1 to 200 ordinary characters is expected",
    ),
    "an escape in a name": (
        'name = "Flex"',
        'name = "\\u001b[31m"',
        'tiers[2].name: one line of 1 to 200 ordinary characters is expected, "?[31m" was found',
    ),
    "a code used twice": (
        'code = "NOT"',
        'code = "mis"',
        'reasons.ending[3].code: "mis" is already used by reasons.ending[2]',
    ),
    "a letter used twice": (
        'letter = "G"',
        'letter = "R"',
        'colours[3].letter: "R" is already used by colours[1]',
    ),
    "a letter that is another's code": (
        'code = "amber"',
        'code = "r"',
        'colours[2].code: "r" is already used by colours[1]',
    ),
    "an outcome of a pathway that there is not": (
        'pathway = "ete", wording = "has a job',
        'pathway = "eet", wording = "has a job',
        'outcomes[9].pathway: no pathway has the code "eet"; did you mean ete?',
    ),
    "a rule that there is not": (
        'rule = "working-day"',
        'rule = "friday"',
        'releases[2].rule: one of earlier, working-day, fixed is expected, "friday" was found',
    ),
    "a day of review that there is not": (
        'review_day = "working-day-before"',
        'review_day = "monday"',
        "review_day: one of as-counted, working-day-before, working-day-after is expected",
    ),
    "candidates to leave of a colour that there is not": (
        'leaving_colour = "green"',
        'leaving_colour = "grean"',
        'panel.leaving_colour: no leaving_colour has the code "grean"; did you mean green?',
    ),
    "custody without its colour": (
        'colour = "blue"',
        'colour = "bleu"',
        'custody.colour: no colour has the code "bleu"; did you mean blue?',
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_one_wrong_value_is_one_fault_on_its_line(case: str) -> None:
    old, new, expected = WRONG[case]
    (fault,) = faults(changed(old, new))
    assert fault.startswith(f"mine.toml:{line_with(DEFAULT, old)}: {expected}")


def test_a_missing_key_is_placed_at_its_table() -> None:
    text = changed('letter = "A", ', "")
    assert faults(text) == (f"mine.toml:{line_with(text, 'Amber')}: colours[2].letter: missing from a colour",)


def test_a_missing_section_is_told() -> None:
    text = changed("[exemption]\nresume_days = 5", "")
    assert faults(text) == ("mine.toml:1: exemption: missing from a policy",)


def test_a_list_of_nothing_is_refused() -> None:
    text = re.sub(r"genders = \[\n.*?\n\]\n", "genders = []\n", DEFAULT, flags=re.DOTALL)
    assert faults(text) == (f"mine.toml:{line_with(text, 'genders')}: genders: at least one is needed",)


def test_the_wrong_kind_of_thing_for_a_list_or_a_table() -> None:
    text = re.sub(r"tiers = \[\n.*?\n\]\n", "tiers = 3\n", DEFAULT, flags=re.DOTALL)
    assert faults(text) == (f"mine.toml:{line_with(text, 'tiers = 3')}: tiers: a list is expected, 3 was found",)
    text = re.sub(r"tiers = \[\n.*?\n\]\n", "tiers = [\n  [],\n]\n", DEFAULT, flags=re.DOTALL)
    assert faults(text) == (f"mine.toml:{line_with(text, '[],')}: tiers[1]: a table is expected, a list was found",)
