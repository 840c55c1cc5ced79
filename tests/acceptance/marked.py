"""A case book in which two people called Quill have a limited-access mark, and all that could say who they are."""

from tests.program import Answer, Program

WHO = ("--surname", "Quill", "--forenames", "Rowan", "--born", "1971-09-17", "--alias", "Wren Feather")
NUMBERS = ("--pnc", "2008/0177342J", "--crn", "X417723", "--prison", "A4172CX", "--local", "niche-88412")
SECRETS = (
    "quill",
    "rowan",
    "wren",
    "feather",
    "1971",
    "17 sep",
    "17/09",
    "0177342",
    "177342j",
    "x417723",
    "a4172cx",
    "niche",
    "88412",
)


def mark(iomctl: Program) -> None:
    """Fill a new case book: N00001 and N00002 are marked, the first has one of everything; N00003 is not."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("worker", "add", "A Sandhu", "--agency", "police").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--pathway", "ete").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    iomctl("offender", "add", *WHO, *NUMBERS, "--area", "Luton").succeeds()
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Wren", "--born", "1971-09-18").succeeds()
    iomctl("offender", "add", "--surname", "Hollis", "--forenames", "Devon", "--born", "1989-11-02").succeeds()
    case = ("--tier", "fixed", "--colour", "amber", "--worker", "okafor", "--reason", "criteria-met")
    iomctl("cohort", "adopt", "N1", "--cohort", "luton", *case, "--on", "2026-02-02").succeeds()
    iomctl("need", "set", "N1", "accommodation=severe", "--on", "2026-02-03").succeeds()
    iomctl("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-02-03").succeeds()
    iomctl("offence", "add", "N1", "034/01", "--on", "2026-02-03").succeeds()
    iomctl("score", "add", "N1", "rosh", "high", "--on", "2026-02-03").succeeds()
    iomctl("sentence", "add", "N1", "licence", "--from", "2026-02-03").succeeds()
    iomctl("provider", "add", "Drug Service", "--pathway", "drugs").succeeds()
    iomctl("referral", "make", "N1", "drugs", "--provider", "drug", "--on", "2026-02-03").succeeds()
    iomctl("requirement", "add", "T1", "drug-rehabilitation").succeeds()
    offered = ("restorative", "offer", "N1", "--on", "2026-02-03", "--note", "Rowan Quill was written to")
    iomctl(*offered).succeeds()
    iomctl("marker", "add", "N1", "mappa", "--from", "2026-02-03").succeeds()
    iomctl("marker", "review", "M1", "--on", "2026-03-02", "--note", "Rowan Quill was discussed").succeeds()
    iomctl("placement", "add", "N1", "cas3", "--from", "2026-02-03", "--provider", "housing").succeeds()
    said = ("--reference", "quill 71", "--note", "Rowan asked for Luton")
    iomctl("duty", "refer", "N1", "luton", "--consent", "2026-02-03", "--on", "2026-02-03", *said).succeeds()
    _met(iomctl)
    _custody(iomctl)
    iomctl("review", "hold", "N1", "--on", "2026-03-02").succeeds()
    iomctl("offender", "edit", "N1", "--area", "Dunstable").succeeds()
    iomctl("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    iomctl("offender", "restrict", "N2", "--reason", "relative of a worker").succeeds()
    criteria = ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020")
    for day in ("today", "2026-02-01"):
        iomctl("rescope", "plan", *criteria, "--as-of", day).succeeds()


def _met(iomctl: Program) -> None:
    """Somebody met N00001, who is named in what was written down of it."""
    met = ("contact", "add", "N1", "appointment", "--how", "telephone", "--note", "asked for Rowan Quill")
    iomctl(*met, "--on", "2026-03-02", "--worker", "okafor").succeeds()
    iomctl("contact", "add", "N1", "home-visit", "--how", "doorstep", "--on", "2026-02-09", "--kept").succeeds()
    iomctl("note", "add", "N1", "Rowan is called Wren at home", "--kind", "fact").succeeds()


def _custody(iomctl: Program) -> None:
    """N00002 was let out once, and is inside again with a release ahead."""
    iomctl("custody", "begin", "N2", "remand", "--on", "2026-01-05", "--reason", "asked for Rowan Quill").succeeds()
    gone = ("--to", "A07A", "--told", "2026-01-09", "--on", "2026-01-09", "--note", "to Wren Quill's flat")
    iomctl("release", "unplanned", "N2", *gone).succeeds()
    iomctl("custody", "begin", "N2", "sentenced", "--on", "2026-02-04").succeeds()
    iomctl("release", "set", "N2", "conditional", "2026-06-12", "--on", "2026-02-09").succeeds()
    planned = ("--to", "A07A", "--address", "Rowan Quill's flat", "--on", "2026-02-10")
    iomctl("release", "plan", "N2", *planned).succeeds()


def told_of(answer: Answer) -> set[str]:
    """The secrets that an answer holds, but for what was typed to get it."""
    said = f"{answer.out}{answer.err}".lower()
    typed = " ".join(answer.args).lower()
    return {secret for secret in SECRETS if secret in said and secret not in typed}
