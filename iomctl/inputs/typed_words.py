"""Typed words as pydantic takes them, from an option or a file: days, free words, and one answer with every fault."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.lists import Coded
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds, Door
from iomctl.inputs.faults import labelled
from iomctl.inputs.names import free_words


def checked(check: Callable[[Any, ValidationInfo], Any]) -> Callable[[Any, ValidationInfo], Any]:
    """A validator that tells a BadValue of ours to pydantic, which goes on to the next field."""

    def run(value: Any, info: ValidationInfo) -> Any:
        try:
            return check(value, info)
        except BadValue as fault:
            raise PydanticCustomError("words", "{line}", {"line": "; ".join(fault.faults)}) from None

    return run


def bounds_of(info: ValidationInfo) -> Bounds:
    """The Bounds that the words are held against."""
    bounds: Any = info.context
    return cast("Bounds", bounds)


def stands(value: object, info: ValidationInfo, *beside: str) -> bool:
    """Whether a field of a fact that is corrected stays as it is recorded, and the fields `beside` it do too."""
    standing, name = bounds_of(info).standing, info.field_name or ""
    kept = name in standing and standing[name] == value
    return kept and all(info.data.get(one) == standing.get(one) for one in beside)


def day_in(value: Any, info: ValidationInfo) -> date:
    """The day that was typed or stands in a cell; today when none was typed. Raises BadValue."""
    bounds = bounds_of(info)
    if value is None:
        return bounds.today
    return value if isinstance(value, date) else bounds.door.day(value, info.field_name or "", bounds.today)


def not_before_birth(day: date, info: ValidationInfo) -> date:
    """The day. Raises BadValue for one before the person was born."""
    bounds = bounds_of(info)
    if bounds.born_on is not None and day < bounds.born_on:
        # Not on which day that was: the person may have a limited-access mark.
        raise BadValue(f"{spoken(day, bounds.today)} is before their birth")
    return day


def _happened(value: Any, info: ValidationInfo) -> date:
    day, today = day_in(value, info), bounds_of(info).today
    if day > today:
        raise BadValue(f"{spoken(day, today)} is in the future")
    return not_before_birth(day, info)


def not_before(start: str, what: str = "it began") -> Callable[[Any, ValidationInfo], Any]:
    """A check that a day is not before the one in the field `start`, which is the day that `what` says."""

    def check(day: date | None, info: ValidationInfo) -> date | None:
        first, today = info.data.get(start), bounds_of(info).today
        if day is not None and first is not None and day < first:
            raise BadValue(f"{spoken(day, today)} is before {what}, {spoken(first, today)}")
        return day

    return check


def _maybe_day(value: Any, info: ValidationInfo) -> date | None:
    return None if value is None else day_in(value, info)


Happened = Annotated[date, BeforeValidator(checked(_happened))]
"""A day that is past or today, and not before the person's birth; today when none is typed."""

HappenedOrNot = Annotated[
    date | None, BeforeValidator(checked(lambda value, info: None if value is None else _happened(value, info)))
]
"""The same, or none."""

AnyDay = Annotated[date | None, BeforeValidator(checked(_maybe_day))]
"""Any day, or none."""

Planned = Annotated[AnyDay, AfterValidator(checked(not_before("on")))]
"""A day from the one in the field `on` on, or none."""


def code_of(kind: type[Coded], on: str = "", own: Sequence[str] = ()) -> AfterValidator:
    """What takes a typed word for the code of a choice of the policy, of a class of domain.policy.lists.

    A choice that is no longer used is taken where the day in the field `on`, which must stand before this one, is
    past: what is told late was so then. Words of the program's `own` stand for themselves.
    """
    spelt = {one.casefold(): one for one in own}

    def check(word: str, info: ValidationInfo) -> str:
        bounds, day = bounds_of(info), info.data.get(on)
        if stands(word, info):
            return word
        if word.strip().casefold() in spelt:
            return spelt[word.strip().casefold()]
        if day is not None and day < bounds.today:
            known, told = bounds.policy.choices(kind), word.strip().casefold()
            found = word if word in known else next((code for code in known if code.casefold() == told), None)
            if found is not None:
                return found
        return bounds.policy.pick(kind, word, own).code

    return AfterValidator(checked(check))


def reason_of(list_name: str) -> AfterValidator:
    """What takes a typed word for the code of a reason in a list of REASON_LISTS."""

    def check(word: str, info: ValidationInfo) -> str:
        return word if stands(word, info) else bounds_of(info).policy.reason(list_name, word).code

    return AfterValidator(checked(check))


Words = Annotated[str, AfterValidator(checked(lambda text, _: free_words(text)))]
"""Free words, cleaned."""


class Input(BaseModel):
    """What may come in for one command or one row of a file: nothing but its fields, each as its type says.

    `columns` names the column of its table that holds a field, where it is called otherwise.
    """

    # Of the inputs of a noun a command reads one: the others are never built.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    columns: ClassVar[Mapping[str, str]] = MappingProxyType({})

    @classmethod
    def typed(cls, **words: object) -> "Typed[Self]":
        """What was typed for each field, not yet read; None for what was left out."""
        unknown = words.keys() - cls.model_fields.keys()
        if unknown:
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        return Typed(cls, words)

    def stored(self) -> dict[str, Any]:
        """The columns of its table and their values."""
        return {self.columns.get(name, name): value for name, value in self.__dict__.items()}

    @classmethod
    def of_row(cls, row: Any) -> dict[str, Any]:
        """What its fields say in a stored row, by the name of each; what no column holds is left out."""
        held = {name: cls.columns.get(name, name) for name in cls.model_fields}
        return {name: getattr(row, column) for name, column in held.items() if hasattr(row, column)}


Read = TypeVar("Read", bound=Input)


class Typed(NamedTuple, Generic[Read]):
    """Words that were typed for the fields of one kind of input; they are checked when they are read."""

    model: type[Read]
    given: Mapping[str, object]

    def read(self, bounds: Bounds) -> Read:
        """The input that the words make. Raises BadValue with a line for each fault.

        A day is in any form that the door takes, or a date; None where a day must be is today.
        """
        try:
            return self.model.model_validate(self.given, context=bounds)
        except ValidationError as wrong:
            raise BadValue(*(_line(self.model, one, bounds.door) for one in wrong.errors(include_url=False))) from None

    def refuse_wrong(self, bounds: Bounds) -> None:
        """Raise BadValue with a line for each word that is wrong whatever the fields say that were left out."""
        try:
            self.model.model_validate(self.given, context=bounds)
        except ValidationError as wrong:
            faults = [one for one in wrong.errors(include_url=False) if one["type"] != "missing"]
            if faults:
                raise BadValue(*(_line(self.model, one, bounds.door) for one in faults)) from None

    def also(self, **words: object) -> "Typed[Read]":
        """The same with other words for some fields."""
        return self._replace(given={**self.given, **words})


def _line(model: type[Input], fault: Any, door: Door) -> str:
    said = "missing" if fault["type"] == "missing" else fault["msg"]
    return labelled(door.label(model, str(fault["loc"][0])), said)
