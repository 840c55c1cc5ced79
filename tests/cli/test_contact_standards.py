"""iomctl contact count, due and overdue --standards: how people are met, against what the policy asks for."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.books import laid_once
from tests.casebook import book, change, person, spell, worker
from tests.program import Program

ADOPTED = date(2026, 1, 5)
MET = {
    "N00001": (("face-to-face", "2026-03-02"), ("telephone", "2026-04-13")),
    "N00002": (("face-to-face", "2026-03-30"), ("doorstep", "2026-04-14")),
    "N00003": (("video", "2026-04-17"),),
    "N00004": (("face-to-face", "2026-02-02"),),
}
RISK = {"N00001": "high", "N00002": "very-high", "N00003": "high", "N00004": "medium"}
FOUR_WEEKS = timedelta(weeks=4)


@laid_once
def met(iomctl: Program) -> None:
    """Five people on the scheme since 5 January; of the last nobody recorded a risk."""
    with book(iomctl) as work:
        leads = worker(work, "S Okafor")
        for letter in "ABCDE":
            spell(work, person(work, f"Mercer {letter}"), ADOPTED, worker=leads)
    for ref, level in RISK.items():
        iomctl("score", "add", ref, "rosh", level, "--on", "2026-01-05").succeeds()
    for ref, contacts in MET.items():
        for how, day in contacts:
            iomctl("contact", "add", ref, "check-in", "--how", how, "--on", day, "--kept").succeeds()


def told(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("contact", *words, "--format", "json").succeeds().json()
    return rows


def late(program: Program, *words: str) -> dict[str, str]:
    return {row["offender"]: row["due_by"] for row in told(program, "overdue", "--standards", *words)}


def test_only_a_contact_of_the_way_that_is_asked_for_counts(met: Program) -> None:
    assert late(met) == {"N00001": "2026-03-30", "N00003": "2026-02-02"}
    rows = {row["offender"]: (row["kept_last_on"], row["also_kept"]) for row in told(met, "overdue", "--standards")}
    assert rows == {"N00001": ("2026-03-02", "telephone 13 Apr"), "N00003": (None, "video 17 Apr")}
    (soon,) = told(met, "due")
    assert (soon["offender"], soon["due_by"], soon["days_left"]) == ("N00002", "2026-04-27", 7)


def test_each_day_is_told_as_the_plain_reading_tells_it(met: Program) -> None:
    for weeks in range(16):
        day = ADOPTED + timedelta(days=9 * weeks)
        expected = {}
        for ref in ("N00001", "N00002", "N00003"):
            days = [date.fromisoformat(on) for how, on in MET[ref] if how == "face-to-face"]
            due_by = max([ADOPTED, *(one for one in days if one <= day)]) + FOUR_WEEKS
            expected[ref] = due_by
        assert late(met, "--as-of", str(day)) == {ref: str(by) for ref, by in expected.items() if by < day}
        soon = {row["offender"]: row["due_by"] for row in told(met, "due", "--within", "14d", "--as-of", str(day))}
        last = day + timedelta(days=14)
        assert soon == {ref: str(by) for ref, by in expected.items() if day <= by <= last}


def test_whose_risk_nobody_recorded_is_counted_apart(met: Program) -> None:
    said = "Not known of 1 person without a score rosh that counts: iomctl score add OFFENDER rosh LEVEL\n"
    assert met("contact", "overdue", "--standards").succeeds().err == said
    assert met("contact", "due").succeeds().err == said
    # A score of a year ago is too old to count.
    assert "Not known of 5 people" in met("contact", "due", "--as-of", "2027-01-05").succeeds().err
    assert late(met, "--as-of", "2027-01-05") == {}
    assert met("contact", "overdue", "--standards", "--as-of", "2026-02-02").succeeds().err == ""


def test_the_newest_score_counts(met: Program) -> None:
    met("score", "add", "N1", "rosh", "medium", "--on", "2026-04-01").succeeds()
    met("score", "add", "N4", "rosh", "high", "--on", "2026-04-01").succeeds()
    assert late(met) == {"N00003": "2026-02-02", "N00004": "2026-03-02"}


def test_in_custody_nobody_is_below_it_and_out_of_it_the_time_begins_anew(met: Program) -> None:
    with book(met) as work:
        who = person(work, "Sayle")
        inside = spell(work, who, ADOPTED)
        change(work, inside, date(2026, 2, 2), custody="custody", colour="blue")
        change(work, inside, date(2026, 4, 6), custody="community", colour="red")
    met("score", "add", "N6", "rosh", "high", "--on", "2026-01-05").succeeds()
    assert "N00006" not in late(met, "--as-of", "2026-03-30")
    assert "N00006" not in late(met, "--as-of", "2026-05-04")
    assert late(met, "--as-of", "2026-05-05")["N00006"] == "2026-05-04"


def test_the_gap_says_how_they_were_met_and_what_to_type(met: Program) -> None:
    rows = met("check", "cases", "--gap", "contact-standard", "--format", "json").succeeds().json()
    assert [(row["offender"], row["about"]) for row in rows] == [
        (
            "N00001",
            "last face-to-face contact Mon 2 Mar 2026 (49 days ago), high-risk asks for one every 4 weeks; "
            "telephone 13 Apr does not count",
        ),
        ("N00003", "no face-to-face contact, high-risk asks for one every 4 weeks; video 17 Apr does not count"),
    ]
    assert rows[0]["command"] == "iomctl contact add N00001 KIND --how face-to-face --on DAY --kept"
    met(*rows[0]["command"].replace("KIND", "appointment").replace("DAY", "today").split()[1:]).succeeds()
    today = met("today", "--format", "json").succeeds().json()
    assert [one["offender"] for one in today["below_standard"]] == ["N00003"]
    met("undo").succeeds()
    assert sorted(late(met)) == ["N00001", "N00003"]


def policy_with(program: Program, folder: Path, standard: str) -> str:
    text = program("policy", "show", "--text").succeeds().out
    before, _, rest = text.partition("contact_standards = [")
    after = rest.partition("\n]\n")[2]
    file = folder / "mine.toml"
    file.write_text(f"{before}contact_standards = [\n{standard}\n]\n{after}", "utf-8")
    return str(file)


def test_a_standard_by_marker_tier_and_colour(met: Program, tmp_path: Path) -> None:
    standard = (
        '{ code = "harm", name = "Harm", marker = "serious-harm", levels = ["high"], tiers = ["fixed"], '
        'colours = ["amber"], how = ["doorstep", "video"], every = "1 month" },'
    )
    met("policy", "load", policy_with(met, tmp_path, standard)).succeeds()
    assert late(met) == {}
    for ref, level in (("N1", "high"), ("N2", "high"), ("N3", "high"), ("N4", "low")):
        met("marker", "add", ref, "serious-harm", "--level", level, "--from", "2026-01-05").succeeds()
    assert late(met) == {"N00001": "2026-02-05"}
    assert [row["offender"] for row in told(met, "due", "--within", "1m")] == ["N00002", "N00003"]
    met("marker", "review", "M1", "--level", "low", "--on", "2026-04-01").succeeds()
    assert late(met) == {}


@pytest.mark.parametrize(
    ("standard", "fault"),
    [
        (
            '{ code = "a", name = "A", how = ["letter"], every = "4 weeks" },',
            "face-to-face, telephone, video, doorstep",
        ),
        ('{ code = "a", name = "A", how = [], every = "4 weeks" },', "how"),
        ('{ code = "a", name = "A", score = "rosh", how = ["video"], every = "4 weeks" },', "both or neither"),
        (
            '{ code = "a", name = "A", score = "rosh", levels = ["huge"], how = ["video"], every = "4 weeks" },',
            '"huge" is none of low, medium, high, very-high',
        ),
        ('{ code = "a", name = "A", tiers = ["top"], how = ["video"], every = "4 weeks" },', '"top" is none of fixed'),
    ],
)
def test_a_standard_that_makes_no_sense_is_refused(met: Program, tmp_path: Path, standard: str, fault: str) -> None:
    assert fault in met("policy", "check", policy_with(met, tmp_path, standard)).exits(7).err


def test_contacts_count_by_way_worker_and_person_and_add_up(met: Program) -> None:
    met("contact", "add", "N1", "check-in", "--how", "video", "--on", "2026-04-15", "--missed", "--reason", "medical")
    met("contact", "add", "N2", "check-in", "--how", "video", "--on", "2026-04-16", "--worker", "okafor").succeeds()
    met("contact", "add", "N2", "check-in", "--how", "video", "--on", "2026-05-01", "--worker", "okafor").succeeds()
    figures = ("kept", "missed", "no_outcome", "planned")
    for by in ("how", "worker", "person"):
        rows = told(met, "count", "--by", by)
        assert [sum(row[name] for row in rows) for name in figures] == [6, 1, 1, 1]
    assert sum(sum(row[name] for name in figures) for row in told(met, "count")) == len(told(met, "list"))
    people = {row["offender"]: row for row in told(met, "count", "--by", "person")}
    assert len(people) == 5
    assert [people["N00005"][name] for name in figures] == [0, 0, 0, 0]
    assert (people["N00001"]["face_to_face"], people["N00001"]["telephone"], people["N00001"]["missed"]) == (1, 1, 1)
    assert [row["worker"] for row in told(met, "count", "--by", "worker")] == ["S Okafor", None]
    march = told(met, "count", "--from", "1/3/2026", "--until", "31/3/2026")
    assert {row["how"]: row["kept"] for row in march if row["kept"]} == {"face-to-face": 2}
    assert met("contact", "count", "--from", "fri", "--until", "today").exits(4).err.startswith("iomctl: --until: ")


def test_overdue_by_one_way_alone(met: Program) -> None:
    whole = {row["offender"] for row in told(met, "overdue", "--for", "4w")}
    assert whole == {"N00004", "N00005"}
    face = {
        row["offender"]: row["kept_last_on"] for row in told(met, "overdue", "--for", "4w", "--how", "face-to-face")
    }
    assert face == {"N00001": "2026-03-02", "N00003": None, "N00004": "2026-02-02", "N00005": None}
