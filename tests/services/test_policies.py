"""The policy is kept as numbered versions; what recorded rows use can't be taken away from it."""

import tomllib
from pathlib import Path

import pytest

from iomctl.errors import DoesNotFit, SettingsWrong
from iomctl.inputs.policy.file import default_policy_text
from iomctl.services.upkeep import policies, policy_entries
from tests.inputs.policy_text import CHILD
from tests.program import Program
from tests.storage.casebook import one_case, working

DEFAULT = default_policy_text()


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    """A policy file: the shipped one with words replaced."""
    text = DEFAULT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "mine.toml").write_text(text)
    return folder / "mine.toml"


def test_what_a_policy_says_is_one_entry_each() -> None:
    found = [key for key, _ in policy_entries._entries("", tomllib.loads(default_policy_text()))]
    assert len(found) == len(set(found)) > 0


def test_what_a_new_version_changes_is_told(iomctl: Program, tmp_path: Path) -> None:
    file = changed(
        tmp_path,
        ("capacity = 70", "capacity = 80"),
        (
            '{ code = "staff-safety", wording = "not safe for staff", group = "safety" }',
            '{ code = "staff-safety", wording = "not safe for staff", group = "safety", active = false }',
        ),
        ('  { code = "system", wording = "system fault", group = "service" },\n', ""),
        ("genders = [\n", 'genders = [\n  { code = "non-binary", name = "Non-binary" },\n'),
    )
    with working(iomctl) as work:
        found = {(one.section, one.code): one for one in policies.load(work, file)}
    assert {key: one.change for key, one in found.items()} == {
        ("tiers", "fixed"): "changed",
        ("reasons.exemption", "staff-safety"): "retired",
        ("reasons.exemption", "system"): "removed",
        ("genders", "non-binary"): "added",
    }
    tier = found["tiers", "fixed"]
    assert (tier.version, tier.before, tier.after) == (2, "capacity 70", "capacity 80")


def test_a_file_that_says_the_same_is_no_new_version(iomctl: Program, tmp_path: Path) -> None:
    with working(iomctl) as work:
        assert policies.load(work, changed(tmp_path, ("# The policy of a scheme", "# Our policy"))) == []
    with working(iomctl) as work:
        assert [one.version for one in policies.history(work)] == [1]


USED = [
    (
        "tiers: fixed",
        '  { code = "fixed", name = "Fixed", capacity = 70,'
        ' wording = "persistent, supervised, neighbourhood crime" },\n',
    ),
    ("genders: male", '  { code = "male", name = "Male" },\n'),
    ("ethnicities: W1", '  { code = "W1", name = "White: British" },\n'),
    ("pathways: drugs", f"{CHILD},\n"),
    (
        "reasons.adoption: tasking",
        '  { code = "tasking", wording = "put forward by police tasking", group = "judgement" },\n',
    ),
]


def test_codes_that_recorded_rows_use_must_stay(iomctl: Program, tmp_path: Path) -> None:
    one_case(iomctl)
    bound = [f"{line}\n" for line in default_policy_text().splitlines() if 'pathway = "drugs"' in line]
    lines = (*(line for _, line in USED), *bound, '"W1", ')
    file = changed(tmp_path, *((line, "") for line in lines), (', parent = "substance"', ""))
    with pytest.raises(DoesNotFit) as refused, working(iomctl) as work:
        policies.load(work, file)
    told = refused.value.faults
    assert [line.partition(" is used")[0] for line in told] == [
        "tiers: fixed",
        "pathways: drugs",
        "genders: male",
        "ethnicities: W1",
        "reasons.adoption: tasking",
    ]
    assert "active = false" in told[1]
    assert "active = false" not in told[0]


def test_a_wrong_file_is_refused_with_its_lines(tmp_path: Path) -> None:
    file = changed(tmp_path, ("capacity = 70", "capacity = -1"), ('"4 weeks"', '"4 fortnights"'))
    with pytest.raises(SettingsWrong) as refused:
        policies.check_file(file)
    assert len(refused.value.faults) == 2
    assert all(line.startswith(f"{file}:") for line in refused.value.faults)
