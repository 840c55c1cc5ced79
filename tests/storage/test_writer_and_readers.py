"""One writer and forty readers at once, as processes of their own: nobody fails."""

import json

from tests.program import Program
from tests.storage.casebook import one_case
from tests.storage.processes import ended, ran, started


def test_a_writer_and_forty_readers_at_once(iomctl: Program) -> None:
    one_case(iomctl)
    before = len(iomctl("audit", "log", "--format", "json").succeeds().json())
    readers = [started(iomctl.db, "review", "overdue", "--as-of", "2026-04-20", "--format", "json") for _ in range(40)]
    for number in range(5):
        code, _, err = ran(iomctl.db, "agency", "add", f"Agency {number}")
        assert code == 0, err
    for reader in readers:
        code, out, err = ended(reader)
        assert (code, err) == (0, "")
        assert len(json.loads(out)) == 1
    after = json.loads(ran(iomctl.db, "audit", "log", "--format", "json")[1])
    assert len(after) == before + 45
    iomctl("audit", "verify").succeeds()
    iomctl("db", "check").succeeds()
