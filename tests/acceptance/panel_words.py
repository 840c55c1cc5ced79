"""Panels in the case books that every command is tried on, and the words with which each change of one is tried."""

from tests.program import Program

CHANGED = {
    "panel add": ("Bedford panel", "--on", "2026-05-05", "--every", "2 weeks", "--until", "2026-06-30"),
    "panel edit": ("1", "--place", "Library"),
    "panel cancel": ("1", "--reason", "no room"),
    "panel attend": ("1", "okafor", "--sorry"),
    "panel agenda": ("2", "--add", "N1", "--because", "his sister asked"),
    "panel open": ("1", "--statement-read"),
    "panel decide": ("3", "N1", "--decision", "keep", "--because", "calm", "--action", "Ring his aunt / okafor / +1w"),
    "panel close": ("3",),
    "panel amend": ("4", "it was the prison that wrote"),
    "panel agree": ("4",),
    "panel correct": ("5", "in May"),
    "panel withdraw": ("2", "--reason", "planned twice"),
    "action add": ("N3", "Ring his sister", "--due", "+1w", "--owner", "okafor", "--panel", "1"),
    "action done": ("1/1", "--note", "rang twice"),
    "action drop": ("W1", "--reason", "moved away"),
    "action correct": ("W1", "--due", "2026-04-30", "--reason", "mistyped"),
    "action withdraw": ("W1", "--reason", "of another person"),
}


def lay_panels(iomctl: Program) -> None:
    """One panel that has met and one ahead, for a case book with a worker called Okafor."""
    chaired = ("--chair", "okafor", "--place", "Town Hall")
    iomctl("panel", "add", "Luton panel", "--on", "2026-04-14", *chaired).succeeds()
    iomctl("panel", "attend", "1", "okafor").succeeds()
    iomctl("panel", "add", "Luton panel", "--on", "2026-05-12").succeeds()


def agree(iomctl: Program, task: str, note: str) -> None:
    """Two actions about N00001: one overdue of panel 1, one that was dropped."""
    owner = ("--owner", "okafor")
    iomctl("action", "add", "N1", task, "--due", "2026-04-17", "--panel", "1", *owner).succeeds()
    iomctl("action", "add", "N1", task, "--due", "2026-05-17", "--on", "2026-03-16", *owner).succeeds()
    iomctl("action", "drop", "W2", "--reason", note, "--on", "2026-03-30").succeeds()


def hold(iomctl: Program, why: str, dropped: str, said: str, to: str = "his solicitor") -> None:
    """Panels with N00001 on their agenda: 3 is running, 4 is closed, and the minutes of 5 are agreed.

    `why` it is on them, and was `dropped` from 2; all that is `said` is the same. A summary of 4 went `to` somebody.
    """
    for number, day in (("3", "2026-04-16"), ("4", "2026-04-15"), ("5", "2026-04-13")):
        iomctl("panel", "add", "Town panel", "--on", day, "--chair", "okafor").succeeds()
        for item in iomctl("panel", "agenda", number, "--format", "json").succeeds().json():
            if item["part"] == "Cases":
                iomctl("panel", "agenda", number, "--drop", item["offender"], "--because", dropped).succeeds()
        iomctl("panel", "agenda", number, "--add", "N1", "--because", why).succeeds()
        iomctl("panel", "open", number, "--statement-read").succeeds()
        iomctl(
            "panel", "decide", number, "N1", "--update", f"okafor: {said}", "--differed", f"okafor: {said}"
        ).succeeds()
    iomctl("panel", "agenda", "2", "--add", "N1", "--because", why)  # where they are not on it by themselves
    iomctl("panel", "agenda", "2", "--drop", "N1", "--because", dropped).succeeds()
    for number in ("4", "5"):
        iomctl("panel", "decide", number, "N1", "--decision", "defer", "--because", said).succeeds()
        iomctl("panel", "close", number).succeeds()
    iomctl("panel", "agree", "5", "--at", "4").succeeds()
    iomctl("panel", "minutes", "4", "--form", "summary", "--about", "N1", "--to", to).succeeds()
