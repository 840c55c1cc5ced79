"""Draw the README's pictures anew: python examples/pictures/make.py. The same scheme and day give the same bytes."""

import io
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.text import Text

from iomctl.__main__ import main
from iomctl.output.screen import Screen

FOLDER = Path(__file__).resolve().parent
DAY = datetime(2026, 4, 20, 9, 30, tzinfo=ZoneInfo("Europe/London"))
PICTURES = {
    "today": (100, ["today"]),
    "caseload": (150, ["caseload", "--cohort", "luton", "--tier", "flex"]),
}

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


def draw(name: str) -> str:
    """One picture as SVG text: what a terminal shows of a command on the made-up scheme."""
    width, args = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "demo.sqlite"
        _shown(["demo", str(book)], width)
        shown = _shown(["--db", str(book), *args], width)
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, _environ={})
    console.print(Text.from_ansi(shown), soft_wrap=True)
    return console.export_svg(title=f"iomctl {' '.join(args)}", code_format=FRAME, unique_id=f"iomctl-{name}")


def _shown(args: list[str], width: int) -> str:
    both = io.StringIO()
    screen = Screen(both, both, terminal=True, width=width, height=60, colour=True)
    code = main(args, clock=lambda: DAY, environ={"IOMCTL_ACTOR": "demo"}, screen=screen)
    if code:
        sys.exit(f"iomctl {' '.join(args)} answered {code}")
    return both.getvalue().rstrip("\n")


if __name__ == "__main__":
    for picture in PICTURES:
        (FOLDER / f"{picture}.svg").write_text(draw(picture), "utf-8")
