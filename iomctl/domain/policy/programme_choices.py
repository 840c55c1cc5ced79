"""What a policy offers to choose from about programmes and the conditions of contracts, each with its code."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval


class Programme(NamedTuple):
    """Something that people join for a time: `who` and `where` say for whom and where it is.

    One with a `gender` is for people of that gender, one with ages for those from `age_from` to `age_to`, both
    included. `places` is how many it can hold, None for any number. A member's time is up when it `lasts` so long,
    `counted_from` joining or release; None for no end of its own.
    """

    code: str
    name: str
    who: str
    where: str = ""
    gender: str = ""
    age_from: int | None = None
    age_to: int | None = None
    places: int | None = None
    lasts: Interval | None = None
    counted_from: str = "joining"
    active: bool = True


class ConditionKind(NamedTuple):
    """What members of the programme with the code `programme` may agree to do; that makes it a contract."""

    code: str
    programme: str
    name: str
    active: bool = True
