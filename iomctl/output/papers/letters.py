"""How much room words need in a chart, where nothing else breaks a line: near enough for Arial and its like."""

NARROW, WIDE = frozenset("ijl.,:;'|!()[] ftI"), frozenset("mwMW@%")


def width_of(text: str, size: float) -> float:
    """About how wide a text of that size is, in the same unit; rather too much than too little."""
    return size * sum(map(_share, text))


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in lines that fit into the room; a word that doesn't is broken."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) <= room:
            lines[-1] = longer
            continue
        lines += _broken(word, size, room) if lines[-1] else []
        if lines == [""]:
            lines = _broken(word, size, room)
    return lines


def _broken(word: str, size: float, room: float) -> list[str]:
    lines = [""]
    for letter in word:
        if lines[-1] and width_of(lines[-1] + letter, size) > room:
            lines.append("")
        lines[-1] += letter
    return lines


def _share(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.58 if letter.isascii() else 1.0
