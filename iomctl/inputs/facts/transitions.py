"""What may come in about a step of a transition: which transition, which step, and its day."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, code_of, stands


def _of_its_steps(word: str, info: ValidationInfo) -> str:
    kind = info.data.get("kind")
    if kind is None or stands(word, info, "kind"):
        return word
    return one_of(f"step of {kind}", word, bounds_of(info).policy.transitions[kind].all_steps)


class NewStep(Input):
    """A step of a transition to record; `done_with` is the service or worker it was with."""

    step_on: Happened = Field(title="--on")
    kind: Annotated[str, code_of(Transition, on="step_on")] = Field(title="transition")
    step: Annotated[str, AfterValidator(checked(_of_its_steps))] = Field(title="step")
    done_with: Words | None = Field(default=None, title="--with")
    note: Words | None = None
