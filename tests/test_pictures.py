"""The README's pictures are what the program shows today."""

import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "pictures"
MAKE = runpy.run_path(str(FOLDER / "make.py"))


@pytest.mark.parametrize("name", list(MAKE["PICTURES"]))
def test_a_picture_is_what_the_program_shows(name: str) -> None:
    drawn = MAKE["draw"](name)
    kept = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert drawn == kept, "draw it anew: python examples/pictures/make.py"
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", ""), "a picture loads nothing from elsewhere"
