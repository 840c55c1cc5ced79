"""The contacts and notes on a person's page and in their history, on any day, on both engines."""

from tests.books import laid_once
from tests.program import Program


@laid_once
def kai(iomctl: Program) -> None:
    """Kai Mercer, with contacts before and after 20 April 2026, and notes."""
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai").succeeds()
    for on, *outcome in (
        ("2026-03-30", "--kept"),
        ("2026-04-06", "--missed", "--reason", "no-reason"),
        ("2026-04-13",),
        ("2026-04-17", "--kept"),
        ("2026-04-27",),
        ("2026-05-04",),
    ):
        iomctl("contact", "add", "N1", "check-in", "--how", "telephone", "--on", on, *outcome).succeeds()
    iomctl("note", "add", "N1", "Moved in with his sister", "--kind", "fact").succeeds()
    iomctl("note", "correct", "E1", "Moved in with his aunt").succeeds()
    iomctl("note", "add", "N1", "Afraid of Mr Ray", "--kind", "opinion", "--victim").succeeds()


def section(program: Program, title: str, *words: str) -> list[str]:
    """The lines of one section of the page."""
    page = program("offender", "show", "N1", *words).succeeds().out
    return page.partition(f"\n{title}\n")[2].partition("\n\n")[0].splitlines()


def test_the_page_has_the_next_contact_and_the_newest_and_how_many_more(kai: Program) -> None:
    assert section(kai, "Contacts") == [
        " 27 Apr  planned     check-in, telephone",
        " 17 Apr  kept        check-in, telephone",
        " 13 Apr  no-outcome  check-in, telephone",
        " 6 Apr   missed      check-in, telephone: no-reason, unacceptable",
        " more    2: iomctl contact list N00001",
    ]


def test_the_page_has_the_newest_notes_that_nothing_corrects(kai: Program) -> None:
    assert section(kai, "Notes")[:3] == [
        " 20 Apr  opinion       victim or witness: Afraid of Mr Ray",
        " 20 Apr  fact          Moved in with his aunt",
        " more    1: iomctl note list N00001",
    ]


def test_the_page_of_another_day_has_those_of_that_day(kai: Program) -> None:
    before = section(kai, "Contacts", "--as-of", "2026-04-14")
    assert before == [
        " 13 Apr  no-outcome  check-in, telephone",
        " 6 Apr   missed      check-in, telephone: no-reason, unacceptable",
        " 30 Mar  kept        check-in, telephone",
    ]
    assert section(kai, "Notes", "--as-of", "2026-04-19") == []
    kai("contact", "outcome", "K3", "kept").succeeds()
    assert section(kai, "Contacts", "--as-of", "2026-04-14") == before
    assert section(kai, "Contacts")[2] == " 13 Apr  kept        check-in, telephone"


def test_the_same_as_json(kai: Program) -> None:
    page = kai("offender", "show", "N1", "--format", "json").succeeds().json()
    assert [(one["contact"], one["state"]) for one in page["contacts"]] == [
        ("K00005", "planned"),
        ("K00004", "kept"),
        ("K00003", "no-outcome"),
        ("K00002", "missed"),
    ]
    assert [(one["note"], one["speaks_of"]) for one in page["notes"]] == [
        ("E00003", "victim or witness"),
        ("E00002", None),
    ]
    assert (page["more_contacts"], page["more_notes"]) == (2, 1)
    assert page["last"] == []


def test_history_tells_each_contact_and_note_and_nothing_that_was_withdrawn(kai: Program) -> None:
    kai("contact", "withdraw", "K1", "--reason", "of another person").succeeds()
    kai.travel(8)
    kai("contact", "outcome", "K5", "missed", "--reason", "medical").succeeds()
    told = kai("offender", "history", "N1", "--format", "json").succeeds().json()
    names = ("changed_on", "what", "about", "before", "after", "reason")
    assert [tuple(one[name] for name in names) for one in told] == [
        ("2026-04-06", "contact", "K00002 check-in, telephone", None, "missed", "no reason given"),
        ("2026-04-13", "contact", "K00003 check-in, telephone", None, "no outcome yet", None),
        ("2026-04-17", "contact", "K00004 check-in, telephone", None, "kept", None),
        ("2026-04-20", "contact", "K00005 check-in, telephone", None, "planned for 27 Apr 2026", None),
        ("2026-04-20", "contact", "K00006 check-in, telephone", None, "planned for 4 May 2026", None),
        ("2026-04-20", "note", "E00001 fact", None, "written down", "Moved in with his sister"),
        ("2026-04-20", "note", "E00002 fact", None, "corrects E00001", "Moved in with his aunt"),
        ("2026-04-20", "note", "E00003 opinion", None, "written down", "victim or witness; Afraid of Mr Ray"),
        ("2026-04-28", "contact", "K00005 check-in, telephone", "planned for 27 Apr 2026", "missed",
         "ill, or a medical appointment"),
    ]  # fmt: skip
