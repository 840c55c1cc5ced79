"""On which line each key of a TOML document stands; the standard library's reader does not say."""

import re
import tomllib
from bisect import bisect_left

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY_PART = re.compile(r'[ \t]*("(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}\n#]*")


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, of every key and list item; list items are counted from 0.

    `text` must be TOML that `tomllib` reads; `("colours", 1, "name")` is the name of the second colour,
    however it is written: in a `[[colours]]` table, or inline in a list.
    """
    walk = _Walk(text.replace("\r\n", "\n"))
    walk.document()
    return walk.lines


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int:
    """The line of a key, or of the nearest table around it that is written down; 1 when none is."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Walk:
    """One pass over a document that is known to be valid."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [one.start() for one in re.finditer("\n", text)]
        self.lines: dict[KeyPath, int] = {}
        self.items: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        while self.blank():
            if self.text.startswith("[[", self.at):
                table = self.header(2)
            elif self.text[self.at] == "[":
                table = self.header(1)
            else:
                self.pair(table)

    def blank(self) -> bool:
        """Step over spaces, line ends and comments; whether anything is left."""
        self.at = self.match(_BLANK).end()
        return self.at < len(self.text)

    def header(self, brackets: int) -> KeyPath:
        here = self.at
        self.at += brackets
        *around, last = self.key()
        self.at += brackets
        path = (*self.inside((), around, here), last)
        if brackets == 2:
            self.items[path] = self.items.get(path, -1) + 1
            self.note(path, here)
            path = (*path, self.items[path])
        self.note(path, here)
        return path

    def inside(self, path: KeyPath, parts: list[str], here: int) -> KeyPath:
        """The path with each list of tables on the way replaced by its latest table."""
        for part in parts:
            path = (*path, part)
            self.note(path, here)
            if path in self.items:
                path = (*path, self.items[path])
        return path

    def pair(self, table: KeyPath) -> None:
        here = self.at
        path = table
        for part in self.key():
            path = (*path, part)
            self.note(path, here)
        self.at += 1
        self.value(path)

    def key(self) -> list[str]:
        parts = [self.part()]
        while self.text[self.at] == ".":
            self.at += 1
            parts.append(self.part())
        return parts

    def part(self) -> str:
        found = self.match(_KEY_PART)
        self.at = found.end()
        written = found[1]
        return written if written[0] not in "\"'" else next(iter(tomllib.loads(f"{written} = 0")))

    def value(self, path: KeyPath) -> None:
        self.blank()
        opening = self.text[self.at]
        if opening == "[":
            self.several("]", path)
        elif opening == "{":
            self.several("}", path)
        else:
            self.at = self.match(_TEXT if opening in "\"'" else _PLAIN).end()

    def several(self, closing: str, path: KeyPath) -> None:
        """What stands between two brackets: the items of a list, or the keys of an inline table."""
        self.at += 1
        number = 0
        while self.blank() and self.text[self.at] != closing:
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "}":
                self.pair(path)
            else:
                self.note((*path, number), self.at)
                self.value((*path, number))
                number += 1
        self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not TOML at character {self.at}")
        return found

    def note(self, path: KeyPath, at: int) -> None:
        self.lines.setdefault(path, bisect_left(self.ends, at) + 1)
