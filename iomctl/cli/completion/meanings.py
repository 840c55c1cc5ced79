"""What a word of the command line stands for: where its choices are, by what the help calls it."""

from collections.abc import Iterator, Mapping
from typing import Any

from iomctl.domain.days.bank_holidays import NATIONS
from iomctl.domain.facts.contacts import HOWS
from iomctl.domain.need_marks import LEVELS
from iomctl.domain.reminders.kinds import KINDS
from iomctl.output.asked import FORMATS

ALWAYS: Mapping[str, tuple[str, ...]] = {
    "FORMAT": FORMATS,
    "HOW": HOWS,
    "LEVEL of a need": LEVELS,
    "NATION": NATIONS,
    "action list STATE": ("open", "overdue", "done", "dropped"),
    "reach KIND": ("address", "telephone", "email"),
    "arrest OUTCOME": ("charged", "cautioned", "bailed", "released-under-investigation", "no-further-action"),
    "audit log KIND": ("collection", "alteration", "consultation", "disclosure"),
    "cohort WHAT": ("tier", "colour", "worker", "deselection", "adoption", "exit-plan"),
    "custody KIND": ("sentenced", "remand", "recall", "not-known"),
    "home none WHY": ("homeless", "not-known", "ends", "no-end"),
    "offence OUTCOME": ("arrested", "charged", "convicted", "cautioned", "no-further-action"),
    "offender duplicates VERDICT": ("certain", "possible"),
    "panel decide WORD": ("keep", "move", "de-select", "defer"),
    "panel minutes FORM": ("full", "actions", "agency", "summary", "names-free"),
    "panel minutes FORMAT": ("md", "html", "docx", "pdf"),
    "panel pack FORM": ("full", "agency", "names-free"),
    "panel pack FORMAT": ("md", "html", "docx", "pdf"),
    "referral slip FORMAT": ("md", "docx"),
    "release DECISION": ("further-day", "reverted", "none"),
    "release review KIND": ("sentence", "remand", "recall", "immediate", "not-known"),
    "remind snooze KIND": tuple(KINDS),
    "report actions STATE": ("open", "overdue", "done", "dropped"),
    "report board FORMAT": ("md", "html", "docx", "pdf", "xlsx", "json"),
    "report show FORMAT": ("md", "html", "docx", "pdf", "xlsx", "json"),
    "rescope decide OUTCOME": ("moves", "leaves", "comes-in"),
    "rescope report FORMAT": ("md", "html", "docx", "pdf", "xlsx", "json"),
    "rescope show OUTCOME": ("stays", "moves", "leaves", "comes-in", "not-known"),
    "review WHAT": ("held", "set", "exempt", "expected"),
}
"""Words that are the same in every case book; each stands in the help of its option."""

OF_BOOK: Mapping[str, str] = {
    "AGENCY": "agencies",
    "AREA": "areas",
    "AUDIENCE": "audiences",
    "COHORT": "cohorts",
    "COLOUR": "colours",
    "GENDER": "genders",
    "ITEM": "release_items",
    "OFFENDER": "people",
    "PATHWAY": "pathways",
    "PROGRAMME": "programmes",
    "PROVIDER": "providers",
    "STAGE": "restorative_stages",
    "TIER": "tiers",
    "WORKER": "workers",
    "cohort adopt --because": "reasons.deselection",
    "cohort adopt --reason": "reasons.adoption",
    "cohort deselect --reason": "reasons.deselection",
    "cohort move --reason": "reasons.tier",
    "condition KIND": "conditions",
    "contact CODE": "reasons.absence",
    "contact KIND": "contacts",
    "duty OUTCOME": "duties",
    "home KIND": "accommodations",
    "marker KIND": "markers",
    "offender --ethnicity": "ethnicities",
    "placement --to": "accommodations",
    "placement KIND": "placements",
    "placement end --reason": "reasons.placement",
    "placement plan CODE": "accommodations",
    "programme CODE": "reasons.programme",
    "provider KIND": "placements",
    "referral answer --reason": "reasons.refusal",
    "referral end --reason": "reasons.ending",
    "referral make --outcome": "outcomes",
    "referral outcome CODE": "outcomes",
    "referral withdraw --outcome": "outcomes",
    "release --failed": "failings",
    "release --to": "accommodations",
    "release KIND": "releases",
    "requirement CODE": "reasons.absence",
    "requirement KIND": "requirements",
    "requirement breach OUTCOME": "reasons.breach",
    "restorative OUTCOME": "restorative_outcomes",
    "review KIND": "review_kinds",
    "review exempt --reason": "reasons.exemption",
    "score KIND": "scores",
    "sentence KIND": "sentences",
    "transition KIND": "transitions",
}
"""Words of which each case book has its own, see `services.completion.book_words`; "people" are in the shell alone."""


def keys(command: str, parameter: Any, called: str) -> Iterator[str]:
    """What a parameter may be found by in these tables, the nearest first; `called` is its word in the help."""
    noun, _, verb = command.partition(" ")
    names = [*parameter.opts, called]
    if verb:
        yield from (f"{noun} {verb} {name}" for name in names)
    yield from (f"{noun} {name}" for name in names)
    yield called
