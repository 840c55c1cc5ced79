"""Each two facts that can't both be true, as commands: the first, the other, and what is said of the first."""

from typing import NamedTuple

from tests.cli.clash_book import ADOPT

RED, GREEN = (f"cohort colour N1 {colour} --reason worse --on {{}}" for colour in ("red", "green"))
HOLD, SET, EXEMPT = "review hold N1 --on {}", "review set N1 {} --reason panel --on {}", "review exempt N1 {} --on {}"
BEGIN, LEAVE = "custody begin N1 remand --on {}", "release happened N1 --to A07B --on {} --colour {}"
CHANGE, MOVE, ASSIGN = (
    "custody change N1 {} --on {}",
    "cohort move N1 {} --reason risk-down --on {}",
    "cohort assign N1 --to {} --on {}",
)
GO = "cohort deselect N1 --reason {} --exit-plan settled --on {}"
INSIDE = "N00001 was in custody from Mon 16 Mar to Sat 11 Apr 2026"


class Met(NamedTuple):
    """A fact, another one that clashes with it, what is said of the first; and what was typed before both."""

    first: str
    then: str
    said: str
    before: str | None = None


CLASHES = {
    "two colours": Met(
        RED.format("2026-03-12"), GREEN.format("2026-03-12"), "N00001 is red from Thu 12 Mar 2026 already"
    ),
    "a colour after a review": Met(
        HOLD.format("2026-03-25") + " --colour amber",
        RED.format("2026-03-25"),
        "the review of Wed 25 Mar 2026 left N00001 amber",
    ),
    "a review after a colour": Met(
        RED.format("2026-03-25"),
        HOLD.format("2026-03-25") + " --colour amber",
        "N00001 is red from Wed 25 Mar 2026 already",
    ),
    "a colour after a release": Met(
        LEAVE.format("2026-04-10", "red"),
        GREEN.format("2026-04-10"),
        "N00001 left custody red on Fri 10 Apr 2026",
        BEGIN.format("2026-03-09"),
    ),
    "a review after a release": Met(
        LEAVE.format("2026-04-10", "red"),
        HOLD.format("2026-04-10") + " --colour green",
        "N00001 left custody red on Fri 10 Apr 2026",
        BEGIN.format("2026-03-09"),
    ),
    "a release after a colour": Met(
        GREEN.format("2026-04-10"),
        LEAVE.format("2026-04-10", "red"),
        "N00001 is green from Fri 10 Apr 2026 already",
        BEGIN.format("2026-03-09"),
    ),
    "a second release of one day": Met(
        LEAVE.format("2026-04-10", "red"),
        LEAVE.format("2026-04-10", "green"),
        "N00001 left custody red on Fri 10 Apr 2026",
        BEGIN.format("2026-03-09"),
    ),
    "a release of a day within the stay": Met(
        LEAVE.format("2026-04-10", "red"),
        LEAVE.format("2026-04-01", "red"),
        "N00001 was in custody from Mon 9 Mar to Fri 10 Apr 2026",
        BEGIN.format("2026-03-09"),
    ),
    "two tiers": Met(
        MOVE.format("flex", "2026-03-10"),
        MOVE.format("free", "2026-03-10"),
        "N00001 is in tier flex from Tue 10 Mar 2026 already",
    ),
    "two workers": Met(
        ASSIGN.format("byrne", "2026-03-10"),
        ASSIGN.format("okafor", "2026-03-10"),
        "J Byrne leads N00001 from Tue 10 Mar 2026 already",
    ),
    "two reviews": Met(
        HOLD.format("2026-03-25"),
        HOLD.format("2026-03-25") + " --decision other",
        "a review of N00001 was held on Wed 25 Mar 2026 already",
    ),
    "set twice": Met(
        SET.format("2026-05-20", "2026-04-10"),
        SET.format("2026-05-21", "2026-04-10"),
        "the review of N00001 was set to Wed 20 May 2026 on that day already",
    ),
    "set after a review that chose the next": Met(
        HOLD.format("2026-03-25") + " --next 2026-04-08",
        SET.format("2026-04-15", "2026-03-25"),
        "the review of Wed 25 Mar 2026 set the next to Wed 8 Apr 2026",
    ),
    "exempt for two reasons": Met(
        EXEMPT.format("--reason health", "2026-03-10"),
        EXEMPT.format("--reason safety", "2026-03-10"),
        "N00001 is exempt from Tue 10 Mar 2026",
    ),
    "expected again on the day they are exempt": Met(
        EXEMPT.format("--reason safety", "2026-03-10"),
        EXEMPT.format("--end", "2026-03-10"),
        "N00001 is exempt from Tue 10 Mar 2026",
        EXEMPT.format("--reason health", "2026-03-05"),
    ),
    "exempt on the day they are expected again": Met(
        EXEMPT.format("--end", "2026-03-12"),
        EXEMPT.format("--reason health", "2026-03-12"),
        "N00001 is expected again from Thu 12 Mar 2026",
        EXEMPT.format("--reason health", "2026-03-10"),
    ),
    "two stays": Met(BEGIN.format("2026-03-16 --to 2026-04-11"), BEGIN.format("2026-03-20 --to 2026-04-12"), INSIDE),
    "in and out inside a stay": Met(
        BEGIN.format("2026-03-16 --to 2026-04-11"), BEGIN.format("2026-03-20 --to 2026-03-20"), INSIDE
    ),
    "in and out twice on one day": Met(
        BEGIN.format("2026-03-16 --to 2026-03-16"),
        "custody begin N1 recall --on 2026-03-16 --to 2026-03-16",
        "N00001 was in custody from Mon 16 Mar to Mon 16 Mar 2026",
    ),
    "a stay without an end before another": Met(
        BEGIN.format("2026-03-16 --to 2026-04-11"), BEGIN.format("2026-03-10"), INSIDE
    ),
    "two prisons": Met(
        CHANGE.format("--prison 'HMP Bedford'", "2026-03-16"),
        CHANGE.format("--prison Woodhill", "2026-03-16"),
        "N00001 is in HMP Bedford from Mon 16 Mar 2026 already",
        BEGIN.format("2026-03-10"),
    ),
    "two kinds": Met(
        CHANGE.format("--kind recall", "2026-03-16"),
        CHANGE.format("--kind sentenced", "2026-03-16"),
        "N00001 is in custody as recall from Mon 16 Mar 2026 already",
        BEGIN.format("2026-03-10"),
    ),
    "no longer at large on the day they are": Met(
        CHANGE.format("--at-large", "2026-03-20"),
        CHANGE.format("--returned", "2026-03-20"),
        "N00001 is at large from Fri 20 Mar 2026 already",
        BEGIN.format("2026-03-16"),
    ),
    "at large on the day they are no longer": Met(
        CHANGE.format("--returned", "2026-03-20"),
        CHANGE.format("--at-large", "2026-03-20"),
        "N00001 is no longer at large from Fri 20 Mar 2026 already",
        BEGIN.format("2026-03-16"),
    ),
    "something after they left": Met(
        GO.format("no-offending", "2026-03-20"),
        RED.format("2026-03-25"),
        "N00001 left on Fri 20 Mar 2026",
    ),
    "left twice": Met(
        GO.format("no-offending", "2026-03-20"),
        GO.format("no-offending", "2026-03-22"),
        "N00001 left on Fri 20 Mar 2026",
    ),
    "left before something": Met(
        ASSIGN.format("byrne", "2026-03-28"),
        GO.format("no-offending", "2026-03-20"),
        "J Byrne leads N00001 from Sat 28 Mar 2026",
    ),
}
"""The rows of the table of clashes that one of two facts can be put aside for. Two windows told come by files only."""

FIXED = {
    "before the adoption": Met(
        ADOPT.format("hollis"),
        "cohort colour N2 red --reason worse --on 2026-02-12",
        "N00002 was adopted on Mon 2 Mar 2026",
    ),
    "two spells in one cohort": Met(
        ADOPT.format("hollis"),
        ADOPT.format("hollis").replace("03-02", "02-10"),
        "N00002 is in luton from Mon 2 Mar 2026",
    ),
    "given to somebody who left": Met(
        "worker edit byrne --left 2026-03-10",
        ASSIGN.format("byrne", "2026-03-28"),
        "J Byrne left on Tue 10 Mar 2026",
    ),
    "adopted before they were born": Met(
        "offender add --surname Young --forenames Lee --born 2026-03-05",
        ADOPT.format("young"),
        "N00003 was born on Thu 5 Mar 2026",
    ),
    "inside before they were born": Met(
        "offender add --surname Young --forenames Lee --born 2026-03-05",
        "custody begin young remand --on 2026-03-01 --to 2026-03-03",
        "N00003 was born on Thu 5 Mar 2026",
    ),
}
"""Those in which the first is not put aside: it has commands of its own."""
