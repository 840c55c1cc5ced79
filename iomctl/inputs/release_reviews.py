"""What may come in about a review of a release: its day, what failed, and what is to be done about it."""

import re
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from iomctl.domain.policy.home_and_release_choices import Failing
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, bounds_of, checked, not_before, stands

SEPARATOR = ", "


def _failed(words: str, info: ValidationInfo) -> str:
    """The codes in the policy's order, each once. Raises BadValue with a line for each that is none."""
    policy = bounds_of(info).policy
    told = [one.strip() for one in re.split("[,;]", words) if one.strip()]
    if stands(words, info):
        return words
    found, faults = set[str](), list[str]()
    for one in told:
        try:
            found.add(policy.pick(Failing, one).code)
        except BadValue as fault:
            faults += fault.faults
    if faults:
        raise BadValue(*faults)
    if not found:
        raise BadValue("say what failed, by a code of the policy's list")
    return SEPARATOR.join(code for code in policy.choices(Failing) if code in found)


class NewReleaseReview(Input):
    """A review held `on` a day: what `failed`, `who` sees to the action, and the day `by` which it is to be done."""

    columns = MappingProxyType({"on": "reviewed_on", "by": "action_by"})
    on: Happened
    failed: Annotated[str, AfterValidator(checked(_failed))]
    who: Words | None = None
    action: Words | None = None
    by: Annotated[AnyDay, AfterValidator(checked(not_before("on", "the review")))] = None
    note: Words | None = None
