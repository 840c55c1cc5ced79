"""The short references that people type, a letter for each kind of record: N00042 for a person."""

import re

from iomctl.domain.columns import column

PERSON, REFERRAL = "N", "R"
OFFENCE, SCORE, SENTENCE, MARKER = "C", "S", "T", "M"
ARREST = "A"
PLACEMENT, CONTACT, NOTE = "P", "K", "E"
DUTY, HOME = "D", "H"
REQUIREMENT, RESTORATIVE = "Q", "J"
CONSENT = "V"
TRANSITION = "Y"
MEMBERSHIP, CONDITION = "G", "L"
ACTION = "W"
SNOOZE = "Z"
DEATH, REACH = "X", "U"
RESTRICTED_NAME = "restricted"
_SHAPE = re.compile(r"([A-Z])0*([0-9]{1,9})", re.IGNORECASE)


def reference(letter: str, number: int) -> str:
    """The reference of a row: its letter and its number, at least five digits."""
    return f"{letter}{number:05d}"


def number_in(letter: str, text: str) -> int | None:
    """The row number in a reference with this letter, however many zeros were typed; None for other text."""
    match = _SHAPE.fullmatch(text.strip())
    return int(match[2]) if match and match[1].upper() == letter else None


def person_in(text: str) -> int:
    """The row number in a reference of a person that a record holds. Raises ValueError for other text."""
    number = number_in(PERSON, text)
    if number is None:
        raise ValueError(f"no reference of a person: {text}")
    return number


def listed_name(surname: str, forenames: str, hidden: bool = False) -> str:
    """A person's name as lists show it, `Mercer, Kai`; the word "restricted" when it must stay hidden."""
    if hidden:
        return RESTRICTED_NAME
    return f"{surname}, {forenames}" if forenames else surname


def listing_key(search_name: str, number: int, hidden: bool) -> tuple[str, int]:
    """What a list of people by name is sorted by: the folded name, then the row number of the person.

    A hidden name sorts as the word that stands for it: its place would give it away.
    """
    return RESTRICTED_NAME if hidden else search_name, number


def offender_column() -> str:
    """The column that opens every list of people; it is never dropped or cut."""
    made: str = column("Ref", "the person's reference", "N00042", rank=0, kept=True)
    return made


def name_column() -> str:
    """The column with a person's name, or "restricted"."""
    made: str = column("Name", 'surname and forenames, or "restricted"', "Mercer, Kai", rank=0, kept=True)
    return made
