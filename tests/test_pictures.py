"""The README's pictures are what the program shows today."""

import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "pictures"
MAKE = runpy.run_path(str(FOLDER / "make.py"))


@pytest.mark.parametrize("name", list(MAKE["PICTURES"]))
def test_a_picture_is_what_the_program_shows(name: str) -> None:
    drawn = MAKE["draw"](name, MAKE["PICTURES"][name])
    kept = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert drawn == kept, "draw it anew: python examples/pictures/make.py"
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", ""), "a picture loads nothing from elsewhere"


@pytest.mark.parametrize("name", list(MAKE["SCREENS"]))
def test_every_screen_can_be_drawn_on_light_and_on_dark(name: str) -> None:
    light, dark = (MAKE["draw"](name, (80, 24), MAKE["THEMES"][theme]) for theme in ("light", "dark"))
    assert ('fill="#ffffff"' in light, 'fill="#000000"' in dark) == (True, True)
    assert "\xa0".join(("iomctl", *MAKE["SCREENS"][name].args)) in light.replace("&#160;", "\xa0")
    assert light.count("<text") > 24
