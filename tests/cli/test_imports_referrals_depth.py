"""iomctl import referrals: complexity, practitioners, outcomes and signposting, added to and never overwritten."""

from pathlib import Path

import pytest

from tests.cli.sheets import refusal, sheet, take_in
from tests.program import Program

HEADERS = "referral,offender,pathway,provider,made_on,accepted_on,started_on,complexity,practitioners,outcomes,signpost"
ROW = "R7,N1,drugs,Help Ltd,2026-03-02,2026-03-04,2026-03-09"
HALE = "2026-03-04 J Hale"
HEALTH = "2026-03-02 drugs-health"


@pytest.fixture
def people(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with one person and a provider."""
    take_in(iomctl, "offenders", sheet(tmp_path, "offender,surname,forenames", "N00001,Mercer,Kai"))
    iomctl("provider", "add", "Help Ltd", "--pathway", "drugs").succeeds()
    return iomctl


def test_what_a_referral_is_meant_to_do_comes_in_and_goes_on(people: Program, tmp_path: Path) -> None:
    first = sheet(tmp_path, HEADERS, f"{ROW},HIGH,{HALE},{HEALTH},R7")
    assert take_in(people, "referrals", first) == (1, 0, 0, 0)
    assert take_in(people, "referrals", first) == (0, 0, 1, 0)
    assert take_in(people, "referrals", sheet(tmp_path, HEADERS, f"{ROW},,,,")) == (0, 0, 1, 0)
    more = f"{ROW},high,{HALE}; 2026-04-01 P Osei,{HEALTH};2026-04-07 drugs-health=partly,R00007"
    path = sheet(tmp_path, HEADERS, more)
    dry = people("import", "referrals", path, "--dry-run").succeeds().err
    assert "R00007 practitioner P Osei 2026-04-01, drugs-health partly 2026-04-07" in dry
    assert take_in(people, "referrals", path) == (0, 1, 0, 0)
    page = people("referral", "show", "R7", "--format", "json").succeeds().json()
    assert (page["complexity"], page["practitioner"], page["outcome_score"]) == ("high", "P Osei", 0.5)
    assert take_in(people, "referrals", path) == (0, 0, 1, 0)
    for wrong, why in (
        (f"low,{HALE},,", "complexity: R00007 is recorded with another one"),
        ("high,2026-03-05 J Hale,,", "practitioners: R00007 is recorded with another one"),
        (f",,{HEALTH}; 2026-04-07 drugs-health=achieved,", "outcomes: R00007 is recorded with another one"),
    ):
        assert why in refusal(people, "referrals", sheet(tmp_path, HEADERS, f"{ROW},{wrong}"))[0]


def test_what_can_not_be_is_refused_with_every_reason(people: Program, tmp_path: Path) -> None:
    for cells, told in (
        (
            "huge,J Hale,2026-03-02 drugs-health=fine,X1",
            ('complexity "huge":', "practitioners:", "outcomes:", "signpost:"),
        ),
        (
            f",2026-03-01 J Hale,{HEALTH}; {HEALTH},",
            ("from before it was made", "chosen twice"),
        ),
        (",,2026-03-02 home-kept,", ('outcomes: "home-kept" is no outcome of drugs',)),
        (",,2026-03-01 drugs-health,", ("drugs-health is chosen before it was made",)),
        (f",,{HEALTH}; 2026-03-08 drugs-health=partly,", ("drugs-health is scored before",)),
        (",2026-04-21 J Hale,,", ("Tue 21 Apr 2026 (tomorrow) is in the future",)),
    ):
        (said,) = refusal(people, "referrals", sheet(tmp_path, HEADERS, f"{ROW},{cells}"))
        assert [part for part in told if part not in said] == []
    (said,) = refusal(people, "referrals", sheet(tmp_path, HEADERS, f"{ROW.removeprefix('R7')},,,,R7"))
    assert "signpost: given without referral" in said
