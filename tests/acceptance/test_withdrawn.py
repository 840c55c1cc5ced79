"""What was recorded by mistake and withdrawn is nowhere: each list, page, history and file is as if it never was."""

from pathlib import Path
from typing import Any

import pytest

from iomctl.cli.options import KINDS
from tests.acceptance.commands import LISTS, OF_ONE
from tests.acceptance.corrected_back import OF_CONSENTS, OF_PLACEMENTS, OF_REFERRALS, OF_REQUIREMENTS
from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.program import Program

DRUGS = """
name = "Drugs"
version = 1
in_force_from = 2020-01-01
source = "made up"
[rules.needs-drugs]
words = "a need on drugs"
field = "need.drugs"
test = "at-least"
value = "some"
[rules.waits]
words = "referred for drugs and waiting"
field = "referral.drugs"
test = "one-of"
value = ["made", "accepted"]
[tiers.fixed]
any = ["needs-drugs", "waits"]
"""
OF_THE_TRAIL = {"audit log", "audit show"}
RECORDED = {
    "need": ("need set N1 drugs=some --note Words", "need withdraw N1 drugs --reason wrong"),
    "note": ("note correct E2 Words", "note withdraw E4 --reason wrong"),
    "practitioner": ("referral assign R1 Hale --on 2026-04-08", "referral withdraw R1 --practitioner --reason wrong"),
    "outcome": (
        "referral outcome R1 home-kept --on 2026-04-08",
        "referral withdraw R1 --outcome home-kept --reason wrong",
    ),
    "answer": ("referral answer R1 accepted --on 2026-04-09", "referral withdraw R1 --step answered --reason wrong"),
    "start": ("referral start R1 --on 2026-04-10", "referral withdraw R1 --step started --reason wrong"),
    "score": (
        "referral outcome R1 home-kept --score partly --on 2026-04-11",
        "referral withdraw R1 --outcome home-kept --score --reason wrong",
    ),
    "end": (
        "referral end R1 completed --outcome achieved --outcome-score home-kept=achieved --on 2026-04-12",
        "referral withdraw R1 --step ended --reason wrong",
    ),
    "referral": (
        "referral make N1 drugs --provider fresh --outcome drugs-health --on 2026-04-13",
        "referral withdraw R2 --reason wrong",
    ),
    **OF_REFERRALS,
    **OF_PLACEMENTS,
    "contact outcome": ("contact outcome K1 kept", "contact correct K1 --outcome none --reason wrong"),
    "marker review": ("marker review M1 --level 2 --on 2026-04-10", "marker withdraw M1 --review --reason wrong"),
    "marker end": ("marker end M1 --on 2026-04-19", "marker withdraw M1 --end --reason wrong"),
    "requirement end": ("requirement end Q1 --on 2026-04-19", "requirement withdraw Q1 --end --reason wrong"),
    **OF_REQUIREMENTS,
    **OF_CONSENTS,
    "offer's answer": (
        "restorative answer J1 accepted --on 2026-04-10 --note Words",
        "restorative withdraw J1 --answer --reason wrong",
    ),
    "score's value": ("score correct S1 --value 18 --reason wrong", "score correct S1 --value 81 --reason wrong"),
    "need's level": (
        "need correct N1 accommodation --level none --reason wrong",
        "need correct N1 accommodation --level severe --reason wrong",
    ),
    "marker's level": ("marker correct M1 --level 3 --reason wrong", "marker correct M1 --level= --reason wrong"),
    "duty's council": (
        "duty correct D1 --council bedford --reason wrong",
        "duty correct D1 --council luton --reason wrong",
    ),
    "placement's first day": (
        "placement correct P1 --from 2026-04-09 --reason wrong",
        "placement correct P1 --from 2026-04-08 --reason wrong",
    ),
    "sentence end": ("sentence end T1 --on 2026-04-19", "sentence end T1 --on 2026-11-02"),
    "extension": (
        "placement extend P1 --until 2026-04-29 --reason late --on 2026-04-14",
        "placement withdraw P1 --extension --reason wrong",
    ),
    "placement end": (
        "placement end P1 --reason moved-on --to A01D --on 2026-04-16",
        "placement withdraw P1 --end --reason wrong",
    ),
    "duty answer": ("duty answer D1 priority-need --on 2026-04-10", "duty withdraw D1 --answer --reason wrong"),
    "exit plan": ("cohort exit-plan N1 council --on 2026-04-10", "cohort withdraw N1 exit-plan --reason wrong"),
    "tier": (
        "cohort move N1 flex --reason risk-down --on 2026-04-10",
        "cohort withdraw N1 tier --on 2026-04-10 --reason wrong",
    ),
    "colour": (
        "cohort colour N1 red --reason arrest --on 2026-04-11",
        "cohort withdraw N1 colour --on 2026-04-11 --reason wrong",
    ),
    "held": (
        "review hold N1 --colour amber --decision Words --note Words --on 2026-04-13",
        "review withdraw N1 --on 2026-04-13 --reason wrong",
    ),
    "set": (
        "review set N1 2026-05-06 --reason Words --on 2026-04-14",
        "review withdraw N1 --on 2026-04-14 --reason wrong",
    ),
    "exempt": (
        "review exempt N1 --reason health --on 2026-04-15",
        "review withdraw N1 --on 2026-04-15 --reason wrong",
    ),
    "expected": ("review exempt N1 --end --on 2026-04-16", "review withdraw N1 --on 2026-04-16 --reason wrong"),
    "release due": (
        "release set N2 conditional 2026-06-19 --on 2026-04-09",
        "release withdraw N2 --due --on 2026-04-09 --reason wrong",
    ),
    "decision": (
        "release decide N2 further-day --decision governor --on 2026-04-10",
        "release withdraw N2 --due --on 2026-04-10 --reason wrong",
    ),
    "release plan": ("release plan N2 --to A07B --on 2026-04-10", "release withdraw N2 --plan --reason wrong"),
    "release check": ("release plan N2 --done gp --on 2026-04-11", "release withdraw N2 --done gp --reason wrong"),
}
"""Each kind: what records one, and what withdraws it or corrects it back, which is done in the other order."""


def test_what_is_withdrawn_is_nowhere_and_an_undo_brings_it_back(copy_of: CopyOf) -> None:
    iomctl = copy_of(settle)
    before = told_everywhere(iomctl)
    courses = [told_of_people(iomctl)]
    for record, _ in RECORDED.values():
        iomctl(*record.split()).succeeds()
        courses.append(told_of_people(iomctl))
        assert courses[-1] != courses[-2], f"{record}: neither page nor history tells it"
    recorded = told_everywhere(iomctl)
    for kind, (_, withdraw) in reversed(RECORDED.items()):
        courses.pop()
        iomctl(*withdraw.split()).succeeds()
        assert told_of_people(iomctl) == courses[-1], f"{kind}: page or history still tells it"
    assert told_everywhere(iomctl) == before
    for _ in RECORDED:
        iomctl("undo").succeeds()
    assert told_everywhere(iomctl) == recorded
    iomctl("db", "check").succeeds()


def test_what_was_withdrawn_is_not_withdrawn_again(copy_of: CopyOf) -> None:
    iomctl = copy_of(settle)
    for record, _ in RECORDED.values():
        iomctl(*record.split()).succeeds()
    for _, withdraw in reversed(RECORDED.values()):
        iomctl(*withdraw.split(), "--dry-run").succeeds()
        iomctl(*withdraw.split()).succeeds()
        assert iomctl(*withdraw.split()).code == 5


@pytest.mark.parametrize("kind", ["need", "referral"])
def test_criteria_do_not_see_it(copy_of: CopyOf, tmp_path: Path, kind: str) -> None:
    criteria = tmp_path / "drugs.toml"
    criteria.write_text(DRUGS, "utf-8")
    iomctl = copy_of(settle)
    record, withdraw = RECORDED[kind]
    assert outcomes(iomctl, criteria) == ["not-known"]
    iomctl(*record.split()).succeeds()
    assert outcomes(iomctl, criteria) == ["stays"]
    iomctl(*withdraw.split()).succeeds()
    assert outcomes(iomctl, criteria) == ["not-known"]


def outcomes(iomctl: Program, criteria: Path) -> list[str]:
    """What a new run says of those in the cohort."""
    planned = iomctl("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria)).succeeds()
    number = iomctl("rescope", "list", "--format", "json").succeeds().json()[-1]["run"]
    assert planned.out
    rows = iomctl("rescope", "show", str(number), "--format", "json").succeeds().json()
    return [row["outcome"] for row in rows if row["offender"] == "N00001"]


def told_of_people(iomctl: Program) -> list[Any]:
    """The pages and histories of people, today."""
    asked = ((verb, one) for verb in ("show", "history") for one in ("N1", "N2"))
    return [iomctl("offender", verb, one, "--format", "json").succeeds().json() for verb, one in asked]


def told_everywhere(iomctl: Program) -> dict[str, str]:
    """All that lists, pages, histories and files say, each list with every column, today and as on a past day."""
    told = {f"export {kind}": iomctl("export", kind, "--format", "csv").succeeds().out for kind in KINDS}
    lists = {**LISTS, **OF_ONE, "today": ()}
    for words, more in lists.items():
        if words in OF_THE_TRAIL:
            continue
        typed = (*words.split(), *more)
        for day in ("today", "2026-04-18"):
            asked = (*typed, "--as-of", day) if day != "today" else typed
            answer = iomctl(*asked, "--format", "json")
            if answer.code != 2:  # a list without that option
                told[" ".join(asked)] = answer.succeeds().out
    return told
