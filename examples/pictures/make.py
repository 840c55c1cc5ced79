"""Draw pictures of the program at a terminal: python examples/pictures/make.py [--all FOLDER].

Without words the README's are drawn anew beside this file; with --all, into a folder, every screen at every size on
light and dark, to be looked at. The same scheme and day give the same bytes. It needs what the tests need.
"""

import io
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import groupby, product
from pathlib import Path
from typing import Any

import pyte
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.questions import AT
from tests.terminal import Terminal, terminal_environ

FOLDER = Path(__file__).resolve().parent
MONDAY, PANEL_DAY = "2026-04-20T09:30:00+01:00", "2026-04-27T10:05:00+01:00"
BOOK = "demo.sqlite"
SIZES = ((80, 24), (100, 30), (140, 50))
# What xterm has: of the palettes in use the one in which yellow on white and blue on black are worst to read.
XTERM = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)]
THEMES = {
    "light": TerminalTheme((255, 255, 255), (0, 0, 0), XTERM),
    "dark": TerminalTheme((0, 0, 0), (229, 229, 229), XTERM),
}
SOFT = [(0, 0, 0), (220, 80, 80), (120, 180, 80), (220, 180, 70), (70, 110, 190), (152, 114, 159), (104, 160, 179)]
README = TerminalTheme((24, 24, 24), (222, 222, 222), [*SOFT, (240, 240, 240)])


@dataclass(frozen=True)
class Shown:
    """A command, the answers that are typed to its questions, and the question and the foot that are waited for then.

    Of a command that ends by itself all lines are drawn; of one that asks those that stand on the screen.
    """

    args: tuple[str, ...]
    typed: tuple[tuple[str, str], ...] = ()
    until: tuple[str, str] | None = None
    moment: str = MONDAY


SCREENS = {
    "today": Shown(("today",)),
    "caseload": Shown(("caseload", "--cohort", "luton", "--tier", "flex")),
    "offender-show": Shown(("offender", "show", "N00001")),
    "panel-run": Shown(
        ("panel", "run", "13"),
        (
            *(("Was it read", "yes"), ("is here", "hale"), ("is here", ""), ("is sorry", ""), *[("done", "")] * 4),
            *(("Update", "hale: seen twice, and has kept each appointment"), ("Update", ""), ("Decision", "keep")),
            ("Because", "one more month, until the flat is ready"),
        ),
        ("stays green] > ", "q stop"),
        PANEL_DAY,
    ),
    "shell": Shown(("shell", "--no-history"), (("iomctl>", "review overdue"),), ("iomctl> ", "IOM  7 overdue")),
}
PICTURES = {"today": (100, 60), "caseload": (150, 60), "offender-show": (100, 60), "panel-run": (100, 26)}
"""Those of the README, each with the size of its terminal."""

# Rich's own frame loads a font from another site; this one draws with the reader's.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def draw(name: str, size: tuple[int, int], theme: TerminalTheme = README) -> str:
    """One picture as SVG text: what a terminal of so many columns and lines shows of a command on a made-up scheme."""
    console = Console(record=True, width=size[0], file=io.StringIO(), force_terminal=True, _environ={})
    console.print(Text("\n").join(_lines(name, size)), soft_wrap=True)
    title = " ".join(("iomctl", *SCREENS[name].args))
    return console.export_svg(title=title, theme=theme, code_format=FRAME, unique_id=f"iomctl-{name}")


@cache
def _lines(name: str, size: tuple[int, int]) -> list[Text]:
    """The lines that are drawn, with their colours; the same in every theme."""
    shown, screen = SCREENS[name], pyte.HistoryScreen(*size, history=1000, ratio=1.0)
    with tempfile.TemporaryDirectory() as folder:
        _started(Path(folder), ("demo", BOOK), MONDAY, pyte.Screen(*size)).ends()
        terminal = _started(Path(folder), shown.args, shown.moment, screen)
        terminal.answer(*shown.typed)
        if shown.until is None:
            terminal.ends()
        else:
            question, foot = shown.until
            terminal.shows(foot)
            terminal.reads(question)
            terminal.process.close(force=True)
    above = [] if shown.until else screen.history.top
    lines = [_text(line, size[0]) for line in (*above, *(screen.buffer[row] for row in range(size[1])))]
    while lines and not lines[-1].plain.strip():
        lines.pop()
    return lines


def _started(home: Path, args: tuple[str, ...], moment: str, screen: pyte.Screen) -> Terminal:
    environ = terminal_environ(home, IOMCTL_ACTOR="demo", IOMCTL_DB=BOOK, PAGER="cat", TERM="xterm-256color")
    del environ["NO_COLOR"]
    return Terminal((sys.executable, "-c", AT, moment, *args), environ, home, screen)


def _text(line: Any, width: int) -> Text:
    """A line of the emulated screen with its styles, without the plain spaces at its end."""
    parts = groupby((line[column] for column in range(width)), key=_style)
    text = Text.assemble(*(("".join(one.data for one in some), style) for style, some in parts))
    if not text.spans:
        text.rstrip()
    return text


def _style(one: Any) -> Style:
    how = {"bold": one.bold, "underline": one.underscore, "reverse": one.reverse}
    fore, back = _colour(one.fg), _colour(one.bg)
    return Style(color=fore, bgcolor=back, **{name: True for name, so in how.items() if so})


def _colour(name: str) -> str | None:
    """A colour of the emulator as Rich calls it; None for the terminal's own."""
    return None if name == "default" else name.replace("brown", "yellow").replace("bright", "bright_")


def main(words: list[str]) -> None:
    """Draw the README's pictures, or with `--all FOLDER` every screen."""
    if not words:
        for name, size in PICTURES.items():
            (FOLDER / f"{name}.svg").write_text(draw(name, size), "utf-8")
        return
    folder = Path(words[words.index("--all") + 1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, size, theme in product(SCREENS, SIZES, THEMES):
        drawn = draw(name, size, THEMES[theme])
        (folder / f"{name}-{size[0]}x{size[1]}-{theme}.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
