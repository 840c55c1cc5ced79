"""What comes in about a person is checked whole: every fault at once, and clean text in its stored form."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.births import earliest
from iomctl.domain.identifiers import check_letter
from iomctl.domain.policy.build import build
from iomctl.errors import BadValue
from iomctl.inputs.offender_fields import OffenderBounds
from iomctl.inputs.offenders import Number, OffenderInput, check_offender

TODAY = date(2026, 4, 20)
POLICY = build(tomllib.loads(files("iomctl").joinpath("policy/default.toml").read_text("utf-8")), 1)
BOUNDS = OffenderBounds(TODAY, POLICY, {"luton": "Luton", "leighton buzzard": "Leighton Buzzard"})


def checked(**fields: str) -> OffenderInput:
    return check_offender({"surname": "Mercer", **fields}, BOUNDS)


def faults(label: str = "", **fields: str) -> list[str]:
    with pytest.raises(BadValue) as refusal:
        check_offender({"surname": "Mercer", **fields}, BOUNDS, lambda name: label + name)
    return list(refusal.value.faults)


def test_clean_text_comes_out_as_it_is_stored() -> None:
    person = checked(
        forenames="  Kai   Lee ", born_on="14/8/1994", gender="Male", ethnicity="w1", area=" Luton ", restricted="yes",
        pnc="09/417723h", crn=" x417723", local=" rec-1 ; rec-2;rec-1", aliases="Kai Marsh; K. Mercer",
    )  # fmt: skip
    assert (person.forenames, person.area, person.restricted) == ("Kai Lee", "Luton", True)
    assert (person.born_on, person.gender, person.ethnicity) == (date(1994, 8, 14), "male", "W1")
    assert person.search_name == "mercer kai lee"
    assert person.pnc == (Number("pnc", "2009/0417723H", "09/417723h"),)
    assert [(one.kind, one.value) for one in person.numbers[1:]] == [
        ("crn", "X417723"),
        ("local", "rec-1"),
        ("local", "rec-2"),
    ]
    assert [one.search_name for one in person.aliases] == ["kai marsh", "k mercer"]


def test_what_is_empty_is_not_recorded() -> None:
    empty = dict.fromkeys(OffenderInput.model_fields, " ") | {"surname": "Mercer"}
    assert check_offender(empty, BOUNDS) == checked()


def test_every_fault_is_told_at_once_under_its_label_with_the_value() -> None:
    found = faults(
        "--", surname="", born_on="31/2/2000", gender="mal", restricted="perhaps", pnc="2009/0417723M",
        crn="X41772; X417723; 12", local="x" * 41, aliases="Kai\x07", rank="1",
    )  # fmt: skip
    assert found == [
        "--surname: a name can't be empty",
        "--born_on 31/2/2000: February 2000 has days 1 to 29, not 31",
        "--gender mal: one of female, male, other, not-known (did you mean male?)",
        "--restricted perhaps: write yes or no",
        "--pnc 2009/0417723M: the check letter should be H",
        "--crn X41772: a CRN is one letter and six digits, like X417723",
        "--crn 12: a CRN is one letter and six digits, like X417723",
        f"--local {'x' * 40}: a number in another system has at most 40 characters, this has 41",
        "--aliases Kai?: a name can't hold a control character (U+0007, character 4)",
        "--rank: no such field",
    ]


def test_a_surname_is_needed() -> None:
    with pytest.raises(BadValue, match="surname: missing"):
        check_offender({"forenames": "Kai"}, BOUNDS)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-04-21", "a birth date can't be in the future"),
        ("1906-04-19", "a birth date can't be more than 120 years ago"),
        ("14/8/94", "write the year in full"),
        ("soon", "not understood"),
    ],
)
def test_a_birth_date_is_a_day_that_somebody_alive_was_born_on(text: str, why: str) -> None:
    (line,) = faults(born_on=text)
    assert line.startswith(f"born_on {text}: {why}")


def test_the_oldest_and_the_youngest_birth_date_are_taken() -> None:
    assert checked(born_on="1906-04-20").born_on == date(1906, 4, 20)
    assert checked(born_on="2026-04-20").born_on == TODAY


@given(st.dates(min_value=date(1907, 1, 1), max_value=TODAY))
def test_a_birth_date_reads_the_same_iso_and_day_first(day: date) -> None:
    assert checked(born_on=day.isoformat()).born_on == day
    assert checked(born_on=f"{day.day}/{day.month}/{day.year}").born_on == day


@given(st.integers(1950, 2026), st.integers(0, 9_999_999))
def test_every_right_pnc_id_is_taken_and_every_wrong_letter_refused(year: int, serial: int) -> None:
    letter = check_letter(f"{year % 100:02}{serial:07}")
    right = f"{year}/{serial:07}{letter}"
    assert checked(pnc=right.lower()).numbers[0].value == right
    wrong = f"{year}/{serial:07}{'A' if letter != 'A' else 'B'}"
    assert faults(pnc=wrong)[0].startswith(f"pnc {wrong}: the check letter should be {letter}")


@given(st.dictionaries(st.sampled_from(list(OffenderInput.model_fields)), st.text(max_size=30)))
def test_any_text_is_taken_or_refused_in_plain_lines(fields: dict[str, str]) -> None:
    lines: tuple[str, ...] = ()
    try:
        person = check_offender(fields, BOUNDS)
    except BadValue as refusal:
        lines = refusal.faults
    assert all(line.isprintable() for line in lines)
    assert lines or (person.surname.isprintable() and (earliest(person.born_on) or TODAY) <= TODAY)
