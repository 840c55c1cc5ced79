"""How a diary entry says whom it is about: by reference, and by name only where names were asked for."""

from typing import Any, NamedTuple

from iomctl.domain.references import PERSON, listed_name, reference
from iomctl.services.lookup.whose_cases import WhoseCases


class PeopleAsked(NamedTuple):
    """Whose entries are asked for, and whether they say names."""

    whose: WhoseCases = WhoseCases()
    names: bool = False

    def title(self, what: str, person: int, name: tuple[str, str], hidden: bool) -> str:
        """`Release: N00042`, with the name behind it where names were asked for, or "restricted" in its place."""
        said = f" {listed_name(*name, hidden)}" if self.names else ""
        return f"{what}: {reference(PERSON, person)}{said}"


def name_of(row: Any) -> tuple[str, str]:
    """The surname and forenames of a row that has both."""
    return row.surname, row.forenames
