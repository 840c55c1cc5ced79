"""Where answers and messages go, and what the terminal there can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from iomctl.errors import IomctlError
from iomctl.output.clean import plain

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 200
NARROWEST = 20

Part = str | tuple[str, str]
"""Some text, or a text and its Rich style."""


@dataclass
class Screen:
    """Standard output for answers, standard error for everything else.

    `width` and `height` are in terminal cells.
    """

    out: TextIO
    err: TextIO
    terminal: bool
    width: int
    height: int
    colour: bool
    quiet: bool = False

    @classmethod
    def detect(cls, environ: Mapping[str, str], out: TextIO, err: TextIO, taken: int = 0) -> "Screen":
        """The screen behind two streams; a pipe is 200 wide whatever COLUMNS says, and nothing is cut there.

        `taken` lines of a terminal are not for answers: in the shell the foot of the screen. NO_COLOR wins over
        FORCE_COLOR, FORCE_COLOR over a pipe and over TERM=dumb.
        """
        terminal = out.isatty()
        size = get_terminal_size()
        width = (_number(environ.get("COLUMNS", "")) or size.columns) if terminal else PIPE_WIDTH
        height = (_number(environ.get("LINES", "")) or size.lines) - taken
        forced = environ.get("FORCE_COLOR", "") not in ("", "0")
        wanted = forced or (terminal and environ.get("TERM") != "dumb")
        colour = wanted and not environ.get("NO_COLOR")
        return cls(out, err, terminal, max(width, NARROWEST), height, colour)

    def write(self, *parts: Part) -> None:
        """One line of the answer, on stdout; a part with a style is coloured where there is colour."""
        pairs = [(plain(one), "") if isinstance(one, str) else (plain(one[0]), one[1]) for one in parts]
        if not self.colour:
            self.write_lines(("".join(text for text, _ in pairs),))
            return
        from rich.text import Text

        self.rich().print(Text.assemble(*pairs), soft_wrap=True)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Lines of the answer that are inert already, each without its line break, as they come."""
        self.out.writelines(f"{line}\n" for line in lines)

    def say(self, text: str) -> None:
        """One line of count, progress or advice, on stderr; nothing when quiet."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """One line on stderr, quiet or not."""
        self.out.flush()
        self.err.write(f"{plain(text)}\n")

    def refuse(self, fault: IomctlError) -> None:
        """What was refused, a line each on stderr, and what to do about it."""
        for line in fault.faults:
            self.warn(f"iomctl: {line}")
        if fault.advice:
            self.warn(f"  {fault.advice}")

    def rich(self, width: int = 0) -> "Console":
        """A Rich console on stdout at least so wide, which finds out nothing by itself."""
        from rich.console import Console

        return Console(
            file=self.out,
            width=max(width, self.width),
            height=self.height,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
