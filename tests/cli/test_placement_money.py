"""Deposits and rent in advance carry money, exact to the penny and under a cap; a night may have a cost."""

from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.program import Program

PAID = ("--amount", "£1,100.50", "--weeks", "4", "--payee", "Harbour Lettings", "--paid-on", "2026-04-17")


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """N00001, on the scheme; today is 20 April 2026."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return iomctl


def placed(program: Program, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = program("placement", *words, "--format", "json").succeeds().json()
    return row


def spent(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("placement", "spend", *words, "--format", "json").succeeds().json()
    return [(row["group"], row["people"], row["nights"], row["spend"], row["cost_not_recorded"]) for row in rows]


def test_a_deposit_and_rent_in_advance_go_beside_a_place(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-13", "--per-night", "62.50")
    row = placed(mercer, "add", "N1", "rent-advance", "--from", "2026-04-20", *PAID)
    told = {name: row[name] for name in ("amount", "weeks", "payee", "paid_on", "leaves_on", "leaves_basis", "state")}
    assert told == {
        "amount": "1100.50",
        "weeks": 4,
        "payee": "Harbour Lettings",
        "paid_on": "2026-04-17",
        "leaves_on": "2026-05-18",
        "leaves_basis": "4 weeks of rent",
        "state": "paid",
    }
    deposit = placed(mercer, "add", "N1", "rent-deposit", "--from", "2026-04-20", "--amount", "450", "--weeks", "5")
    assert (deposit["state"], deposit["amount"], deposit["leaves_on"]) == ("agreed", "450.00", None)
    assert (deposit["nights"], deposit["overstay"]) == (0, None)
    assert "£450.00" in mercer("placement", "list", "N1").succeeds().out
    assert spent(mercer, "--by", "kind") == [
        ("hotel", 1, 7, "437.50", 0),
        ("rent-advance", 1, 0, "1100.50", 0),
        ("rent-deposit", 1, 0, None, 0),
        ("All", 1, 7, "1538.00", 0),
    ]


def test_an_amount_above_the_cap_needs_a_reason(mercer: Program) -> None:
    asked = ("placement", "add", "N1", "rent-deposit", "--amount", "1,300.00", "--weeks", "6")
    refused = mercer(*asked).exits(4).err.splitlines()[0]
    assert refused == (
        "iomctl: --reason: missing; £1,300.00 is £50.00 above the cap of £1,250.00 for rent-deposit;"
        " 6 weeks of rent are more than the 5 that rent-deposit pays"
    )
    row = placed(mercer, *asked[1:], "--reason", "agreed by the board")
    assert (row["amount"], row["over_because"]) == ("1300.00", "agreed by the board")
    mercer("placement", "withdraw", "P1", "--reason", "mistyped").succeeds()
    placed(mercer, "add", "N1", "rent-deposit", "--amount", "1250")
    lower = mercer("placement", "correct", "P2", "--amount", "1250.01", "--reason", "mistyped").exits(4).err
    assert "--because: missing; £1,250.01 is £0.01 above the cap" in lower


def test_a_cap_is_for_all_that_is_paid_after_one_release(mercer: Program) -> None:
    first = ("--amount", "800", "--weeks", "3", "--from", "2026-02-02")
    placed(mercer, "add", "N1", "rent-deposit", *first)
    second = ("placement", "add", "N1", "rent-deposit", "--amount", "500", "--weeks", "3")
    assert mercer(*second, "--from", "2026-04-13").exits(4).err.splitlines()[0] == (
        "iomctl: --reason: missing; £500.00 with £800.00 of P00001 is £50.00 above the cap of £1,250.00 for"
        " rent-deposit; 3 weeks of rent with 3 of P00001 are more than the 5 that rent-deposit pays"
    )
    placed(mercer, "add", "N1", "rent-deposit", "--amount", "450", "--from", "2026-04-13")
    higher = mercer("placement", "correct", "P1", "--amount", "801", "--reason", "mistyped").exits(4).err
    assert "£801.00 with £450.00 of P00002 is £1.00 above the cap" in higher
    mercer("custody", "begin", "N1", "remand", "--on", "2026-03-02").succeeds()
    mercer("release", "unplanned", "N1", "--to", "A07A", "--told", "2026-03-09", "--on", "2026-03-09").succeeds()
    assert "P00001" not in mercer(*second[:-2], "--from", "2026-04-14", "--amount", "900").exits(4).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hotel", "--amount", "450"), "--amount: hotel is a place, not money: leave it out"),
        (("hotel", "--weeks", "2"), "--weeks: hotel is a place, not money"),
        (("rent-deposit", "--per-night", "60"), "--per-night: rent-deposit is money, and nobody sleeps in it"),
        (("rent-deposit", "--amount", "450.505"), '--amount "450.505": write it like 450, 450.50 or £1,250.00'),
        (("rent-deposit", "--amount", "0"), "--amount: more than nothing is expected"),
        (("rent-deposit", "--weeks", "four"), '--weeks: "four": a whole number of weeks from 1 to 52 is expected'),
        (("rent-deposit", "--paid-on", "+1d"), "--paid-on: Tue 21 Apr 2026 (tomorrow) is in the future"),
    ],
)
def test_what_does_not_fit_is_refused(mercer: Program, words: tuple[str, ...], said: str) -> None:
    assert said in mercer("placement", "add", "N1", *words).exits(4).err
    assert mercer("placement", "list").succeeds().out == ""


def test_every_fault_is_told_at_once(mercer: Program) -> None:
    words = ("--amount", "4e2", "--per-night", "1.2.3", "--weeks", "0", "--paid-on", "soon")
    lines = mercer("placement", "add", "N1", "rent-deposit", *words).exits(4).err.splitlines()
    assert [line.split()[1].strip(":") for line in lines[:4]] == ["--amount", "--per-night", "--weeks", "--paid-on"]


def test_it_is_put_right_taken_away_and_undone(mercer: Program) -> None:
    placed(mercer, "add", "N1", "rent-advance", *PAID)
    said = mercer("placement", "correct", "P1", "--amount", "1,000", "--payee", "", "--reason", "mistyped").succeeds()
    assert "amount £1,100.50 -> £1,000.00" in said.err
    (row,) = mercer("placement", "list", "--format", "json").succeeds().json()
    assert (row["amount"], row["payee"], row["weeks"]) == ("1000.00", None, 4)
    mercer("undo").succeeds()
    (row,) = mercer("placement", "list", "--format", "json").succeeds().json()
    assert (row["amount"], row["payee"]) == ("1100.50", "Harbour Lettings")
    row = placed(mercer, "correct", "P1", "--weeks", "2", "--reason", "mistyped")
    assert (row["leaves_on"], row["leaves_basis"]) == ("2026-05-04", "2 weeks of rent")


def test_history_and_page_tell_what_was_paid(mercer: Program) -> None:
    placed(mercer, "add", "N1", "rent-advance", *PAID)
    history = mercer("offender", "history", "N1", "--format", "json").succeeds().json()
    (paid,) = [one for one in history if "paid" in (one["after"] or "")]
    assert (paid["changed_on"], paid["after"], paid["reason"]) == (
        "2026-04-17",
        "paid £1,100.50 for 4 weeks of rent",
        "Harbour Lettings",
    )
    page = mercer("offender", "show", "N1").succeeds().out
    assert "Payment" in page
    assert "rent-advance, £1,100.50 paid on 17 Apr 2026 for 4 weeks of rent, until 18 May 2026" in page


def test_money_is_slept_in_by_nobody(mercer: Program) -> None:
    placed(mercer, "add", "N1", "rent-advance", "--from", "2026-03-02", "--weeks", "4", "--amount", "900")
    assert mercer("placement", "overdue").succeeds().out == ""
    placed(mercer, "add", "N1", "hotel")
    placed(mercer, "add", "N1", "rent-advance", *PAID, "--reason", "agreed by the board")
    (soon,) = mercer("placement", "due", "--within", "5w", "--kind", "rent-advance", "--format", "json").json()
    assert (soon["placement"], soon["days_left"]) == ("P00003", 28)
    still = mercer("placement", "list", "--open", "--format", "json").succeeds().json()
    assert [row["placement"] for row in still] == ["P00002", "P00001"]


def test_what_has_no_cost_is_counted_apart_and_never_as_nothing(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-10")
    placed(mercer, "add", "N1", "rent-deposit", "--paid-on", "2026-04-17")
    placed(mercer, "add", "N1", "rent-advance", "--amount", "900")
    answer = mercer("placement", "spend", "--by", "kind").succeeds()
    assert "Cost not recorded for 2 placements. Agreed and not paid for 1 placement." in answer.out
    assert spent(mercer, "--by", "kind")[-1] == ("All", 1, 10, None, 2)
    assert spent(mercer, "--until", "2026-04-09") == []


def test_nights_fall_in_the_month_in_which_they_are_slept(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-03-28", "--per-night", "50", "--funder", "prevention team")
    assert spent(mercer, "--by", "month") == [
        ("2026-03", 1, 4, "200.00", 0),
        ("2026-04", 1, 19, "950.00", 0),
        ("All", 1, 23, "1150.00", 0),
    ]
    assert spent(mercer, "--by", "month", "--from", "2026-03-30", "--until", "2026-04-01") == [
        ("2026-03", 1, 2, "100.00", 0),
        ("2026-04", 1, 1, "50.00", 0),
        ("All", 1, 3, "150.00", 0),
    ]
    assert spent(mercer)[0][0] == "prevention team"


def test_who_paid_for_somebody_with_a_limited_access_mark_is_hidden(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-10", "--funder", "the aunt in Luton")
    mercer("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    assert [row[0] for row in spent(mercer)] == ["restricted", "All"]


def test_days_that_can_not_be_are_refused(mercer: Program) -> None:
    ahead = mercer("placement", "spend", "--from", "+1d", "--until", "+2d").exits(4).err
    assert "--from Tue 21 Apr 2026" in ahead
    assert "--until Wed 22 Apr 2026" in ahead
    turned = mercer("placement", "spend", "--from", "2026-04-02", "--until", "2026-04-01").exits(4).err
    assert "is after --until" in turned
    assert mercer("placement", "spend").succeeds().out == ""


def test_the_trail_says_that_exact_figures_were_taken(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-10")
    spent(mercer, "--by", "area")
    (taken,) = mercer("audit", "log", "--kind", "exact-figures", "--format", "json").succeeds().json()
    assert "placement spend --by area" in str(taken)
