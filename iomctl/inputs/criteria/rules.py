"""One rule of a file of criteria: its field, its test, its value, and what narrows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.criteria.fields import FIELDS, NEVER_ASKED, Field, field_written, fields_written
from iomctl.domain.facts.offences import OUTCOMES
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.criteria.groups import Use
from iomctl.inputs.criteria.shape import WHEN_UNKNOWN
from iomctl.inputs.criteria.values import one_of, read_value
from iomctl.inputs.files.toml_faults import Fault, FaultsFound
from iomctl.inputs.policy.values import interval_in
from iomctl.inputs.quoting import nearest, quoted

_NAMED = {
    "score": "kind of score",
    "sentence": "kind of sentence",
    "marker": "kind of marker",
    "marker with levels": "kind of marker with levels",
    "pathway": "pathway",
}
_NARROWS = ("group", "within", "outcomes", "victim", "max_age")
_VICTIMS = ("person", "business")


@dataclass(frozen=True)
class Reading:
    """What rules are read against, with the faults and the groups named that were come across."""

    policy: Policy
    faults: FaultsFound
    groups_named: list[Use] = field(default_factory=list)


def read_rule(name: str, raw: Mapping[str, Any], reading: Reading) -> Rule | None:
    """A rule, or None when it has faults, here or in its shape; values of a wrong type are passed over."""
    at, before = ("rules", name), len(reading.faults)
    told, of = "", ""
    with reading.faults.at(*at, "field"):
        told, of = _field(raw.get("field"), reading.policy)
    if not told:
        return None
    _narrowed(at, raw, told, reading)
    test, value = _asked(at, raw, (told, of), reading)
    group = _group(at, raw, told, reading)
    if value is None or len(reading.faults) > before:
        return None
    return Rule(
        name=name,
        words=_text(raw, "words"),
        field=told,
        test=test,
        value=value,
        of=of,
        group=group,
        within=interval_in(_text(raw, "within")),
        outcomes=tuple(raw.get("outcomes", ())),
        default=raw.get("default") is True,
        victim=_text(raw, "victim"),
        max_age=interval_in(_text(raw, "max_age")),
        unknown_is_no=WHEN_UNKNOWN in raw,
    )


def _asked(at: tuple[str, str], raw: Mapping[str, Any], told: tuple[str, str], reading: Reading) -> tuple[str, Any]:
    """The test and its value; the value is None where either is wrong."""
    test, tests = raw.get("test"), _tests(*told, reading.policy)
    if isinstance(test, str) and test not in tests:
        reading.faults.append(Fault((*at, "test"), _no_test(*told, test, tests)))
    elif isinstance(test, str) and "value" in raw:
        with reading.faults.at(*at, "value"):
            return test, read_value(tests[test], raw["value"], reading.policy, told[1])
    return "", None


def _text(raw: Mapping[str, Any], key: str) -> str:
    found = raw.get(key)
    return found if isinstance(found, str) else ""


def _kinds(one: Field, policy: Policy) -> Collection[str]:
    """The words that may follow the full stop of a field."""
    kinds: dict[str, Collection[str]] = {
        "score": policy.scores,
        "sentence": policy.sentences,
        "marker": policy.markers,
        "marker with levels": [code for code, one in policy.markers.items() if one.levels],
        "pathway": policy.pathways,
    }
    return kinds.get(one.of, ())


def _field(written: object, policy: Policy) -> tuple[str, str]:
    """The field and what follows its full stop; twice nothing for what is no text, a fault of shape."""
    if not isinstance(written, str):
        return "", ""
    word, stop, rest = written.partition(".")
    of, _, last = rest.partition(".")
    word = f"{word}.{last}" if last else word
    known = FIELDS.get(word)
    if known is None:
        raise BadValue(_no_field(written, policy))
    kinds = _kinds(known, policy)
    if of in kinds or not (known.of or stop):
        return word, of
    if not known.of:
        raise BadValue(f"{word} takes nothing after its name, {quoted(written)} was found")
    near, opening = nearest(of, kinds) if of else "", word.partition(".")[0]
    raise BadValue(f"a {_NAMED[known.of]} follows {opening}.: {', '.join(kinds)}; {quoted(written)} was found{near}")


def _no_field(written: str, policy: Policy) -> str:
    if written.strip().casefold() in NEVER_ASKED:
        what = written.strip().casefold()
        return f"no rule may ask about {what}: what becomes of groups by {what} is in iomctl rescope report"
    whole = [field_written(name, kind) for name, one in FIELDS.items() for kind in _kinds(one, policy)]
    near = nearest(written, [*FIELDS, *whole])
    return f"one of {', '.join(fields_written().values())} is expected, {quoted(written)} was found{near}"


def _tests(told: str, of: str, policy: Policy) -> dict[str, str]:
    """The tests that a field takes, each with what its value is; only a score with levels has some of them."""
    tests = FIELDS[told].tests
    figures = told == "score" and not policy.scores[of].levels
    return {test: takes for test, takes in tests.items() if not (figures and takes == "levels")}


def _no_test(told: str, of: str, test: str, tests: Mapping[str, str]) -> str:
    return f"{field_written(told, of)} takes {', '.join(tests)}; {quoted(test)} was found{nearest(test, tests)}"


def _narrowed(at: tuple[str, str], raw: Mapping[str, Any], told: str, reading: Reading) -> None:
    """Faults of the keys that narrow a rule."""
    taken = FIELDS[told].keys
    for key in (key for key in _NARROWS if key in raw and key not in taken):
        takes = f"; it takes {', '.join(taken)}" if taken else ""
        reading.faults.append(Fault((*at, key), f"{told} takes no {key}{takes}"))
    outcomes = raw.get("outcomes")
    if "outcomes" in taken and isinstance(outcomes, list):
        if not outcomes:
            reading.faults.append(Fault((*at, "outcomes"), "at least one is needed"))
        for number, word in enumerate(outcomes):
            with reading.faults.at(*at, "outcomes", number):
                one_of(word, OUTCOMES) if isinstance(word, str) else None
    if "victim" in taken and isinstance(raw.get("victim"), str):
        with reading.faults.at(*at, "victim"):
            one_of(raw["victim"], _VICTIMS)


def _group(at: tuple[str, str], raw: Mapping[str, Any], told: str, reading: Reading) -> str:
    """The group that a rule names, as its value or beside it; that it is known is looked at when all are read."""
    key = "value" if "group" in FIELDS[told].tests.values() else "group"
    word = raw.get(key)
    if not isinstance(word, str) or (key == "group" and key not in FIELDS[told].keys):
        return ""
    reading.groups_named.append(((*at, key), word))
    return word
