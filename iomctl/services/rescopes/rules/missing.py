"""Why a rule is not known for somebody: which fact is not recorded, or is too old to count."""

from collections import Counter
from collections.abc import Iterable, Mapping

from iomctl.domain.criteria.criteria import Criteria, Rule
from iomctl.domain.criteria.judging import untold_tier
from iomctl.domain.policy.policy import Policy
from iomctl.services.rescopes.rules.answers import UnpackedAnswer, unknown

_NEVER = {
    "index-offence": "no index offence",
    "offence": "no offence recorded",
    "offences": "no offence recorded",
    "arrests": "no arrest or offence recorded",
    "statutory": "no sentence recorded",
    "sentence": "no sentence recorded",
    "age": "no birth date",
    "gender": "no gender",
    "area": "no area",
    "home": "nobody asked about a home",
    "contacts-missed": "no contact recorded",
}
_DOUBTFUL = "an offence whose code, victim or outcome does not tell"
_UNCLEAR = {
    "index-offence": "an index offence whose code or victim does not tell",
    "offence": _DOUBTFUL,
    "offences": _DOUBTFUL,
    "arrests": "an offence without an outcome or its day",
    "sentence": "a sentence without an end",
    "contacts-missed": "a contact without an outcome",
    "home": "no home is known",
    "release-due": "no day of release is known",
}


def missing(rule: Rule, answer: UnpackedAnswer, policy: Policy) -> str:
    """What is missing where a rule is not known, in a few words after which `for` and a number of people may stand."""
    nothing = not any(fact not in {"", "0"} for fact in answer.facts)
    if rule.field == "score":
        kind = policy.scores[rule.of]
        oldest = (rule.max_age or kind.max_age).words
        return f"nobody recorded {_one(kind.name)}" if nothing else f"{_within(kind.name)} older than {oldest}"
    if rule.field == "marker.level" and not nothing:
        return f"nobody recorded a level of {_within(policy.markers[rule.of].name)}"
    if rule.field in {"marker", "marker.level"}:
        return f"nobody asked about {_within(policy.markers[rule.of].name)}"
    if rule.field == "need":
        return f"nobody asked about {_within(policy.pathways[rule.of].name)}"
    if rule.field == "arrests" and rule.group and not nothing:
        return "an arrest or offence whose codes, victim or outcome do not tell"
    return (_NEVER if nothing else _UNCLEAR)[rule.field]


def _within(name: str) -> str:
    """A name as it stands within a sentence: small, but for one such as OGRS3, and without a comma."""
    head, _, more = name.partition(", ")
    told = f"{head} ({more})" if more else head
    return told if told[1:2].isupper() else f"{told[:1].lower()}{told[1:]}"


def _one(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {_within(name)}"


def missing_of(
    criteria: Criteria, tier: str | None, answers: Mapping[str, UnpackedAnswer], policy: Policy
) -> list[str]:
    """What is missing for somebody of whom it is not known whether they belong in a tier, each once."""
    told = (name for name in _rules_of(criteria, tier) if answers[name].met is None)
    return list(dict.fromkeys(missing(criteria.rules[name], answers[name], policy) for name in told))


def missing_counted(criteria: Criteria, policy: Policy, people: Iterable[tuple[str, str]]) -> Counter[str]:
    """What is missing for how many people, each of whom is a tier that can't be told and the packed answers."""
    places = {name: place for place, name in enumerate(criteria.rules)}
    asked = {tier: {places[name]: name for name in _rules_of(criteria, tier)} for tier in criteria.tiers}
    found = Counter[str]()
    for tier, answers in people:
        told = unknown(answers, asked[tier]).items()
        found.update(dict.fromkeys(missing(criteria.rules[name], one, policy) for name, one in told).keys())
    return found


def _rules_of(criteria: Criteria, tier: str | None) -> Iterable[str]:
    """The rules for want of which it may not be known whether somebody belongs in a tier."""
    tree = criteria.tiers.get(tier or "")
    return dict.fromkeys(name for name in tree.telling() if not criteria.rules[name].unknown_is_no) if tree else ()


def taken_as_no(criteria: Criteria, answers: Mapping[str, UnpackedAnswer], policy: Policy) -> list[str]:
    """What was not recorded of somebody and taken as no, where it would else not be known which tier they belong in."""
    tier = untold_tier(criteria, {name: one.met for name, one in answers.items()})
    tree, open_to = criteria.tiers.get(tier), set(_rules_of(criteria, tier))
    told = (name for name in tree.rules() if answers[name].met is None and name not in open_to) if tree else ()
    return list(dict.fromkeys(missing(criteria.rules[name], answers[name], policy) for name in told))
