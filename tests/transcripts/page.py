"""A Markdown page as the commands it holds, what they answered, and everything between, without loss."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CHECKOUT = FOLDER.parents[1]
FENCE = "```"
CONSOLE = "```console"
PROMPT = "$ "
NOTE = re.compile(r"<!-- (day|scheme|engine|typed): (.+) -->$")
BEFORE = "<!-- before"
BEFORE_END = "-->"


@dataclass(frozen=True)
class Part:
    """A stretch of a page: `prose`, a `command`, or a note to the replay (`day`, `scheme`, `engine`, `before`,
    and `typed`: what is answered at a terminal to what the next command asks).

    `text` is what the page holds, to the letter; `value` is what it says: the command on one line, the day.
    `shown` is the answer below a command.
    """

    kind: str
    text: str
    value: str = ""
    shown: str = ""


class NotReplayable(ValueError):
    """A page holds something that would not be replayed as it stands."""


def pages() -> list[Path]:
    """Every page that is replayed: the README, the examples, and the transcripts of each noun."""
    return [CHECKOUT / "README.md", *sorted((CHECKOUT / "examples").glob("*.md")), *sorted(FOLDER.glob("*.md"))]


def parse(text: str) -> list[Part]:
    """The parts of a page, in order; `rendered` gives the same text back. Raises NotReplayable."""
    lines = iter(text.splitlines(keepends=True))
    parts: list[Part] = []
    for line in lines:
        if line.rstrip() == CONSOLE:
            parts.append(Part("prose", line))
            parts.extend(_console(lines))
        elif line.lstrip().startswith(FENCE):
            parts.append(_other_block(line, lines))
        elif line.startswith(BEFORE):
            parts.append(_before(line, lines))
        elif note := NOTE.match(line.rstrip()):
            parts.append(Part(note[1], line, note[2].strip()))
        else:
            parts.append(Part("prose", line))
    return parts


def rendered(parts: Sequence[Part]) -> str:
    """The page that these parts make."""
    return "".join(part.text + part.shown for part in parts)


def commands(parts: Sequence[Part]) -> list[str]:
    """The commands of a page that a reader sees, each on one line."""
    return [part.value for part in parts if part.kind == "command"]


def _console(lines: Iterator[str]) -> Iterator[Part]:
    part: Part | None = None
    for line in lines:
        if line.startswith(PROMPT):
            if part:
                yield part
            part = _command(line, lines)
        elif line.rstrip() == FENCE:
            if part:
                yield part
            yield Part("prose", line)
            return
        elif part is None:
            raise NotReplayable(f"a console block opens with a command, not with: {line.strip()}")
        else:
            part = replace(part, shown=part.shown + line)
    raise NotReplayable("a console block is not closed")


def _command(line: str, lines: Iterator[str]) -> Part:
    text = line
    while text.endswith("\\\n"):
        text += next(lines, "")
    return Part("command", text, re.sub(r"\\\n\s*", "", text.removeprefix(PROMPT)).strip())


def _other_block(opening: str, lines: Iterator[str]) -> Part:
    if "console" in opening:
        raise NotReplayable(f"a console block opens with {CONSOLE} at the start of a line, not with: {opening.strip()}")
    text = opening
    for line in lines:
        text += line
        if line.strip() == FENCE:
            break
        if line.startswith(PROMPT):
            raise NotReplayable(f"a command outside a console block: {line.strip()}")
    return Part("prose", text)


def _before(opening: str, lines: Iterator[str]) -> Part:
    inside = ""
    for line in lines:
        if line.strip() == BEFORE_END:
            return Part("before", opening + inside + line, inside)
        inside += line
    raise NotReplayable(f"{opening.strip()}: not closed")
