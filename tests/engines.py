"""Which engines the tests of each folder run on every day, and what is left for the rest of the matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

SQLITE, POSTGRESQL = ("sqlite",), ("postgresql",)
BOTH = ENGINES = SQLITE + POSTGRESQL
PARTS = ("everyday", "rest", "all")
CHECKOUT = Path(__file__).resolve().parents[1]

EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "README.md": BOTH,  # what everybody tries first
    "examples": BOTH,  # what they try next
    "tests/acceptance": SQLITE,  # words, refusals and screens of every command
    "tests/architecture": BOTH,  # the code itself; hardly a test of it opens a case book
    "tests/cli": SQLITE,  # words and screens, on services that are tested on both
    "tests/domain": BOTH,  # no case book at all
    "tests/inputs": BOTH,  # no case book at all
    "tests/migrations": BOTH,  # two dialects of every change of a table
    "tests/migrations/test_detail_parts.py": SQLITE,  # long trails moved again and again
    "tests/output": SQLITE,  # screens and formats
    "tests/packaging": BOTH,  # a driver left out of the wheel shows on its engine alone
    "tests/processes": BOTH,  # locks and crashes, of which each engine has its own kind
    "tests/processes/test_kill.py": SQLITE,  # as many kills on a server take longest of all
    "tests/processes/test_rescope_kill.py": SQLITE,  # the same
    "tests/processes/test_undo_kill.py": SQLITE,  # the same
    "tests/services": BOTH,  # what is asked of the engine, and in which words
    "tests/services/test_any_order.py": SQLITE,  # whole months of commands; the server has them in the rest
    "tests/services/test_database_checks.py": SQLITE,  # every table broken in turn
    "tests/services/test_known_then.py": SQLITE,  # as any order
    "tests/services/test_known_then_rules.py": SQLITE,  # the same
    "tests/services/test_rescope_walked.py": SQLITE,  # the same
    "tests/services/test_undo_identity.py": SQLITE,  # the same
    "tests/storage": BOTH,  # the same
    "tests/test_examples.py": BOTH,  # as the examples
    "tests/test_night_examples.py": BOTH,  # as the examples
    "tests/test_pictures.py": BOTH,  # drawn from one case book
    "tests/transcripts": SQLITE,  # what users read; the server has every page in the rest
}
"""The engines by folder or file; the nearest entry counts."""


@dataclass(frozen=True)
class Case:
    """A collected test: the file or the page it is of, what it is called whatever its engine, and its engine."""

    file: str
    name: object
    engine: str | None = None
    put_off: bool = False

    @classmethod
    def of(cls, item: Any) -> "Case":
        """What pytest collected, in this view; `put_off` is the mark `rest`."""
        params = item.callspec.params if hasattr(item, "callspec") else {}
        # The same objects for each engine, whether or not they are equal to anything.
        others = frozenset((name, id(value)) for name, value in params.items() if name != "engine")
        file, _, name = item.nodeid.partition("::")
        page = params.get("page")
        return cls(
            page.relative_to(CHECKOUT).as_posix() if page else file,
            (name.partition("[")[0], others),
            params.get("engine"),
            item.get_closest_marker("rest") is not None,
        )


def everyday(file: str) -> tuple[str, ...]:
    """The engines of a file of tests, or of a page, in the everyday part; KeyError when nobody has said."""
    path = PurePath(file)
    nearest = next((one for one in map(str, (path, *path.parents)) if one in EVERYDAY), file)
    return EVERYDAY[nearest]


def put_off(cases: Iterable[Case]) -> list[bool]:
    """Whether each of these tests is for the rest of the matrix.

    That are those on an engine that their folder does without every day, and those marked `rest`. A test that was
    asked for on such an engine alone, because it is written for that one or because it was named, is not put off.
    """
    cases = list(cases)
    asked: dict[tuple[str, object], set[str]] = defaultdict(set)
    for one in cases:
        if one.engine:
            asked[one.file, one.name].add(one.engine)
    return [one.put_off or _left_out(one, asked[one.file, one.name]) for one in cases]


def _left_out(case: Case, asked: set[str]) -> bool:
    if case.engine is None:
        return False
    usual = everyday(case.file)
    return case.engine not in usual and bool(asked & set(usual))


def chosen(cases: Iterable[Case], part: str) -> list[bool]:
    """Whether each of these tests runs in this of the PARTS."""
    return [part in ("all", "rest" if late else "everyday") for late in put_off(cases)]
