"""What a list says is to be typed about a row, and how short that can be said."""

from itertools import takewhile


def up_to_reference(command: str) -> str:
    """A command without the program's name, up to the reference it is about: all of it where it has none.

    Typed so, it says itself what else it needs.
    """
    words = command.removeprefix("iomctl ").split()
    before = list(takewhile(lambda word: not any(map(str.isdigit, word)), words))
    return " ".join(words[: len(before) + 1])
