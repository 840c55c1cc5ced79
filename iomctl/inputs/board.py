"""What may come in about the board: an action that it agreed, what came of one, and where a report was published."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.measures.catalogue import measures
from iomctl.errors import BadValue
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import Happened, Input, Words, checked, day_in, not_before


def _measure(text: str | None, _: ValidationInfo) -> str | None:
    if text is None or text in measures():
        return text
    raise BadValue(
        f"{quoted(text)}: no such measure{nearest(text, tuple(measures()))}", advice="iomctl report measures lists them"
    )


class NewBoardAction(Input):
    """A task that somebody took on, agreed on a day that is past or today, to be done by a day."""

    agreed_on: Happened = Field(title="--on")
    task: Words = Field(title="TASK")
    who: Words = Field(title="--who")
    due_on: Annotated[
        date, BeforeValidator(checked(day_in)), AfterValidator(checked(not_before("agreed_on", "it was agreed")))
    ] = Field(title="--due")
    measure: Annotated[str | None, AfterValidator(checked(_measure))] = Field(default=None, title="--about")


class BoardActionOver(Input):
    """Since when an action is done or dropped, and how or why."""

    on: Happened
    note: Words | None = None


class BoardActionDropped(Input):
    """Since when an action is dropped, and why."""

    on: Happened
    note: Words = Field(title="--reason")


class Publication(Input):
    """On which day, past or today, a report was published, and where."""

    on: Happened
    where: Words = Field(title="WHERE")
