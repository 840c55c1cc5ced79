"""What may come in about an action: what is to be done by when, and what came of it."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from iomctl.inputs.choices import Withdrawal
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Words, checked, day_in, not_before

Due = Annotated[
    date, BeforeValidator(checked(day_in)), AfterValidator(checked(not_before("agreed_on", "it was agreed")))
]


class NewAction(Input):
    """A task to be done by a day, agreed on a day that is past or today."""

    agreed_on: Happened = Field(title="--on")
    task: Words = Field(title="TASK")
    due_on: Due = Field(title="--due")


class ActionOver(Input):
    """Since when an action is done or dropped, and why or how."""

    on: Happened
    note: Words | None = None


class ActionDropped(Input):
    """Since when an action is dropped, and why."""

    on: Happened
    note: Words = Field(title="--reason")


class ActionCorrection(Withdrawal):
    """How an action is to be, and why it was wrong; None for what stays."""

    task: Words | None = None
    agreed_on: HappenedOrNot = Field(default=None, title="--on")
    due_on: Annotated[
        date | None, BeforeValidator(checked(lambda word, info: None if word is None else day_in(word, info)))
    ] = Field(default=None, title="--due")
