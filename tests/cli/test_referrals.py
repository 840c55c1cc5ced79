"""iomctl referral make, answer, start, end and list: every step in its order, and nothing overwritten."""

from datetime import date

from tests.books import laid_once
from tests.casebook import book, person
from tests.program import Answer, Program


@laid_once
def referred(iomctl: Program) -> None:
    """A case book with two people, two providers, and R00001: Mercer to Housing Solutions on 7 April."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
        person(work, "Hollis", area=None, restricted=True)
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    words = ("N00001", "A", "--provider", "housing", "--on", "7/4/2026", "--note", "no fixed abode")
    iomctl("referral", "make", *words).succeeds()


def _all(program: Program, *words: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = program("referral", "list", *words, "--format", "json").succeeds().json()
    return rows


def _step(program: Program, *words: str) -> dict[str, object]:
    made: dict[str, object] = program("referral", *words, "--format", "json").succeeds().json()
    return made


def test_a_new_referral_says_when_its_answer_is_due(referred: Program) -> None:
    (row,) = _all(referred, "N00001")
    assert row == {
        "referral": "R00001",
        "offender": "N00001",
        "name": "Mercer, Kai",
        "pathway": "accommodation",
        "provider": "Housing Solutions",
        "area": "Luton",
        "status": "made",
        "status_on": "2026-04-07",
        "made_on": "2026-04-07",
        "answer_due_on": "2026-04-14",
        "answer_due_basis": "5 working days from 7 Apr 2026",
        "withdrawn_on": None,
        "answered_on": None,
        "started_on": None,
        "ended_on": None,
        "ending": None,
        "reason": None,
        "reason_words": None,
        "outcome": None,
        "score": None,
        "note": "no fixed abode",
        "complexity": None,
        "practitioner": None,
        "signpost": None,
    }


def test_a_referral_goes_through_its_steps_to_an_outcome(referred: Program) -> None:
    accepted = _step(referred, "answer", "r1", "Accepted", "--on", "8/4/2026")
    assert (accepted["status"], accepted["answered_on"], accepted["answer_due_on"]) == ("accepted", "2026-04-08", None)
    assert _step(referred, "start", "R00001", "--on", "8/4/2026", "--note", "keys given")["note"] == "keys given"
    ended = _step(referred, "end", "R00001", "completed", "--outcome", "partly")
    assert (ended["status"], ended["ending"], ended["outcome"], ended["score"]) == ("ended", "completed", "partly", 0.5)
    assert (ended["started_on"], ended["ended_on"], ended["note"]) == ("2026-04-08", "2026-04-20", "keys given")


def test_reasons_are_shown_in_their_words(referred: Program) -> None:
    refused = _step(referred, "answer", "R1", "refused", "--reason", "FULL", "--on", "fri 17 apr 2026")
    assert (refused["reason"], refused["reason_words"]) == ("full", "no place free")
    again = _step(referred, "make", "N00001", "A", "--provider", "housing")
    never = _step(referred, "end", str(again["referral"]), "never-started", "--reason", "mov")
    assert (never["reason"], never["reason_words"]) == ("MOV", "moved out of the area")


def test_a_past_day_shows_the_status_it_had(referred: Program) -> None:
    referred("referral", "answer", "R1", "accepted", "--on", "9/4/2026").succeeds()
    referred("referral", "start", "R1", "--on", "15/4/2026").succeeds()

    def on(day: str) -> list[tuple[object, object, object]]:
        return [(row["status"], row["status_on"], row["started_on"]) for row in _all(referred, "--as-of", day)]

    assert on("6/4/2026") == []
    assert on("8/4/2026") == [("made", "2026-04-07", None)]
    assert on("14/4/2026") == [("accepted", "2026-04-09", None)]
    assert on("15/4/2026") == on("today") == on("tomorrow") == [("started", "2026-04-15", "2026-04-15")]
    assert _all(referred, "--status", "made", "--as-of", "8/4/2026") != []
    assert _all(referred, "--status", "made") == []


def test_the_list_is_narrowed(referred: Program) -> None:
    referred("referral", "make", "N00002", "drugs", "--provider", "fresh").succeeds()
    referred("referral", "make", "N00001", "L", "--provider", "fresh").succeeds()
    referred("referral", "answer", "R3", "refused", "--reason", "full").succeeds()

    def found(*words: str) -> list[object]:
        return [row["referral"] for row in _all(referred, *words)]

    assert found() == ["R00001", "R00002", "R00003"]
    assert found("N00001") == ["R00001", "R00003"]
    assert found("--provider", "fresh", "--pathway", "D") == ["R00002"]
    assert found("--status", "open") == ["R00001", "R00002"]
    assert found("--service-area", "LUTON") == ["R00001", "R00002", "R00003"]
    assert found("--service-area", "dunstable") == ["R00002", "R00003"]
    assert _all(referred, "N00002")[0]["name"] == "restricted"
    nowhere = referred("referral", "list", "--service-area", "x").exits(3).err
    assert nowhere == "iomctl: no area x\n  areas are: Dunstable, Luton\n"
    shown = referred("referral", "list", "--columns", "referral,area").out.splitlines()
    assert [line.split() for line in shown[1:3]] == [["R00001", "Luton"], ["R00002", "everywhere"]]
    assert "one of open, made" in referred("referral", "list", "--status", "lost").exits(4).err


def test_a_dry_run_shows_the_step_and_takes_none(referred: Program) -> None:
    before = _all(referred)
    shown = referred("referral", "answer", "R1", "accepted", "--dry-run").succeeds()
    assert "accepted" in shown.out
    assert shown.err == "R00001 was accepted on Mon 20 Apr 2026 (today).\nDry run: nothing was changed.\n"
    made = referred("referral", "make", "N00001", "D", "--provider", "fresh", "--dry-run", "--format", "json")
    assert made.succeeds().json()["referral"] == "R00002"
    assert _all(referred) == before


def test_a_closed_provider_takes_no_referral_and_keeps_those_it_has(referred: Program) -> None:
    referred("provider", "edit", "housing", "--close").succeeds()
    assert "is closed" in referred("referral", "make", "N00002", "A", "--provider", "housing").exits(5).err
    referred("referral", "answer", "R1", "accepted").succeeds()


def test_after_an_end_the_same_service_may_be_asked_again(referred: Program) -> None:
    referred("referral", "end", "R1", "never-started", "--reason", "NOT").succeeds()
    referred("referral", "make", "N00001", "A", "--provider", "housing").succeeds()


def test_one_of_several_areas_is_never_guessed(referred: Program) -> None:
    referred("provider", "edit", "fresh", "--add-pathway", "ete", "--area", "Luton").succeeds()
    referred("provider", "edit", "fresh", "--add-pathway", "ete", "--area", "Dunstable").succeeds()

    def make(offender: str, *words: str) -> Answer:
        return referred("referral", "make", offender, "ete", "--provider", "fresh", *words, "--format", "json")

    assert make("N00001").succeeds().json()["area"] == "Luton"
    unclear = make("N00002").exits(5)
    assert "Fresh Start offers ete in several areas: Dunstable, Luton" in unclear.err
    assert "--area" in unclear.err
    assert make("N00002", "--area", "dunstable").succeeds().json()["area"] == "Dunstable"
    referred("provider", "edit", "fresh", "--add-pathway", "ete").succeeds()
    assert make("N00002", "--area", "Bedford").succeeds().json()["area"] is None


def test_a_referral_beyond_the_bank_holidays_is_kept_and_says_what_is_not_known(referred: Program) -> None:
    referred.travel((date(2028, 12, 29) - referred.today).days)
    made = referred("referral", "make", "N00001", "D", "--provider", "fresh", "--format", "json").succeeds()
    assert made.json()["answer_due_on"] is None
    assert "iomctl policy holidays FILE" in made.err
