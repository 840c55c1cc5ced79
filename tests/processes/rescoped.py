"""A cohort with many people, and run 1 of it, about which everything is decided: it only has to be applied."""

from pathlib import Path

from tests.cli.sheets import sheet
from tests.processes.people_file import people_file
from tests.processes.starter import Starter
from tests.program import Program

APPLY = "rescope apply 1 --meeting TFG --colour red --over-capacity agreed".split()
UNDO = "rescope undo 1 --reason mistaken".split()

CRITERIA = """
name = "Luton"
version = 1
in_force_from = 2026-01-01
source = "task-and-finish group"
[rules.burglar]
words = "burglary index offence"
field = "index-offence"
test = "in-group"
value = "residential-burglary"
[tiers.fixed]
all = ["burglar"]
"""
BURGLARY, ASSAULT = "028/03", "008/06"
RESULTS = (("flex", BURGLARY), ("flex", ASSAULT), (None, BURGLARY))
"""In turn: who moves to fixed, who leaves, who comes in: the tier before and the index offence."""


def lay(iomctl: Program, folder: Path, people: int) -> None:
    """N00001 moves, N00002 leaves, N00003 comes in, and so on in turn, for as many people."""
    results = [(f"N{number:05}", *RESULTS[(number - 1) % len(RESULTS)]) for number in range(1, people + 1)]
    spells = [f"{who},luton,2026-01-05,criteria-met,{tier},red" for who, tier, _ in results if tier]
    offences = [f"{who},2026-01-02,{code},2026-01-02" for who, _, code in results]
    for kind, path in {
        "offenders": str(people_file(folder, 0, people)),
        "spells": sheet(folder, "offender,cohort,adopted_on,adoption_reason,tier,colour", *spells, name="spells.csv"),
        "offences": sheet(folder, "offender,committed_on,code,index_on", *offences, name="offences.csv"),
    }.items():
        iomctl("import", kind, path, "--create").succeeds()


def decide(starter: Starter, folder: Path) -> None:
    """Plan the run by the machine's clock, as everything after it, and decide as planned."""
    criteria = folder / "luton.toml"
    criteria.write_text(CRITERIA)
    starter.run("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria), "--candidates")
    starter.run("rescope", "decide", "1", "--as-planned", "--exit-plan", "probation goes on")
