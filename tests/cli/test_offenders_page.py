"""One person on one page, on any day, and the dated changes behind it."""

from typing import Any

from tests.books import laid_once
from tests.cli.offender_book import lay
from tests.program import Program


@laid_once
def kai(iomctl: Program) -> None:
    """Kai Mercer: on the scheme since January, with needs, three referrals and a review; now 20 April 2026."""
    lay(iomctl)


def page(iomctl: Program, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("offender", "show", "N1", *words, "--format", "json").succeeds().json()
    return found


def test_the_page_says_it_all(kai: Program) -> None:
    # On PostgreSQL the one who records is the session's user.
    text = kai("offender", "show", "mercer").succeeds().out.replace(" postgres", " m.adeyemi")
    assert (
        text
        == """\
N00001  Mercer, Kai   born 14 Aug 1994 (31)   Luton

Numbers        PNC 2009/0417723H   CRN X417723
Also known as  Kai Marsh

Spell    IOM Luton, flex since 5 Jan 2026 (105 days): meets the written criteria
Colour   amber since 25 Feb 2026: keep on scheme
Worker   S Okafor, Bedfordshire Police, since 5 Jan 2026
Custody  in the community since 5 Jan 2026
Review   due 18 to 25 Mar 2026, 26 days overdue: amber, every 4 weeks from 25 Feb 2026 (held); last held 25 Feb 2026
Home     not asked

Needs and referrals
 accommodation  severe     Housing Solutions, made 1 Apr, no answer after 11 working days (target 5)
 ete            some       none open; last: Jobcentre Plus, never-started 20 Jan: not engaged
 drugs          severe     ResoLUTiONs, accepted 9 Jan
 health         none
 not asked      alcohol, finance, family, attitudes, women-abuse, women-sexwork

Last
 1 Apr   referral     m.adeyemi  R00003 accommodation, Housing Solutions, made
 25 Feb  review       m.adeyemi  case, held, amber: keep on scheme
 25 Feb  colour       m.adeyemi  green to amber: keep on scheme
 20 Jan  referral     m.adeyemi  R00001 ete, Jobcentre Plus, made to never-started: not engaged
 9 Jan   referral     m.adeyemi  R00002 drugs, ResoLUTiONs, made to accepted
"""
    )


def test_on_a_narrow_screen_what_follows_a_column_hangs_below_itself(kai: Program) -> None:
    kai.terminal, kai.width = True, 70
    lines = kai("offender", "show", "mercer").succeeds().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(" accommodation"))
    assert lines[at : at + 2] == [
        " accommodation  severe     Housing Solutions, made 1 Apr, no answer",
        "                           after 11 working days (target 5)",
    ]
    assert max(map(len, lines)) <= 70


def test_a_past_day_is_seen_as_it_was(kai: Program) -> None:
    then = page(kai, "--as-of", "2026-01-08")
    (spell,) = then["spells"]
    assert (spell["colour"], spell["days"], spell["review"]["standing"]) == ("green", 3, "later")
    assert spell["review"]["held_last_on"] is None
    by_pathway = {one["pathway"]: one for one in then["needs"]}
    assert [one["status"] for one in by_pathway["ete"]["referrals"]] == ["made"]
    assert by_pathway["ete"]["last_referral"] is None
    assert by_pathway["accommodation"]["referrals"] == []
    assert max(one["changed_on"] for one in then["last"]) == "2026-01-07"
    before = page(kai, "--as-of", "2026-01-04")
    assert (before["spells"], before["last"]) == ([], [])
    assert {one["level"] for one in before["needs"]} == {None}


def test_a_former_spell_is_listed_and_a_new_one_stands_above(kai: Program) -> None:
    kai("cohort", "deselect", "N1", "--reason", "moved-area", "--exit-plan", "probation in Leeds").succeeds()
    (left,) = page(kai)["former_spells"]
    assert (left["cohort"], left["deselected_on"], left["deselection_reason"]) == ("luton", "2026-04-20", "moved-area")
    text = kai("offender", "show", "N1").out
    assert "Spell  not on the scheme\n" in text
    assert "luton  5 Jan 2026 to 20 Apr 2026, flex: moved away, transferred; exit plan: probation in Leeds" in text
    assert page(kai, "--as-of", "2026-04-19")["former_spells"] == []


def test_custody_and_an_exempt_review_are_said(kai: Program) -> None:
    kai("custody", "begin", "N1", "remand", "--prison", "HMP Bedford").succeeds()
    kai("review", "exempt", "N1", "--reason", "at-large", "--until", "2026-05-01").succeeds()
    text = kai("offender", "show", "N1").out
    assert "In custody  remand, HMP Bedford since 20 Apr 2026\n" in text
    assert "Review      exempt until 1 May 2026: unlawfully at large; last held 25 Feb 2026\n" in text


def test_a_narrow_terminal_loses_nothing(kai: Program) -> None:
    wide = kai("offender", "show", "N1").out
    kai.terminal, kai.width = True, 60
    narrow = kai("offender", "show", "N1").succeeds().out
    assert max(map(len, narrow.splitlines())) <= 60
    assert "".join(narrow.split()) == "".join(wide.split())


def test_every_format_answers(kai: Program) -> None:
    header, row = kai("offender", "show", "N1", "--format", "csv").succeeds().out.splitlines()
    assert header.split(",")[:4] == ["offender", "name", "as_of", "born_on"]
    assert row.startswith('N00001,"Mercer, Kai",2026-04-20,1994-08-14')
    assert page(kai, "--columns", "offender,age") == {"offender": "N00001", "age": 31}
    assert "no such format" in kai("offender", "show", "N1", "--format", "yaml").exits(2).err


def test_markdown_has_no_columns_of_spaces(kai: Program) -> None:
    kai("provider", "add", "Fresh Start", "--pathway", "accommodation").succeeds()
    kai("referral", "make", "N1", "A", "--provider", "fresh").succeeds()
    lines = kai("offender", "show", "N1", "--format", "md").succeeds().out.replace(" postgres", " m.adeyemi")
    assert lines.startswith("## N00001 Mercer, Kai\n")
    for line in (
        "- **Numbers** PNC 2009/0417723H, CRN X417723",
        "- **accommodation** severe, Housing Solutions, made 1 Apr, no answer after 11 working days (target 5)",
        "- **accommodation** severe, Fresh Start, made 20 Apr, waiting 0 working days (target 5)",
        "- **health** none",
        "- **25 Feb** colour, green to amber: keep on scheme, m.adeyemi",
    ):
        assert f"{line}\n" in lines
    assert "  " not in lines


def test_no_days_overdue_are_null_not_nought(kai: Program) -> None:
    assert page(kai)["spells"][0]["review"]["days_overdue"] == 26
    kai("review", "set", "N1", "+3d", "--reason", "panel moved").succeeds()
    assert page(kai)["spells"][0]["review"]["days_overdue"] is None
    kai("review", "exempt", "N1", "--reason", "health").succeeds()
    assert page(kai)["spells"][0]["review"]["days_overdue"] is None


def test_history_tells_each_change_with_what_it_was_before(kai: Program) -> None:
    told = kai("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["what"], one["before"], one["after"]) for one in told] == [
        ("2026-01-05", "adopted", None, "in the cohort"),
        ("2026-01-05", "tier", None, "flex"),
        ("2026-01-05", "colour", None, "green"),
        ("2026-01-05", "custody", None, "community"),
        ("2026-01-05", "worker", None, "S Okafor, Bedfordshire Police"),
        ("2026-01-06", "need", None, "severe"),
        ("2026-01-06", "need", None, "some"),
        ("2026-01-06", "need", None, "severe"),
        ("2026-01-06", "need", None, "none"),
        ("2026-01-07", "referral", None, "made"),
        ("2026-01-07", "referral", None, "made"),
        ("2026-01-09", "referral", "made", "accepted"),
        ("2026-01-20", "referral", "made", "never-started"),
        ("2026-02-25", "colour", "green", "amber"),
        ("2026-02-25", "review", None, "held, amber"),
        ("2026-04-01", "referral", None, "made"),
    ]
    assert set(told[0]) == {
        "offender", "changed_on", "what", "about", "before", "after", "reason", "recorded_by", "recorded_at"
    }  # fmt: skip
    assert told[0]["reason"] == "meets the written criteria"
    assert {one["recorded_by"] for one in told} < {"m.adeyemi", "postgres"}


def test_a_look_at_a_page_or_a_history_is_one_event_that_names_the_person(kai: Program) -> None:
    kai("offender", "show", "mercer", "--reason", "panel of 20 April").succeeds()
    kai("offender", "history", "N1").succeeds()
    looks = kai("audit", "log", "--kind", "consultation", "--format", "json").json()
    assert [(one["command"], one["people"], one["reason"]) for one in looks[-2:]] == [
        ("offender show", "N00001", "panel of 20 April"),
        ("offender history", "N00001", None),
    ]
