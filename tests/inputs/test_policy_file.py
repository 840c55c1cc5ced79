"""A policy file is taken whole or refused whole, with the line of everything that is wrong."""

import re

import pytest

from iomctl.inputs.policy.file import read_policy
from tests.inputs.policy_text import DEFAULT, faults, line_with


def test_the_default_policy_is_right_and_not_yet_loaded() -> None:
    assert read_policy(DEFAULT, "default.toml").version == 0


def test_every_part_without_a_public_source_says_so() -> None:
    marked = DEFAULT.count("default, no public source: set by the scheme")
    assert marked >= 10
    assert "\n".join(line for line in DEFAULT.splitlines() if len(line) > 170) == ""


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    text = "\ufeff" + DEFAULT.replace("\n", "\r\n")
    assert read_policy(text, "mine.toml") == read_policy(DEFAULT, "mine.toml")
    wrong = text.replace("capacity = 15", "capacity = -15")
    assert faults(wrong) == (
        f"mine.toml:{line_with(wrong, '-15')}: tiers[3].capacity: 0 or more is expected, -15 was found",
    )


def test_tables_may_be_written_out_in_full() -> None:
    written = '[[tiers]]\ncode = "fixed"\nname = "Fixed"\nwording = "all"\ncapacity = 9\n'
    short = re.sub(r"tiers = \[\n.*?\n\]\n", "", DEFAULT, flags=re.DOTALL)
    assert read_policy(short + written, "mine.toml").tiers["fixed"].capacity == 9
    wrong = short + written.replace("9", '"nine"')
    assert faults(wrong) == (
        f'mine.toml:{len(wrong.splitlines())}: tiers[1].capacity: a whole number is expected, "nine" was found',
    )


def test_all_faults_come_at_once_in_the_order_of_the_lines() -> None:
    text = DEFAULT
    for old, new in [
        ("resume_days = 5", "resume_days = -5"),
        ("capacity = 70", "capacity = 7.0"),
        ('"4 weeks"', '"4 fortnites"'),
        ('letter = "X"', 'letter = "W"'),
    ]:
        text = text.replace(old, new, 1)
    lines = [int(fault.split(":")[1]) for fault in faults(text)]
    assert len(lines) == 4
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name = ", "mine.toml:1: nothing stands after name ="),
        ("a = 1\nb = [\n", "mine.toml:2: not TOML: "),
        ("a = 1\n\na = 2\n", "mine.toml:3: a stands there twice"),
        ("a = 1\nb = x\n", 'mine.toml:2: words stand in quotation marks: "x"'),
        ("a = 2026-02-30", "mine.toml:1: not TOML: "),
        ("a = " + "[" * 5000, "mine.toml:1: not TOML: brackets within brackets, too deep"),
        ("a = " + "9" * 5000, "mine.toml:1: not TOML: "),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, expected: str) -> None:
    (fault,) = faults(text)
    assert fault.startswith(expected)


@pytest.mark.parametrize("text", ["", "\n# nothing\n"])
def test_an_empty_file_is_told_everything_a_policy_needs(text: str) -> None:
    found = faults(text)
    assert "mine.toml:1: colours: missing from a policy" in found
    assert len(found) == 13
