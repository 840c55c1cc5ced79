"""Migrations are numbered without gaps, in one line, and named after their files."""

import re
from pathlib import Path

from iomctl.storage import migrate

FILES = sorted(migrate.folder().glob("[0-9]*.py"))


def test_numbers_have_no_gaps() -> None:
    numbers = [int(file.name[:4]) for file in FILES]
    assert numbers == list(range(1, len(FILES) + 1))


def test_each_revision_is_its_file_name_and_follows_the_one_before() -> None:
    _, scripts = migrate.scripts(migrate.folder())
    chain = list(scripts.walk_revisions())[::-1]
    assert [one.revision for one in chain] == [file.stem for file in FILES]
    assert [one.down_revision for one in chain] == [None, *(file.stem for file in FILES[:-1])]


def test_the_head_that_commands_compare_with_is_alembics() -> None:
    _, scripts = migrate.scripts(migrate.folder())
    assert scripts.get_heads() == [migrate.head()]


def test_every_migration_can_be_taken_back_and_says_what_it_is_for() -> None:
    for file in FILES:
        words = file.read_text("utf-8")
        assert re.match(r'"""[A-Z].+\."""\n', words), file.name
        assert "def downgrade() -> None:\n    pass" not in words


def test_no_migration_names_a_schema() -> None:
    for file in FILES:
        assert not re.search(r"schema\s*=|public\.", Path(file).read_text("utf-8")), file.name
