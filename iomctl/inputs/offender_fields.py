"""The checks of each field of a person: text in, the value that is stored out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, NamedTuple, TypeVar

from pydantic import PlainValidator, ValidationInfo

from iomctl.domain.days.births import Birth, earliest, latest, partial_birth
from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.domain.identifiers import KINDS, canonical
from iomctl.domain.names import fold, name_fault, tidy
from iomctl.domain.policy import choices
from iomctl.domain.policy.lists import Coded
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.names import area_name

ALL_KINDS = (*KINDS, "local")
SEPARATOR = ";"
LONGEST_LOCAL = 40
OLDEST = 120
"""Years: nobody born longer ago is taken for a living person (general knowledge, unverified)."""
Checked = TypeVar("Checked")
_FLAGS = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}


class Number(NamedTuple):
    """An identifier of a kind of ALL_KINDS: `value` is canonical, `as_typed` is how it came."""

    kind: str
    value: str
    as_typed: str


class OtherName(NamedTuple):
    """An alias, and the folded key it is searched by."""

    name: str
    search_name: str


class OffenderBounds(NamedTuple):
    """What the checks need beside the text: the day, the policy's codes, and the scheme's areas by folded name."""

    today: date
    policy: Policy
    areas: Mapping[str, str] = MappingProxyType({})


class Wrong(ValueError):
    """Faults of one field: each a value as it was typed, and why it can't be taken."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def _single(check: Callable[[str, OffenderBounds], Checked]) -> PlainValidator:
    """A field with one value."""

    def run(text: str, info: ValidationInfo) -> Checked:
        try:
            return check(text, info.context)  # type: ignore[arg-type]  # check_offender gives a Given
        except BadValue as fault:
            raise Wrong([(text, line) for line in fault.faults]) from None

    return PlainValidator(run)


def _several(check: Callable[[str, OffenderBounds], Checked]) -> PlainValidator:
    """A field with values kept apart by semicolons; a value that stands there twice counts once."""

    def run(text: str, info: ValidationInfo) -> tuple[Checked, ...]:
        given: OffenderBounds = info.context  # type: ignore[assignment]  # check_offender gives one
        if SEPARATOR not in text:
            try:
                return (check(text, given),) if text and not text.isspace() else ()
            except BadValue as fault:
                raise Wrong([(text, line) for line in fault.faults]) from None
        return _each(text.split(SEPARATOR), check, given)

    return PlainValidator(run)


def _each(
    texts: Iterable[str], check: Callable[[str, OffenderBounds], Checked], given: OffenderBounds
) -> tuple[Checked, ...]:
    faults: list[tuple[str, str]] = []
    found: dict[Checked, None] = {}
    for one in filter(str.strip, texts):
        try:
            found[check(one, given)] = None
        except BadValue as fault:
            faults.extend((one.strip(), line) for line in fault.faults)
    if faults:
        raise Wrong(faults)
    return tuple(found)


@lru_cache(maxsize=10_000)
def _tidied(text: str) -> str:
    """A name as it is stored; remembered, for a file holds the same few thousand again and again."""
    name = tidy(text)
    if fault := name_fault(name):
        raise BadValue(fault)
    return name


def _name(text: str, given: OffenderBounds) -> str:  # noqa: ARG001 the signature of every check
    return _tidied(text)


def _optional_name(text: str, given: OffenderBounds) -> str:  # noqa: ARG001 the signature of every check
    return "" if text.isspace() else _tidied(text)


def _area(text: str, given: OffenderBounds) -> str | None:
    return None if text.isspace() else given.areas.get(text) or area_name(text, given.areas)


def _born(text: str, given: OffenderBounds) -> Birth | None:
    if text.isspace():
        return None
    try:
        # A year alone would be a spreadsheet's number of a day.
        known: Birth = partial_birth(text) or parse_sheet_day(text)
    except BadValue as fault:
        # The field's own label and value open the line already.
        raise BadValue(fault.faults[0].partition('": ')[2]) from None
    if (earliest(known) or given.today) > given.today:
        raise BadValue("a birth date can't be in the future")
    last = latest(known) or given.today
    if (last.year + OLDEST, last.month, last.day) < (given.today.year, given.today.month, given.today.day):
        raise BadValue(f"a birth date can't be more than {OLDEST} years ago")
    return known


def _gender(text: str, given: OffenderBounds) -> str | None:
    return _coded(text, given.policy, choices.Gender)


def _ethnicity(text: str, given: OffenderBounds) -> str | None:
    return _coded(text, given.policy, choices.Ethnicity)


def _coded(text: str, policy: Policy, kind: type[Coded]) -> str | None:
    # Nearly every cell of a file holds the code itself; to compare each choice costs more than all else.
    if text in policy.choices(kind):
        return text
    try:
        return policy.pick(kind, text).code if text.strip() else None
    except BadValue as fault:
        raise BadValue(*(line.partition('": ')[2] for line in fault.faults)) from None


def _restricted(text: str, given: OffenderBounds) -> bool:  # noqa: ARG001 the signature of every check
    flag = _FLAGS.get(text.strip().lower())
    if flag is None:
        raise BadValue("write yes or no")
    return flag


def _local(text: str, given: OffenderBounds) -> Number:  # noqa: ARG001 the signature of every check
    value = tidy(text)
    if not value.isprintable():
        raise BadValue("a number can't hold a character that is not seen")
    if len(value) > LONGEST_LOCAL:
        raise BadValue(f"a number in another system has at most {LONGEST_LOCAL} characters, this has {len(value)}")
    return Number("local", value, text.strip())


def _alias(text: str, given: OffenderBounds) -> OtherName:  # noqa: ARG001 the signature of every check
    name = _tidied(text)
    return OtherName(name, fold(name))


def _number(kind: str) -> PlainValidator:
    def check(text: str, given: OffenderBounds) -> Number:
        return Number(kind, canonical(kind, text, today=given.today), text.strip())

    return _several(check)


Surname = Annotated[str, _single(_name)]
Forenames = Annotated[str, _single(_optional_name)]
BirthDate = Annotated[Birth | None, _single(_born)]
Gender = Annotated[str | None, _single(_gender)]
Ethnicity = Annotated[str | None, _single(_ethnicity)]
Area = Annotated[str | None, _single(_area)]
Restricted = Annotated[bool, _single(_restricted)]
Pnc = Annotated[tuple[Number, ...], _number("pnc")]
Cro = Annotated[tuple[Number, ...], _number("cro")]
Crn = Annotated[tuple[Number, ...], _number("crn")]
Prison = Annotated[tuple[Number, ...], _number("prison")]
Local = Annotated[tuple[Number, ...], _several(_local)]
Aliases = Annotated[tuple[OtherName, ...], _several(_alias)]
