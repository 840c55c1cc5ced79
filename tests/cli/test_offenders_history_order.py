"""How the changes of one day are told: as they were recorded, those of one command in one known order."""

from itertools import groupby

from tests.books import laid_once
from tests.casebook import book, cohort, person
from tests.program import Program

ADOPT = (
    "cohort",
    "adopt",
    "N1",
    "--cohort",
    "luton",
    "--colour",
    "amber",
    "--tier",
    "fixed",
    "--no-worker",
    "--reason",
    "tasking",
)
EVERYTHING = (
    ("restorative", "offer", "N1"),
    ("note", "add", "N1", "met him today", "--kind", "fact"),
    ("contact", "add", "N1", "home-visit", "--how", "doorstep", "--kept"),
    ("duty", "refer", "N1", "luton", "--consent", "today"),
    ("placement", "add", "N1", "hotel"),
    ("marker", "add", "N1", "mappa"),
    ("sentence", "add", "N1", "community-order", "--from", "today"),
    ("requirement", "add", "T1", "drug-rehabilitation"),
    ("score", "add", "N1", "rosh", "high"),
    ("offence", "add", "N1", "028/03"),
    ("referral", "make", "N1", "drugs", "--provider", "harbour"),
    ("need", "set", "N1", "drugs=some"),
    ("review", "hold", "N1", "--decision", "keep on scheme"),
    ("custody", "begin", "N1", "remand", "--prison", "HMP Bedford"),
    ("release", "set", "N1", "conditional", "12/6/2026"),
    ("cohort", "exit-plan", "N1", "probation in Leeds"),
    ("cohort", "deselect", "N1", "--reason", "moved-area"),
)


@laid_once
def adopted_today(iomctl: Program) -> None:
    """N00001, adopted in luton today at half past nine; a provider takes referrals."""
    with book(iomctl) as work:
        person(work, "Mercer")
        cohort(work)
    iomctl("provider", "add", "Harbour Trust", "--pathway", "drugs").succeeds()
    iomctl(*ADOPT).succeeds()


def told(iomctl: Program) -> list[str]:
    """What the history tells, with changes of one sort that follow each other told once."""
    rows = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return [what for what, _ in groupby(one["what"] for one in rows)]


def test_the_changes_of_a_day_are_told_as_they_were_recorded(adopted_today: Program) -> None:
    for words in EVERYTHING:
        adopted_today(*words).succeeds()
    assert " ".join(told(adopted_today)) == (
        "adopted tier worker restorative note contact duty placement marker sentence requirement score"
        " offence referral need review colour stay custody release exit-plan de-selected"
    )


def test_a_need_asked_on_the_day_of_an_adoption_belongs_to_it(adopted_today: Program) -> None:
    adopted_today.now = adopted_today.now.replace(hour=10)
    adopted_today("cohort", "deselect", "N1", "--reason", "moved-area", "--exit-plan", "none").succeeds()
    adopted_today(*ADOPT).succeeds()
    adopted_today("need", "set", "N1", "drugs=some").succeeds()
    first = ["adopted", "tier", "colour", "custody", "worker"]
    assert told(adopted_today) == [*first, "de-selected", *first, "need"]
