"""iomctl referral show: one referral on one page, as it is and as it was."""

from datetime import date

from tests.books import laid_once
from tests.casebook import book, looks, person
from tests.program import Program


@laid_once
def referred(iomctl: Program) -> None:
    """R00001 refused for a reason, R00002 accepted, R00003 made; N00002 has a limited-access mark."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
        person(work, "Hollis", restricted=True)
    for words in (
        ("provider", "add", "Housing Solutions", "--pathway", "A", "--area", "Luton"),
        ("provider", "add", "Fresh Start", "--pathway", "drugs"),
        ("referral", "make", "N1", "A", "--provider", "housing", "--on", "7/4/2026", "--note", "no fixed abode"),
        ("referral", "answer", "R1", "refused", "--reason", "full", "--on", "9/4/2026", "--note", "phoned twice"),
        ("referral", "make", "N1", "D", "--provider", "fresh", "--on", "2/3/2026"),
        ("referral", "answer", "R2", "accepted", "--on", "9/3/2026"),
        ("referral", "make", "N2", "D", "--provider", "fresh", "--on", "13/4/2026"),
    ):
        iomctl(*words).succeeds()


def _shown(program: Program, *words: str) -> list[str]:
    return program("referral", "show", *words).succeeds().out.splitlines()


def test_each_step_is_shown_with_its_day_reason_and_note(referred: Program) -> None:
    assert _shown(referred, "r1") == [
        "R00001  accommodation   N00001  Mercer, Kai",
        "",
        "Provider  Housing Solutions, Luton",
        "Status    refused 9 Apr 2026",
        "",
        "Steps",
        " made     7 Apr 2026: no fixed abode",
        " refused  9 Apr 2026, no place free: phoned twice",
    ]
    referred("referral", "start", "R2", "--on", "9/3/2026").succeeds()
    referred("referral", "end", "R2", "ended-early", "--reason", "MOV", "--outcome", "partly").succeeds()
    assert _shown(referred, "R2")[-2:] == [
        " started   9 Mar 2026",
        " ended     20 Apr 2026, ended-early, partly, moved out of the area",
    ]


def test_what_is_awaited_is_said_with_its_day(referred: Program) -> None:
    assert _shown(referred, "R2")[2:4] == [
        "Provider  Fresh Start, everywhere",
        "Status    accepted 9 Mar 2026; start was due 30 Mar 2026, 13 working days late",
    ]
    assert (
        _shown(referred, "R3")[3]
        == "Status    made 13 Apr 2026; answer due 20 Apr 2026: 5 working days from 13 Apr 2026"
    )
    referred.travel(1)
    assert _shown(referred, "R3")[3] == "Status    made 13 Apr 2026; answer was due 20 Apr 2026, 1 working day late"


def test_a_past_day_shows_what_had_happened(referred: Program) -> None:
    title, _, _, status, *steps = _shown(referred, "R1", "--as-of", "8/4/2026")
    assert title == "R00001  accommodation   N00001  Mercer, Kai   as of 8 Apr 2026"
    assert status == "Status    made 7 Apr 2026; answer due 14 Apr 2026: 5 working days from 7 Apr 2026"
    assert len(steps) == 3
    refused = referred("referral", "show", "R1", "--as-of", "6/4/2026").exits(3).err
    assert refused == "iomctl: R00001 was not made yet on Mon 6 Apr 2026 (14 days ago)\n"


def test_data_hold_codes_and_words_and_who_recorded(referred: Program) -> None:
    page = referred("referral", "show", "R1", "--format", "json").succeeds().json()
    assert (page["area"], page["awaited"], page["due_on"], page["working_days_late"]) == ("Luton", None, None, None)
    refused = page["steps"][1]
    assert (refused["status"], refused["step_on"], refused["note"]) == ("refused", "2026-04-09", "phoned twice")
    assert (refused["reason"], refused["reason_words"]) == ("full", "no place free")
    assert refused["recorded_by"]
    markdown = _shown(referred, "R1", "--format", "md")
    assert markdown[0] == "## R00001  accommodation"
    assert "- **refused** 9 Apr 2026, no place free: phoned twice" in markdown
    assert _shown(referred, "R1", "--columns", "status,status_on", "--format", "csv")[1] == "refused,2026-04-09"


def test_the_look_is_logged_and_a_marked_name_stays_hidden(referred: Program) -> None:
    assert "restricted" in _shown(referred, "R3", "--reason", "panel")[0]
    assert looks(referred)[-1] == ("referral show", "2", "panel")


def test_a_list_of_a_referral_says_how_to_see_it(referred: Program) -> None:
    told = referred("referral", "list", "r1").exits(3).err
    assert told == "iomctl: R00001 is a referral: iomctl referral show R00001\n"
    assert "no offender R00009" in referred("referral", "list", "R00009").exits(3).err
    assert "no referral R00009" in referred("referral", "show", "R00009").exits(3).err


def test_beyond_the_bank_holidays_it_says_what_is_not_known(referred: Program) -> None:
    referred.travel((date(2028, 12, 29) - referred.today).days)
    referred("referral", "make", "N1", "D", "--provider", "fresh").exits(5)
    referred("referral", "end", "R2", "never-started", "--reason", "MOV").succeeds()
    referred("referral", "make", "N1", "D", "--provider", "fresh").succeeds()
    assert "the day its answer is due is not known" in _shown(referred, "R4")[3]
