"""Criteria read and put into words: those of a scheme's own file, and those that come with iomctl."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.criteria.criteria import Criteria, Rule
from iomctl.domain.criteria.fields import FIELDS, fields_written
from iomctl.domain.criteria.words import field_words, narrowed_words, tree_words, value_words
from iomctl.domain.policy.policy import Policy
from iomctl.errors import NotFound
from iomctl.inputs.criteria.file import find_criteria, read_criteria, shipped_criteria
from iomctl.inputs.policy.file import default_policy_text, read_policy
from iomctl.inputs.quoting import nearest


@dataclass(frozen=True)
class ShippedCriteria:
    """One file of criteria that comes with iomctl."""

    criteria: str = column("Criteria", "the word for the command line", "neighbourhood-crime-2020", rank=0, kept=True)
    name: str = column("Name", "what the file calls them", "Neighbourhood crime 2020", rank=2)
    version: int = column("Version", "its number, raised by who changes it", "1", rank=2, right=True)
    in_force_from: date = column("In force from", "the first day they may be asked about", "2020-12-01", rank=2)
    source: str = column("Source", "where they come from", "Neighbourhood crime IOM strategy of 2020", rank=3)


@dataclass(frozen=True)
class RuleInWords:
    """One rule of criteria."""

    rule: str = column("Rule", "its name in the trees", "ogrs-75", rank=0, kept=True)
    words: str = column("Words", "what it asks, in plain words", "OGRS3 two-year at least 75", rank=0)
    field: str = column("Field", "what it speaks about", "score.ogrs3-2y", rank=2, kept=True)
    test: str = column("Test", "what is asked of that", "at-least", rank=2)
    value: str = column("Value", "what it is held against", "75", rank=2)
    narrowed: str = column("Narrowed", "which offences or referrals count", "within 2 years", rank=2)
    default: bool = column("Default", "yes: no public source prints the value, the scheme has to set it", "yes", rank=2)


@dataclass(frozen=True)
class TreeInWords:
    """Who is in a tier."""

    tier: str
    words: str


@dataclass(frozen=True)
class CriteriaInWords:
    """A file of criteria that was accepted; the field names are a contract."""

    name: str = column("Name", "what the file calls them", "Neighbourhood crime 2020")
    version: int = column("Version", "its number", "1")
    in_force_from: date = column("In force from", "the first day they may be asked about", "2020-12-01")
    source: str = column("Source", "where they come from", "Neighbourhood crime IOM strategy of 2020")
    edge: float = column("Edge", "points from a score's threshold that still count as at its edge", "5")
    tiers: tuple[TreeInWords, ...] = column("Tiers", "who is in each, in the order in which they are tried", "fixed")
    watch: str | None = column("Watch", "who needs an onward arrangement before leaving", "any of: domestic abuse")
    rules: tuple[RuleInWords, ...] = column("Rules", "each rule that the trees name", "ogrs-75")


@dataclass(frozen=True)
class FieldInWords:
    """One thing that a rule may speak about."""

    field: str = column("Field", "what is written in a rule", "score.KIND", rank=0, kept=True)
    tests: str = column("Tests", "the tests it takes", "at-least, under", rank=0)
    keys: str = column("Keys", "further keys that narrow it", "max_age", rank=2)
    meaning: str = column("Meaning", "what it is, and when it is not known", "the newest by the day", rank=0)


def fields() -> list[FieldInWords]:
    """What the rules of criteria may speak about."""
    return [
        FieldInWords(word, ", ".join(FIELDS[name].tests), ", ".join(FIELDS[name].keys), FIELDS[name].meaning)
        for name, word in fields_written().items()
    ]


def check(word: str, policy: Policy) -> Criteria:
    """The criteria in a file, or those that are shipped under a name, held against a policy.

    Raises BadValue with a line for each fault, and when there is neither.
    """
    text, source = find_criteria(word)
    return read_criteria(text, source, policy)


def shipped_policy() -> Policy:
    """The policy that comes with iomctl, for where there is no case book."""
    return read_policy(default_policy_text(), "default.toml")


def shipped() -> list[ShippedCriteria]:
    """The criteria that come with iomctl, by name."""
    policy = shipped_policy()
    read = {name: read_criteria(text, f"{name}.toml", policy) for name, text in shipped_criteria().items()}
    return [ShippedCriteria(name, one.name, one.version, one.in_force_from, one.source) for name, one in read.items()]


def shipped_text(name: str) -> str:
    """The file of criteria that come with iomctl. Raises NotFound, with the names there are."""
    known = shipped_criteria()
    found = known.get(name.removesuffix(".toml"))
    if found is None:
        raise NotFound(f"no criteria called {name} are shipped: {', '.join(known)}{nearest(name, known)}")
    return found


def in_words(criteria: Criteria) -> CriteriaInWords:
    """Criteria as they are shown to people and programs."""
    return CriteriaInWords(
        name=criteria.name,
        version=criteria.version,
        in_force_from=criteria.in_force_from,
        source=criteria.source,
        edge=criteria.edge,
        tiers=tuple(TreeInWords(tier, tree_words(tree, criteria.rules)) for tier, tree in criteria.tiers.items()),
        watch=tree_words(criteria.watch, criteria.rules) if criteria.watch else None,
        rules=tuple(_rule(one) for one in criteria.rules.values()),
    )


def _rule(one: Rule) -> RuleInWords:
    value = value_words(one.value)
    return RuleInWords(one.name, one.words, field_words(one), one.test, value, narrowed_words(one), one.default)
