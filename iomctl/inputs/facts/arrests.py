"""What may come in about an arrest: its day, what it was for, and how it came out."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.facts.arrests import OUTCOMES, joined
from iomctl.domain.facts.offence_codes import canonical
from iomctl.domain.facts.offences import VICTIMS
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
from iomctl.inputs.facts.offences import NOT_KNOWN, with_outcome
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Words, checked, not_before


def _codes(words: str | None, _: ValidationInfo) -> str | None:
    told = [one.strip() for one in re.split("[,;]", words or "") if one.strip()]
    known = [one for one in told if one.casefold() != NOT_KNOWN]
    if known and len(known) < len(told):
        raise BadValue(f"{NOT_KNOWN} stands alone: give the codes that are known")
    found: set[str] = set()
    faults: list[str] = []
    for one in known:
        try:
            found.add(canonical(one))
        except BadValue as fault:
            faults += fault.faults
    if faults:
        raise BadValue(*faults)
    return joined(found)


class NewArrest(Input):
    """An arrest to record: `codes` of the offences it was for, between commas, none where nobody knows them."""

    arrested_on: Happened = Field(title="--on")
    codes: Annotated[str | None, BeforeValidator(checked(_codes))] = Field(default=None, title="code")
    victim: Annotated[str, word_of("victim", VICTIMS)] = "not-known"
    outcome: Annotated[str, word_of("outcome", OUTCOMES)] | None = None
    outcome_on: Annotated[
        HappenedOrNot,
        AfterValidator(checked(not_before("arrested_on", "the arrest"))),
        BeforeValidator(checked(with_outcome(OUTCOMES))),
    ] = None
    source: Words | None = None
