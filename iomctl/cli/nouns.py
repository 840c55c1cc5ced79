"""The words after `iomctl`: where each is written, and how the help shows it."""

from typing import NamedTuple


class Noun(NamedTuple):
    """A word after `iomctl`: its file here, the section of the help it stands in, and its line there."""

    file: str
    section: str
    line: str


NOUNS = {
    "today": Noun("today", "Every day", "what has to happen today, on one screen"),
    "caseload": Noun("caseload", "Every day", "who is on the scheme, a row each, for a caseload review"),
    "find": Noun("find", "Every day", "people by part of a name, an identifier or a reference"),
    "review": Noun("reviews", "Every day", "reviews of cases: due, overdue, hold, set, exempt, list"),
    "offender": Noun("offenders", "People and cases", "people: add, show, edit, identify, alias, restrict, history"),
    "cohort": Noun(
        "cohorts",
        "People and cases",
        "cohorts: create, edit, list, show, adopt, move, colour, assign, exit-plan, deselect",
    ),
    "custody": Noun("custodies", "People and cases", "who is in prison: begin, change, list, withdraw"),
    "release": Noun("releases", "People and cases", "releases: set, decide, plan, happened, unplanned, list, show"),
    "need": Noun("needs", "People and cases", "needs on a pathway: set, list"),
    "referral": Noun("referrals", "People and cases", "referrals: make, signpost, answer, start, end, list, due"),
    "pathway": Noun("pathways", "People and cases", "where needs are not met: gaps"),
    "placement": Noun("placements", "People and cases", "placements: add, extend, end, list, ending, withdraw"),
    "duty": Noun(
        "duties", "People and cases", "the duty to refer to a council: refer, answer, list, withdraw, councils"
    ),
    "offence": Noun("offences", "People and cases", "offences: add, index, list, withdraw"),
    "score": Noun("scores", "People and cases", "scores of risk: add, list, withdraw, ogrs3"),
    "sentence": Noun("sentences", "People and cases", "orders, licences, custody: add, end, list, withdraw"),
    "requirement": Noun(
        "requirements", "People and cases", "treatment requirements of sentences: add, refer, end, list, withdraw"
    ),
    "restorative": Noun(
        "restoratives", "People and cases", "offers of restorative justice: offer, answer, list, withdraw"
    ),
    "marker": Noun("markers", "People and cases", "markers such as MAPPA: add, review, end, list, due, withdraw"),
    "contact": Noun("contacts", "People and cases", "contacts: add, outcome, list, none, withdraw"),
    "note": Noun("notes", "People and cases", "notes on a person: add, correct, list"),
    "rescope": Noun("rescopes", "People and cases", "re-scope a cohort: check, plan, show, decide, apply, undo"),
    "check": Noun("checks", "Every day", "what is missing from the case book: cases"),
    "scheme": Noun("schemes", "The partnership", "the scheme's name and areas: show, edit"),
    "agency": Noun("agencies", "The partnership", "agencies: add, list, edit"),
    "worker": Noun("workers", "The partnership", "lead workers: add, list, edit"),
    "provider": Noun(
        "providers", "The partnership", "providers and the services they offer: add, list, performance, edit"
    ),
    "policy": Noun("policies", "The partnership", "the scheme's policy: show, check, load, history, holidays"),
    "import": Noun("imports", "In and out", "take in a CSV or XLSX file that another system exported"),
    "export": Noun("exports", "In and out", "write people, spells, facts and the like to a file"),
    "audit": Noun("audits", "In and out", "who looked at or changed what: log, verify"),
    "init": Noun("init", "Set up and look after", "make a new case book"),
    "demo": Noun("demo", "Set up and look after", "make a realistic scheme to try things on"),
    "db": Noun("databases", "Set up and look after", "the database: upgrade, check, backup, restore, where"),
    "settings": Noun("settings", "Set up and look after", "which settings are in force and where each comes from"),
}
