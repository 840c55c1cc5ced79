"""The words after `iomctl`: where each is written, and how the help shows it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple


class Noun(NamedTuple):
    """A word after `iomctl`: its file here, the section of the help it stands in, and what it is about.

    `verb` is the one that is meant where none is typed; "" for none.
    """

    file: str
    section: str
    about: str
    verb: str = ""

    def loaded(self) -> Any:
        """Its file, which has `verbs`, or `command` where the noun is itself the command."""
        return import_module(f"iomctl.cli.{self.file}")

    def functions(self) -> Mapping[str, Callable[..., Any] | None]:
        """The functions of its file by verb, "" where the noun is itself the command."""
        loaded = self.loaded()
        if not hasattr(loaded, "verbs"):
            return {"": loaded.command}
        return {str(verb.name): verb.callback for verb in loaded.verbs.registered_commands}

    def line(self) -> str:
        """Its line in the help, with its verbs."""
        verbs = ", ".join(self.functions())
        return f"{self.about}: {verbs}" if verbs else self.about


NOUNS = {
    "today": Noun("worklists.today", "Every day", "what has to happen today, on one screen"),
    "caseload": Noun("worklists.caseload", "Every day", "who is on the scheme, a row each, for a caseload review"),
    "find": Noun("people.find", "Every day", "people by part of a name, an identifier or a reference"),
    "undo": Noun("upkeep.undo", "Every day", "take back what a command changed"),
    "redo": Noun("upkeep.redo", "Every day", "bring again what was taken back"),
    "review": Noun("reviews.putting_right", "Every day", "reviews of cases"),
    "offender": Noun("people.offenders", "People and cases", "people"),
    "death": Noun("people.deaths", "People and cases", "who died"),
    "reach": Noun("people.reaches", "People and cases", "address, telephone, e-mail"),
    "cohort": Noun("cohorts.cohorts", "People and cases", "cohorts and who is in them"),
    "custody": Noun("custody.custodies", "People and cases", "who is in prison"),
    "release": Noun("releases.releases", "People and cases", "releases from custody"),
    "need": Noun("referrals.needs", "People and cases", "needs on a pathway"),
    "referral": Noun("referrals.referrals", "People and cases", "referrals"),
    "pathway": Noun("worklists.pathways", "People and cases", "where needs are not met"),
    "placement": Noun("accommodation.placements", "People and cases", "placements"),
    "home": Noun("accommodation.homes", "People and cases", "where people sleep"),
    "duty": Noun("accommodation.duties", "People and cases", "the duty to refer to a council"),
    "offence": Noun("facts.offences", "People and cases", "offences"),
    "arrest": Noun("facts.arrests", "People and cases", "arrests"),
    "score": Noun("facts.scores", "People and cases", "scores of risk"),
    "sentence": Noun("facts.sentences", "People and cases", "orders, licences, custody"),
    "requirement": Noun("requirements.requirements", "People and cases", "treatment requirements of sentences"),
    "restorative": Noun("restorative.offers", "People and cases", "offers of restorative justice"),
    "programme": Noun("programmes.programmes", "People and cases", "programmes that people join for a time"),
    "condition": Noun("programmes.conditions", "People and cases", "conditions of contracts"),
    "marker": Noun("facts.markers", "People and cases", "markers such as MAPPA"),
    "contact": Noun("facts.contacts", "People and cases", "contacts"),
    "transition": Noun("transitions.transitions", "People and cases", "turning 18 or 26"),
    "action": Noun("panels.actions", "People and cases", "what somebody is to do about a person"),
    "note": Noun("notes.notes", "People and cases", "notes on a person"),
    "consent": Noun("notes.consents", "People and cases", "consent that own words are shown"),
    "rescope": Noun("rescopes.rescopes", "People and cases", "re-scope a cohort"),
    "remind": Noun("reminders.reminders", "Every day", "reminders by mail, for cron", "send"),
    "check": Noun("worklists.checks", "Every day", "what is missing from the case book"),
    "shell": Noun("shell.shell", "Every day", "the same commands one after the other, without the word iomctl"),
    "scheme": Noun("partnership.schemes", "The partnership", "the scheme's name and areas"),
    "panel": Noun("panels.panels", "The partnership", "panels, the meetings at which cases are reviewed"),
    "report": Noun("board.reports", "The partnership", "the board's paper, what it agreed, figures for the nation"),
    "agency": Noun("partnership.agencies", "The partnership", "agencies"),
    "worker": Noun("partnership.workers", "The partnership", "lead workers"),
    "provider": Noun("partnership.providers", "The partnership", "providers and the services they offer"),
    "evidence": Noun("evidence.evidence", "The partnership", "does it work, and what can be told"),
    "policy": Noun("upkeep.policies", "The partnership", "the scheme's policy"),
    "import": Noun("files.imports", "In and out", "take in a CSV, XLSX or ODS file that another system exported"),
    "export": Noun("files.exports", "In and out", "write people, spells, facts and the like to a file"),
    "audit": Noun("upkeep.audits", "In and out", "who looked at or changed what"),
    "init": Noun("upkeep.init", "Set up and look after", "make a new case book"),
    "demo": Noun("worklists.demo", "Set up and look after", "make a realistic scheme to try things on"),
    "db": Noun("upkeep.databases", "Set up and look after", "the database"),
    "metrics": Noun("reminders.metrics", "Set up and look after", "figures for a monitor, in a file"),
    "settings": Noun(
        "upkeep.settings", "Set up and look after", "which settings are in force and where each comes from"
    ),
}

MEANT = {
    "accept": "referral answer",
    "adopt": "cohort adopt",
    "answer": "referral answer",
    "assign": "cohort assign",
    "backup": "db backup",
    "colour": "cohort colour",
    "deselect": "cohort deselect",
    "exempt": "review exempt",
    "gaps": "pathway gaps",
    "hold": "review hold",
    "identify": "offender identify",
    "move": "cohort move",
    "overdue": "review overdue",
    "refer": "referral make",
    "restore": "db restore",
    "signpost": "referral signpost",
    "upgrade": "db upgrade",
    "waiting": "referral waiting",
}
"""Words that people type as if they were nouns, each with the command that does it."""
