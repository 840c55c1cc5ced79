"""Numbers in words: so many of something, and people told apart from their cases."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number of things in words: `1 person`, `20,000 people`, `0 days`; `many` is `one` with an s when absent."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_cases(people: int, cases: int) -> str:
    """What follows a number of people who are in more cases than that: ` in 6 cases`, else "".

    A case is one open spell: somebody in two cohorts is one person in two cases.
    """
    return "" if cases == people else f" in {counted(cases, 'case')}"
