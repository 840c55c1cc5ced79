"""Typed words as pydantic takes them: days, free words, and one answer with every fault."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.policy.lists import Coded
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.faults import labelled
from iomctl.inputs.names import free_words


@dataclass(frozen=True)
class Bounds:
    """What words are held against: the policy, the day of the command, and when the person was born if known."""

    policy: Policy
    today: date
    born_on: date | None = None


def checked(check: Callable[[Any, ValidationInfo], Any]) -> Callable[[Any, ValidationInfo], Any]:
    """A validator that tells a BadValue of ours to pydantic, which goes on to the next field."""

    def run(value: Any, info: ValidationInfo) -> Any:
        try:
            return check(value, info)
        except BadValue as fault:
            raise PydanticCustomError("words", "{line}", {"line": "; ".join(fault.faults)}) from None

    return run


def bounds_of(info: ValidationInfo) -> Bounds:
    """The Bounds that `read` was given."""
    bounds: Any = info.context
    return cast("Bounds", bounds)


def code_of(kind: type[Coded]) -> AfterValidator:
    """What takes a typed word for the code of a choice of the policy, of a class of domain.policy.lists."""
    return AfterValidator(checked(lambda word, info: bounds_of(info).policy.pick(kind, word).code))


def reason_of(list_name: str) -> AfterValidator:
    """What takes a typed word for the code of a reason in a list of REASON_LISTS."""
    return AfterValidator(checked(lambda word, info: bounds_of(info).policy.reason(list_name, word).code))


def _happened(value: Any, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    day = _day(value, bounds.today)
    if day > bounds.today:
        raise BadValue(f"{spoken(day, bounds.today)} is in the future")
    if bounds.born_on is not None and day < bounds.born_on:
        # Not on which day that was: the person may have a limited-access mark.
        raise BadValue(f"{spoken(day, bounds.today)} is before their birth")
    return day


def _planned(value: Any, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today = bounds_of(info).today
    day, start = _day(value, today), info.data.get("on")
    if start is not None and day < start:
        raise BadValue(f"{spoken(day, today)} is before it began, {spoken(start, today)}")
    return day


def _day(value: Any, today: date) -> date:
    if isinstance(value, date):
        return value
    return today if value is None else parse_day(value, today)


Happened = Annotated[date, BeforeValidator(checked(_happened))]
Planned = Annotated[date | None, BeforeValidator(checked(_planned))]
Words = Annotated[str, AfterValidator(checked(lambda text, _: free_words(text)))]


class Input(BaseModel):
    """What may come in for one command: nothing but its fields, each as its type says."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Read = TypeVar("Read", bound=Input)


def read(model: type[Read], words: Mapping[str, object], bounds: Bounds) -> Read:
    """The input that typed `words` make, keyed by field. Raises BadValue with a line for each fault.

    A day is in any form that `parse_day` takes, or a date; None for `on` is today.
    """
    try:
        return model.model_validate(dict(words), context=bounds)
    except ValidationError as wrong:
        raise BadValue(*(_line(model, one) for one in wrong.errors(include_url=False))) from None


def _line(model: type[Input], fault: Any) -> str:
    name = str(fault["loc"][0])
    field = model.model_fields.get(name)
    label = field.title if field and field.title else f"--{name.replace('_', '-')}"
    return labelled(label, fault["msg"])
