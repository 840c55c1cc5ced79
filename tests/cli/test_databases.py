"""`iomctl db`: what a person types and reads."""

from pathlib import Path

from tests.program import Program

FIELDS = {
    "where": ["database", "source", "engine", "version", "bytes", "state"],
    "check": ["database", "version", "spells", "events", "head"],
    "upgrade": ["database", "engine", "version"],
    "backup": ["file", "database", "version", "rows", "events", "head", "bytes"],
    "restore": ["database", "file", "version", "rows", "replaced"],
}


def test_the_fields_are_a_contract(iomctl: Program, tmp_path: Path) -> None:
    file = str(tmp_path / "b.iomctl")
    for verb, words in (
        ("where", ()),
        ("check", ()),
        ("upgrade", ()),
        ("backup", (file,)),
        ("restore", (file, "--yes")),
    ):
        assert list(iomctl("db", verb, *words, "--format", "json").succeeds().json()) == FIELDS[verb]


def test_done_is_said_on_stderr(iomctl_sqlite: Program, tmp_path: Path) -> None:
    assert "Nothing wrong was found." in iomctl_sqlite("db", "check").succeeds().err
    assert "read back" in iomctl_sqlite("db", "backup", str(tmp_path / "b")).succeeds().err
    assert "checked" in iomctl_sqlite("db", "restore", str(tmp_path / "b"), "--yes").succeeds().err
    assert iomctl_sqlite("db", "check", "--quiet").succeeds().err == ""
