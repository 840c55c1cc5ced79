"""The numbers that keep the code readable: short files, short functions, few parameters, little nesting."""

import ast
from statistics import quantiles

from tests.architecture.source import functions, modules

ALL = ("iomctl", "migrations", "tests")
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def test_no_file_is_over_two_hundred_lines() -> None:
    _expect_none([f"{file}: {text.count(chr(10))}" for file, text in modules(*ALL) if text.count("\n") > 200])


def test_no_function_is_over_forty_lines() -> None:
    # A command's function is mostly its options, one to a line; a migration is one list of tables.
    long = [one for one in functions("iomctl", "tests") if one.lines > 40 and not one.command]
    _expect_none([f"{one.where}: {one.lines}" for one in long])


def test_nine_functions_in_ten_have_at_most_twenty_lines() -> None:
    assert quantiles([one.lines for one in functions("iomctl") if not one.command], n=10)[-1] <= 20


def test_no_function_but_a_command_takes_more_than_five_parameters() -> None:
    many = [one for one in functions("iomctl") if one.parameters > 5 and not one.command]
    _expect_none([f"{one.where}: {one.parameters}" for one in many])


def test_nothing_is_nested_deeper_than_three() -> None:
    _expect_none([f"{one.where}: {one.nesting}" for one in functions(*ALL) if one.nesting > 3])


def test_every_module_opens_with_one_line_that_says_what_it_is_for() -> None:
    _expect_none([str(file) for file, text in modules(*ALL) if text.strip() and not _opens_with_a_line(text)])


def test_no_name_says_nothing() -> None:
    _expect_none([str(file) for file, _ in modules(*ALL) if VAGUE & {file.stem, file.parent.name}])


def _opens_with_a_line(text: str) -> bool:
    said = ast.get_docstring(ast.parse(text)) or ""
    first, _, rest = said.partition("\n")
    return bool(first.strip()) and not rest.partition("\n")[0].strip()


def _expect_none(found: list[str]) -> None:
    assert not found, "\n".join(["", *found])
