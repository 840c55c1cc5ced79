"""What may come in about the board: an action that it agreed, what came of one, and where a report was published."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.measures.catalogue import measures
from iomctl.domain.references import PERSON
from iomctl.errors import BadValue
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import Happened, Input, Words, checked, day_in, not_before

OF_A_PERSON = re.compile(rf"\b{PERSON}[0-9]{{1,9}}\b", re.IGNORECASE)


def _measure(text: str | None, _: ValidationInfo) -> str | None:
    if text is None or text in measures():
        return text
    raise BadValue(
        f"{quoted(text)}: no such measure{nearest(text, tuple(measures()))}", advice="iomctl report measures lists them"
    )


def _nobodys(text: str, _: ValidationInfo) -> str:
    found = OF_A_PERSON.search(text)
    if found is not None:
        raise BadValue(f"{quoted(found[0])} is the reference of a person, and everybody reads these words in the paper")
    return text


OfNobody = Annotated[Words, AfterValidator(checked(_nobodys))]
"""Words that stand in papers for others: no reference of a person is in them."""


class NewBoardAction(Input):
    """A task that somebody took on, agreed on a day that is past or today, to be done by a day."""

    agreed_on: Happened = Field(title="--on")
    task: OfNobody = Field(title="TASK")
    who: OfNobody = Field(title="--who")
    due_on: Annotated[
        date, BeforeValidator(checked(day_in)), AfterValidator(checked(not_before("agreed_on", "it was agreed")))
    ] = Field(title="--due")
    measure: Annotated[str | None, AfterValidator(checked(_measure))] = Field(default=None, title="--about")


class BoardActionOver(Input):
    """Since when an action is done or dropped, and how or why."""

    on: Happened
    note: OfNobody | None = None


class BoardActionDropped(Input):
    """Since when an action is dropped, and why."""

    on: Happened
    note: OfNobody = Field(title="--reason")


class Publication(Input):
    """On which day, past or today, a report was published, and where."""

    on: Happened
    where: Words = Field(title="WHERE")
