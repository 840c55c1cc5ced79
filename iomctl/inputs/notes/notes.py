"""What may come in about a note: its words, its kind, and whether it speaks of a victim or witness."""

from typing import Annotated

from pydantic import AfterValidator, Field

from iomctl.domain.facts.notes import KINDS
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Input, Words, checked


def asked_kind(word: str) -> str:
    """The kind of note that was typed. Raises BadValue with the choices."""
    return one_of("kind of note", word, KINDS)


class NewNote(Input):
    """A note to write down."""

    words: Words = Field(title="words")
    kind: Annotated[str, AfterValidator(checked(lambda word, _: asked_kind(word)))] = Field(title="kind of note")
    victim: bool
