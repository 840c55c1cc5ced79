"""Subjects are rooms inside each layer: no folder grows flat, and each says in one line who may live there."""

import ast
from collections import Counter

from tests.architecture.source import modules

MOST, MOST_AT_THE_TOP = 25, 8


def test_no_folder_holds_more_files_than_can_be_overseen() -> None:
    held = Counter(str(file.parent) for file, _ in modules("iomctl") if file.stem != "__init__")
    at_the_top = ("iomctl/services", "iomctl/cli")
    full = {room: count for room, count in held.items() if count > (MOST_AT_THE_TOP if room in at_the_top else MOST)}
    assert full == {}


def test_each_room_says_in_one_line_who_may_live_there() -> None:
    rooms = {str(file.parent): text for file, text in modules("iomctl") if file.stem == "__init__"}
    said = {room: (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0] for room, text in rooms.items()}
    assert [room for room, line in said.items() if len(line.split()) < 4] == []
    lines = Counter((room.split("/")[1], line) for room, line in said.items() if "/" in room)
    assert [line for line, count in lines.items() if count > 1] == []
    assert {str(file.parent) for file, _ in modules("iomctl")} == set(rooms)
