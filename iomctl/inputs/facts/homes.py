"""What may come in about where somebody sleeps: the kind of home, from when, where, and until when."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.accommodation.home import OWN_WORDS
from iomctl.errors import BadValue
from iomctl.inputs.names import partner_name
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, bounds_of, checked, not_before, stands


def _kind(word: str, info: ValidationInfo) -> str:
    if stands(word, info):
        return word
    bounds, day = bounds_of(info), info.data.get("from_on")
    codes = bounds.policy.accommodations
    told_late = day is not None and day < bounds.today  # it was so then, whatever is used now
    known = (*(code for code, one in codes.items() if one.active or told_late), *OWN_WORDS)
    found = {one.casefold(): one for one in known}.get(word.strip().casefold())
    if found is None:
        lacking = "" if codes else "; the policy in force lacks the list accommodations, which has their kinds"
        typed = f"kind of home {quoted(word.strip())}"
        raise BadValue(f"{typed}: one of {', '.join(known)}{nearest(word, known)}{lacking}")
    return found


class NewHome(Input):
    """Where somebody sleeps from the day `from_on` to the day of leaving `leaves_on`; None where none is known."""

    from_on: Happened = Field(title="--from")
    kind: Annotated[str, AfterValidator(checked(_kind))] = Field(title="kind of home")
    leaves_on: Annotated[AnyDay, AfterValidator(checked(not_before("from_on")))] = Field(default=None, title="--until")
    area: Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))] | None = None
    source: Words | None = None
