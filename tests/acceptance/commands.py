"""The commands sorted by what they do, and words with which each list of them answers on any case book."""

from tests.architecture.commands import commands

VERBS_THAT_CHANGE = {
    "review": "hold set exempt withdraw correct recalculate",
    "offender": "add edit rename identify alias restrict unrestrict merge died withdraw",
    "death": "withdraw correct",
    "reach": "add end withdraw correct",
    "cohort": "create edit adopt move colour exit-plan assign deselect withdraw correct",
    "custody": "begin change withdraw correct",
    "release": "set decide plan happened unplanned reviewed withdraw correct",
    "need": "set withdraw correct",
    "referral": "make answer start end signpost assign outcome withdraw correct",
    "panel": "add edit cancel withdraw attend agenda open decide close amend agree correct",
    "agency": "add edit merge withdraw",
    "worker": "add edit withdraw",
    "provider": "add edit withdraw capacity correct",
    "scheme": "edit",
    "policy": "load holidays",
    "offence": "add index set-aside withdraw correct",
    "arrest": "add withdraw correct",
    "home": "add withdraw correct",
    "score": "add withdraw correct",
    "sentence": "add end withdraw correct",
    "marker": "add end withdraw review correct",
    "requirement": "add refer end consent assess session breach withdraw correct",
    "restorative": "offer answer outcome withdraw correct",
    "programme": "join leave withdraw correct",
    "condition": "add outcome withdraw correct",
    "placement": "add extend end withdraw correct plan support",
    "duty": "refer answer withdraw correct",
    "contact": "add outcome correct withdraw",
    "transition": "add correct withdraw",
    "note": "add correct withdraw",
    "action": "add done drop correct withdraw",
    "remind": "send snooze withdraw",
    "consent": "add revoke withdraw correct",
    "rescope": "plan decide apply undo",
    "report": "board publish act done drop",
    "evidence": "withdraw",
}
CHANGES = {
    "import",
    "undo",
    "redo",
    *(f"{noun} {verb}" for noun, verbs in VERBS_THAT_CHANGE.items() for verb in verbs.split()),
}
WITHOUT_ROWS = {
    "init",
    "demo",
    "export",
    "metrics",
    *(f"report {verb}" for verb in ("return", "national", "show", "compare")),
    "policy check",
    *(f"rescope {verb}" for verb in ("check", "report")),
    *(f"panel {verb}" for verb in ("run", "minutes", "pack", "calendar")),
    "release calendar",
    *(f"referral {verb}" for verb in ("sheet", "slip")),
    "shell",
}
"""They make a place, a file or a screen, or only say whether a file is right."""

ABOUT_THE_WHOLE = {
    "today",
    "scheme show",
    "audit verify",
    *(f"db {verb}" for verb in "where upgrade rebuild check backup restore".split()),
    "report rollup",
}
"""They answer one record about the whole case book."""

ENTERED = ("--from", "2025-01-01", "--to", "2026-04-20", "--exact")
LISTS = {
    "caseload": (),
    "find": ("mercer",),
    "review overdue": (),
    "review due": (),
    "review list": (),
    "review calendar": (),
    "offender list": (),
    "offender duplicates": (),
    "cohort list": (),
    "cohort show": ("luton",),
    "need list": (),
    "referral list": (),
    "referral waiting": (),
    "referral due": (),
    "referral signposted": (),
    "check cases": (),
    "offence list": (),
    "arrest list": (),
    "home list": (),
    "home none": (),
    "score list": (),
    "sentence list": (),
    "marker list": (),
    "marker due": ("--within", "1y"),
    "marker overdue": (),
    "note list": (),
    "action list": (),
    "action overdue": (),
    "remind list": (),
    "remind snoozes": (),
    "consent list": (),
    "requirement list": (),
    "requirement steps": (),
    "restorative list": (),
    "contact list": (),
    "contact overdue": (),
    "contact count": ("--by", "person"),
    "contact due": ("--within", "1y"),
    "transition list": (),
    "transition due": ("--within", "1y"),
    "transition overdue": (),
    "pathway gaps": ("--exact",),
    "programme list": (),
    "programme ending": ("--within", "1y"),
    "programme places": (),
    "condition list": (),
    "condition due": ("--within", "1y"),
    "condition overdue": (),
    "placement list": (),
    "custody list": (),
    **{f"release {verb}": () for verb in ("list", "due", "overdue", "past", "review")},
    "placement due": ("--within", "12w"),
    **{f"placement {verb}": () for verb in ("overdue", "empty", "spend")},
    **dict.fromkeys((f"evidence {one}" for one in "reoffending liberty windows interventions".split()), ENTERED),
    **dict.fromkeys(("evidence costs", "evidence baselines", "death list", "reach list"), ()),
    **{f"duty {verb}": () for verb in ("list", "due", "overdue", "councils")},
    "rescope criteria": (),
    "rescope list": (),
    "panel list": (),
    "panel schedule": (),
    "panel attendance": (),
    "panel disclosures": (),
    **{f"report {verb}": () for verb in ("list", "measures", "actions", "trend")},
    "agency list": (),
    "worker list": (),
    "provider list": (),
    "provider performance": (),
    "provider places": (),
    "policy show": (),
    "policy history": (),
    "audit log": (),
    "settings": (),
}
"""Lists with the words they must be given."""

OGRS3 = (
    "--gender male --born 1994-08-14 --convicted 2026-03-02 --follow-up 2026-03-02 "
    "--sanctions 12 --first-at 15 --code 028/03"
)
OF_ONE = {
    "offender show": ("N1",),
    "offender history": ("N1",),
    "referral show": ("R1",),
    "release show": ("N2",),
    "score ogrs3": ("N1", *OGRS3.split()),
    "rescope show": ("1",),
    "rescope compare": ("1", "2", "--people"),
    "panel show": ("1",),
    "panel case": ("1", "N1"),
    "audit log": ("--details", "--offender", "N1"),
    "audit show": ("7",),
}
"""What answers about one person, with the words for it."""

OF_THE_CASE_BOOK = {
    "policy show",
    "policy history",
    "audit log",
    "settings",
    "review calendar",
    "cohort show",
    "duty councils",
    "programme places",
    "evidence costs",
    "evidence baselines",
    "rescope criteria",
    "report measures",
    "report trend",
}
"""Lists that have rows, or need something, on a case book that nobody is in yet."""


def everything() -> list[str]:
    """Every command as it is typed: `review overdue`, `today`."""
    return [one.words for one in commands()]


def options_of(words: str) -> frozenset[str]:
    """The options of a command."""
    return next(one.options for one in commands() if one.words == words)
