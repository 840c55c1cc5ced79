"""Colour goes with what is late, severe or a case's colour, with nothing else, and can be read on light and dark."""

import pytest
from rich.color import Color
from rich.style import Style

from iomctl.output.styles import LATE, SOON, style_of

PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5",
    "GNOME Terminal": "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf",
    "Windows Terminal": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc",
}
LEAST = 3
"""The contrast that WCAG 2.2 asks of large or bold letters and of what is no text."""


@pytest.mark.parametrize(
    ("field", "value", "style"),
    [
        ("colour", "amber", "black on yellow"),
        ("colour", "banana", ""),
        ("name", "Red", ""),
        ("days_overdue", 3, "bold red"),
        ("days_overdue", 0, ""),
        ("days_overdue", None, ""),
        ("offender", 3, ""),
        ("level", "severe", "bold red"),
        ("standing", "due soon", "bold"),
        ("standing", "later", ""),
        ("days_late", "3 days", "bold red"),
    ],
)
def test_style_by_field_and_value(field: str, value: object, style: str) -> None:
    assert style_of(field, value) == style


@pytest.mark.parametrize("background", ["ffffff", "000000"])
@pytest.mark.parametrize("palette", PALETTES)
def test_every_style_can_be_read_on_light_and_on_dark(palette: str, background: str) -> None:
    foreground = {"ffffff": "000000", "000000": "e5e5e5"}[background]
    used = {LATE, SOON, *(style_of("colour", one) for one in ("red", "amber", "green", "blue"))}
    assert len(used) == 6
    for style in map(Style.parse, used):
        letters, behind = (
            _hex(one, palette) or other for one, other in ((style.color, foreground), (style.bgcolor, background))
        )
        assert _contrast(letters, behind) >= LEAST, f"{style} in {palette}"


def _hex(colour: Color | None, palette: str) -> str | None:
    return None if colour is None else PALETTES[palette].split()[colour.number or 0]


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
