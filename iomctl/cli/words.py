"""Put the typed words in the order the parser takes, so that options work before or after the verb."""

from collections.abc import Collection, Sequence

GLOBAL_FLAGS = frozenset({"--yes", "--quiet", "--restricted"})
GLOBAL_VALUES = frozenset({"--db"})


def globals_first(args: Sequence[str]) -> tuple[list[str], int]:
    """The words with the options that every command takes in front, and how many words those are.

    Nothing after `--` is touched.
    """
    ahead: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest.extend((word, *words))
        elif word in GLOBAL_FLAGS or (word.partition("=")[0] in GLOBAL_VALUES and "=" in word):
            ahead.append(word)
        elif word in GLOBAL_VALUES:
            ahead.append(word)
            ahead.extend(one for one in [next(words, None)] if one is not None)
        else:
            rest.append(word)
    return ahead + rest, len(ahead)


def pulled_ahead(words: list[str], start: int, known: Collection[str]) -> list[str]:
    """The words with the first of `known` moved to index `start`, when an option stands there instead."""
    if start >= len(words) or not words[start].startswith("-"):
        return words
    for position in range(start, len(words)):
        if words[position] == "--":
            break
        if words[position] in known:
            return [*words[:start], words[position], *words[start:position], *words[position + 1 :]]
    return words
