"""What may come in about a person, from options or from a file: checked once for both."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from iomctl.domain.days.written_days import quotable
from iomctl.domain.names import fold
from iomctl.errors import BadValue
from iomctl.inputs.offender_fields import (
    ALL_KINDS,
    Aliases,
    Area,
    BirthDate,
    Crn,
    Cro,
    Ethnicity,
    Forenames,
    Gender,
    Local,
    Number,
    OffenderBounds,
    OtherName,
    Pnc,
    Prison,
    Restricted,
    Surname,
    Wrong,
)

__all__ = ["ALL_KINDS", "Number", "OffenderInput", "OffenderWords", "OtherName", "check_offender"]


class OffenderInput(BaseModel):
    """A person as checked: tidied names, real days, codes of the policy, identifiers in canonical form.

    A field that was not given, or was empty, has its default: nothing is recorded of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    surname: Surname
    forenames: Forenames = ""
    born_on: BirthDate = None
    gender: Gender = None
    ethnicity: Ethnicity = None
    area: Area = None
    restricted: Restricted = False
    pnc: Pnc = ()
    cro: Cro = ()
    crn: Crn = ()
    prison: Prison = ()
    local: Local = ()
    aliases: Aliases = ()

    @property
    def search_name(self) -> str:
        """The folded name, surname first, that `find` and matching use."""
        return fold(f"{self.surname} {self.forenames}")

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All identifiers, whatever their kind."""
        return self.pnc + self.cro + self.crn + self.prison + self.local


class OffenderWords(NamedTuple):
    """What was typed for fields of OffenderInput, not yet checked; None for what was left out, "" for nothing known."""

    surname: str | None = None
    forenames: str | None = None
    born_on: str | None = None
    gender: str | None = None
    ethnicity: str | None = None
    area: str | None = None
    restricted: str | None = None
    pnc: str | None = None
    cro: str | None = None
    crn: str | None = None
    prison: str | None = None
    local: str | None = None
    aliases: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """The words by their field, also those typed empty."""
        return {name: text for name, text in self._asdict().items() if text is not None}


_validate = TypeAdapter(OffenderInput).validator.validate_python


def check_offender(
    fields: Mapping[str, str], bounds: OffenderBounds, label: Callable[[str], str] = str
) -> OffenderInput:
    """Check text about one person, keyed by the field names of OffenderInput; "" counts as not recorded.

    Identifiers and aliases may be several, kept apart by semicolons. Raises BadValue with a line for every
    fault, each opening with `label(field)` and the value: `--pnc 2009/0417723M: the check letter should be H`.
    """
    try:
        filled = {name: text for name, text in fields.items() if text or name == "surname"}
        checked: OffenderInput = _validate(filled, context=bounds)
    except ValidationError as fault:
        raise BadValue(*_lines(fault, label)) from None
    return checked


def _lines(fault: ValidationError, label: Callable[[str], str]) -> Iterable[str]:
    for error in fault.errors(include_url=False):
        named = label(str(error["loc"][0]))
        wrong = error.get("ctx", {}).get("error")
        if error["type"] == "missing":
            yield f"{named}: missing"
        elif not isinstance(wrong, Wrong):
            yield f"{named}: no such field"
        else:
            for value, why in wrong.faults:
                yield f"{named} {quotable(value)}: {why}" if value.strip() else f"{named}: {why}"
