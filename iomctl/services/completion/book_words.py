"""The words of a case book that may be typed: codes of its policy, names of its partners; never those of people.

Loads no database library and writes no event: none of these words tells of a person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from iomctl.domain.names import fold
from iomctl.services.completion.light_reading import rows
from iomctl.services.completion.offered import OfferedWord
from iomctl.settings.places import Place

PARTNERS: Mapping[str, str] = {
    "agencies": "SELECT name, '', closed_on FROM agency ORDER BY name",
    "areas": "SELECT name, '' FROM scheme_area ORDER BY name",
    "providers": "SELECT name, '' FROM provider WHERE active ORDER BY name",
    "workers": (
        "SELECT worker.name, agency.name, worker.left_on FROM worker JOIN agency ON agency.id = worker.agency_id "
        "ORDER BY worker.name, agency.name"
    ),
}
"""Partners go by a name: each is asked for by name, what stands beside it, and the day from which it is no longer."""

COHORTS = "SELECT code, name FROM cohort ORDER BY code"
NEWEST_POLICY = "SELECT text FROM policy_version ORDER BY version DESC LIMIT 1"


def book_words(place: Place, kind: str, typed: str, today: date) -> Sequence[OfferedWord]:
    """The words of one kind that go on from what is typed: "cohorts", one of PARTNERS, or a list of the policy.

    A list of reasons is "reasons.adoption". Codes and names count without capitals. A partner is also offered by a
    later word of the name that no other has, a choice of the policy by its name or another word for it where no code
    goes on from what is typed. Raises what `light_reading.rows` raises.
    """
    if kind in PARTNERS:
        named = [OfferedWord(name, about) for name, about, *left in rows(place, PARTNERS[kind]) if _there(left, today)]
        return _by_name(named, fold(typed))
    if kind == "cohorts":
        coded = [OfferedWord(code, name) for code, name in rows(place, COHORTS)]
        return _going_on(coded, typed)
    choices = _of_policy(place, kind)
    return _going_on(map(_coded, choices), typed) or _going_on(
        (one for choice in choices for one in _named(choice)), typed
    )


def _going_on(offered: Iterable[OfferedWord], typed: str) -> list[OfferedWord]:
    return [one for one in offered if one.word.lower().startswith(typed.lower())]


def _coded(choice: Mapping[str, Any]) -> OfferedWord:
    return OfferedWord(choice["code"], choice.get("name") or choice.get("wording", ""))


def _named(choice: Mapping[str, Any]) -> Iterator[OfferedWord]:
    """The other words that a choice is found by, with its code beside them."""
    for word in (*choice.get("words", ()), *filter(None, (choice.get("name"),))):
        yield OfferedWord(word, choice["code"])


def _there(left: Sequence[Any], today: date) -> bool:
    return not any(day is not None and str(day) <= today.isoformat() for day in left)


def _by_name(named: Sequence[OfferedWord], typed: str) -> Sequence[OfferedWord]:
    whole = [one for one in named if fold(one.word).startswith(typed)]
    if whole:
        return whole
    folded = [fold(one.word) for one in named]
    later = [(word, one) for one in named for word in one.word.split()[1:] if fold(word).startswith(typed)]
    return [
        OfferedWord(word, f"{one.word}, {one.about}" if one.about else one.word)
        for word, one in later
        if sum(fold(word) in name for name in folded) == 1
    ]


def _of_policy(place: Place, kind: str) -> list[Mapping[str, Any]]:
    import tomllib

    found: Any = [tomllib.loads(text) for (text,) in rows(place, NEWEST_POLICY)]
    for policy in found:
        held = policy
        for key in kind.split("."):
            held = held.get(key, {})
        return [one for one in held if _offered(one)]
    return []


def _offered(choice: Mapping[str, Any]) -> bool:
    return bool(choice.get("active", True))
