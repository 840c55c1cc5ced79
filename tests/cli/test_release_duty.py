"""The duty to refer before a release: which first night meets it, and that one answer is given for that night."""

from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.cli.release_book import coming, lay, set_due
from tests.program import Program


@pytest.fixture
def leaving(iomctl: Program) -> Program:
    """Mercer is out in 23 days, on Wed 13 May."""
    book = lay(iomctl)
    set_due(book, "N1", "conditional", "2026-05-13")
    return book


def duty(book: Program) -> tuple[str, str, bool]:
    """Where the duty stands, why in words, and whether it is to be done."""
    (one,) = coming(book)
    return one["duty"], one["duty_basis"], "duty-to-refer" in (one["to_do"] or "")


def test_a_first_night_meets_the_duty_only_where_the_policy_says_so(leaving: Program) -> None:
    assert duty(leaving) == ("not-started", "no first night is known", True)
    leaving("release", "plan", "N1", "--to", "A07A").succeeds()
    stays = "first night Friends or family, for now: does not meet the duty"
    assert duty(leaving) == ("not-started", stays, True)
    leaving("release", "plan", "N1", "--to", "A07B").succeeds()
    assert duty(leaving) == ("not-required", "first night Friends or family, settled: meets the duty", False)
    assert coming(leaving)[0]["duty_reason"] == "has-next-accommodation"


def test_a_hotel_does_not_replace_the_council_and_says_until_when(leaving: Program) -> None:
    leaving("placement", "add", "N1", "hotel", "--from", "2026-05-13").succeeds()
    hotel = "first night Emergency hotel until 27 May 2026: does not meet the duty"
    assert duty(leaving) == ("not-started", hotel, True)
    page = leaving("release", "show", "N1").succeeds().out
    assert f"Duty to refer  not-started: {hotel}\n" in page
    leaving("duty", "refer", "N1", "Luton", "--consent", "today").succeeds()
    assert duty(leaving) == ("submitted", hotel, False)
    leaving("duty", "answer", "D1", "no-local-connection").succeeds()
    assert duty(leaving) == ("not-accepted", hotel, False)


def test_a_referral_too_old_to_count_is_said_with_it(leaving: Program) -> None:
    leaving("duty", "refer", "N1", "Luton", "--consent", "2025-10-01", "--on", "2025-10-06").succeeds()
    old = "no first night is known; the referral of 6 Oct 2025 is too old to count"
    assert duty(leaving) == ("not-started", old, True)


@pytest.mark.parametrize(("code", "told"), [("A04", "not-started"), ("A17", "not-required")])
def test_which_homes_meet_the_duty_is_the_schemes(leaving: Program, tmp_path: Path, code: str, told: str) -> None:
    """This scheme asks the council about supported housing, and not about CAS3."""
    settled = 'name = "Supported housing", settled = "settled", meets_duty = '
    text = default_policy_text().replace(f"{settled}true", f"{settled}false")
    text = text.replace('"CAS3", settled = "transient"', '"CAS3", settled = "transient", meets_duty = true')
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    leaving("policy", "load", str(file)).succeeds()
    leaving("release", "plan", "N1", "--to", code).succeeds()
    assert duty(leaving)[0] == told


def test_a_key_that_is_neither_yes_nor_no_is_refused(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(default_policy_text().replace("meets_duty = true", 'meets_duty = "maybe"', 1), "utf-8")
    assert "meets_duty" in iomctl("policy", "check", str(file)).exits(7).err
