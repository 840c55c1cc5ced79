"""The day on which something happened, held against today and a date of birth."""

from datetime import date

from iomctl.domain.days import spoken


def day_fault(on: date, today: date, born_on: date | None = None) -> str | None:
    """Why nothing that is recorded today can have happened to a person on a day; None when it can."""
    if on > today:
        return f"--on: {spoken(on, today)} is in the future"
    if born_on is not None and on < born_on:
        # Not on which day that was: the person may have a limited-access mark.
        return f"--on: {spoken(on, today)} is before they were born"
    return None
