"""Each file of tables can be loaded by itself: whatever its foreign keys name comes with it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "iomctl" / "storage" / "tables"
FILES = sorted(".".join(one.relative_to(TABLES).with_suffix("").parts) for one in TABLES.rglob("[a-z]*.py"))
# The libraries are loaded once; each file then alone, in a process forked from that, which ends without tidying up.
RESOLVE = """
import importlib, os, sys
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel
for name in sys.argv[1:]:
    process = os.fork()
    if process == 0:
        importlib.import_module(f"iomctl.storage.tables.{name}")
        [key.column for table in SQLModel.metadata.tables.values() for key in table.foreign_keys]
        os._exit(0)
    if os.waitpid(process, 0)[1]:
        print(name)
"""


def test_a_file_of_tables_brings_what_its_keys_name() -> None:
    words = [sys.executable, "-c", RESOLVE, *FILES]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
