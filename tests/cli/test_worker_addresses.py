"""iomctl worker add|edit --email: where a worker's reminders go, checked, shown and taken away again."""

import pytest

from tests.program import Program


def address_of(iomctl: Program, worker: str) -> str | None:
    listed = iomctl("worker", "list", "--format", "json").succeeds().json()
    found: str | None = next(one["email"] for one in listed if one["worker"] == worker)
    return found


@pytest.fixture
def program(iomctl: Program) -> Program:
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police", "--email", "s.okafor@Example.ORG").succeeds()
    return iomctl


def test_an_address_is_kept_with_its_domain_in_small_letters(program: Program) -> None:
    assert address_of(program, "S Okafor") == "s.okafor@example.org"


def test_a_worker_without_an_address_gets_one_later_and_loses_it_by_an_empty_word(program: Program) -> None:
    program("worker", "add", "J Byrne", "--agency", "police").succeeds()
    assert address_of(program, "J Byrne") is None
    program("worker", "edit", "byrne", "--email", "j.byrne@example.org").succeeds()
    assert address_of(program, "J Byrne") == "j.byrne@example.org"
    program("worker", "edit", "byrne", "--name", "Jo Byrne").succeeds()
    assert address_of(program, "Jo Byrne") == "j.byrne@example.org"
    program("worker", "edit", "byrne", "--email", "").succeeds()
    assert address_of(program, "Jo Byrne") is None
    program("undo").succeeds()
    assert address_of(program, "Jo Byrne") == "j.byrne@example.org"


@pytest.mark.parametrize(
    "typed",
    [
        "okafor",
        "okafor@",
        "@example.org",
        "okafor@example",
        "a b@example.org",
        "S Okafor <s.okafor@example.org>",
        "s.okafor@example.org, j.byrne@example.org",
        "s.okafor@example.org\nBcc: all@example.org",
        "s..okafor@example.org",
        "ó@example.org",
        "s.okafor@exämple.org",
        "s.okafor@-example.org",
        "s.okafor@example.org\x00",
        " ",
        "a" * 65 + "@example.org",
        "a@" + "b" * 60 + ("." + "c" * 60) * 4 + ".org",
    ],
)
def test_what_is_no_plain_address_is_refused_and_nothing_changed(program: Program, typed: str) -> None:
    answer = program("worker", "edit", "okafor", "--email", typed).exits(4)
    assert answer.err.startswith("iomctl: --email: ")
    assert "Nothing was changed." in answer.err
    assert address_of(program, "S Okafor") == "s.okafor@example.org"


def test_every_fault_of_an_addition_is_told_at_once(program: Program) -> None:
    told = program("worker", "add", "A Sandhu", "--agency", "fire", "--email", "sandhu").exits(4).err
    assert "no agency fire" in told
    assert "--email: " in told
