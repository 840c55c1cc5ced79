"""A person's age on a day."""

from datetime import date


def completed_years(born_on: date, on: date) -> int:
    """Age in completed years; who was born on 29 February grows older on 1 March in a common year."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
