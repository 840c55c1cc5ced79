"""What people commonly get wrong in TOML, in their words: what stands on a line, and how it is written."""

import re
from datetime import date

_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u2033]")
_TEXT = r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'"
_KEY = re.compile(rf"\s*((?:[\w.-]|{_TEXT})+)\s*")
_UK_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_APART = re.compile(rf"({_TEXT}|[\w.+-]+)\s+(?=[\"'\w])")
_WORD = re.compile(r"[A-Za-z][^#\"'\[\]{}]*")
YES_NO = {"yes": "true", "no": "false"}
"""How words for yes and no are written."""


def mend(text: str, line: int) -> str | None:
    """What is wrong with a document on a line, counted from 1, and how to mend it; None where nothing usual is."""
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return None
    bare = _without_comment(lines[line - 1])
    before = lines[line - 2] if line > 1 else ""
    return next((told for one in _MENDS if (told := one(bare)) is not None), None) or _no_comma_between(before, bare)


def without_end(text: str) -> tuple[int, str] | None:
    """The first line on which a quotation mark has no end, counted from 1, and what is told of it; None for none."""
    told = ((number, _no_end(_without_comment(line))) for number, line in enumerate(text.splitlines(), 1))
    return next(((number, words) for number, words in told if words is not None), None)


def said_twice(text: str, line: int) -> str:
    """What a document says for the second time on a line."""
    bare = _without_comment(text.splitlines()[line - 1]).strip()
    found = _KEY.match(bare)
    return f"{found[1] if found is not None and not bare.startswith('[') else bare} stands there twice"


def _without_comment(line: str) -> str:
    """The line up to a # that stands in no quotation marks."""
    return re.sub(rf"^((?:{_TEXT}|[^#\"'])*)#.*$", r"\1", line)


def _curly(line: str) -> str | None:
    found = _CURLY.search(re.sub(_TEXT, '""', line))
    return None if found is None else f'curly quotation mark {found[0]}: write plain ones, " on both sides'


def _two_equals(line: str) -> str | None:
    found = _KEY.match(line)
    if found is None or not line[found.end() :].startswith("=="):
        return None
    value = line[found.end() :].lstrip("= \t").rstrip()
    return f"one = stands between {found[1]} and what it is: {found[1]} = {value}"


def _no_equals(line: str) -> str | None:
    found = _KEY.match(line)
    if found is None or line.lstrip().startswith("["):
        return None
    rest = line[found.end() :]
    if rest.startswith(":"):
        return f"= stands between {found[1]} and what it is, not a colon: {found[1]} = {rest[1:].strip()}"
    return None


def _no_bracket(line: str) -> str | None:
    heading = line.strip()
    opened, closed = heading.count("["), heading.count("]")
    if "=" in heading or not heading.startswith("[") or opened == closed:
        return None
    return f"the heading has {opened} [ and {closed} ]: as many close it as open it, as in [rules.name]"


def _uk_day(line: str) -> str | None:
    found = _UK_DAY.fullmatch(_value(line))
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        written = date(year, month, day).isoformat()
    except ValueError:
        return f"{found[0]} is no day; one is written as in 2026-04-20, without quotation marks"
    return f"a day is written year, month, day: {written} if {found[0]} is meant as day, month, year"


def _no_end(line: str) -> str | None:
    left = re.sub(_TEXT, lambda whole: " " * len(whole[0]), line)
    found = re.search("[\"']", left)
    if found is None or '"""' in line or "'''" in line:
        return None
    return f"the quotation mark at column {found.start() + 1} has no end on its line"


def _no_comma(line: str) -> str | None:
    _, opening, inside = line.partition("[")
    if not opening or "=" not in line:
        return None
    found = _APART.search(inside)
    return None if found is None else f"a comma is missing after {found[1]}"


def _bare_words(line: str) -> str | None:
    value = _value(line)
    if _WORD.fullmatch(value) is None:
        return None
    if value.casefold() in {"true", "false", *YES_NO}:
        small = value.casefold()
        return f"yes and no are written true and false: {YES_NO.get(small, small)}"
    return f'words stand in quotation marks: "{value}"'


def _nothing(line: str) -> str | None:
    found = _KEY.match(line)
    if found is None or line[found.end() :].strip() != "=":
        return None
    return f"nothing stands after {found[1]} ="


def _no_comma_between(before: str, line: str) -> str | None:
    """A list over several lines, of which one has no comma at its end."""
    first = _without_comment(before).strip()
    if not re.match(f"({_TEXT})", line.strip()) or not re.search(f"({_TEXT})$", first):
        return None
    return f"a comma is missing at the end of the line before, after {first.split()[-1]}"


def _value(line: str) -> str:
    return line.partition("=")[2].strip()


_MENDS = (_curly, _two_equals, _no_equals, _no_bracket, _uk_day, _no_end, _no_comma, _bare_words, _nothing)
