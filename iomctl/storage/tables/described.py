"""What a row of a table stands for, said once beside its columns and read wherever facts are handled alike."""

from typing import NamedTuple


class Described(NamedTuple):
    """A kind of fact.

    `noun` is the word of its commands, and `title` what a message calls one where that would not do. `letter` opens
    its references; "" where its rows have none of their own. `field` is the column of lists and files that holds the
    reference, where that is not called like the noun. `day` is the column with the day it is about, `last`
    the one with its last day, that day included; "" for none. Two rows of one person that agree in `day` and in
    every column of `same` say the same. `kinds` is the policy's list that the column `kind` is a code of. `bare`
    says that people mean one by its number alone. `words` are its free words, which a limited-access mark hides; of
    what comes in by files they are the last columns. `outlives` says that one may be dated after the person's death.
    """

    noun: str
    letter: str
    day: str
    last: str = ""
    same: tuple[str, ...] = ()
    title: str = ""
    kinds: str = ""
    bare: bool = False
    words: tuple[str, ...] = ()
    field: str = ""
    outlives: bool = False

    @property
    def reference_field(self) -> str:
        """The column of lists and files that holds the reference."""
        return self.field or self.noun

    @property
    def called(self) -> str:
        """What a message calls one."""
        return self.title or self.noun

    @property
    def numbered(self) -> bool:
        """Whether people type the number of a row: then numbers have no gaps, on either engine."""
        return bool(self.letter) or self.bare
