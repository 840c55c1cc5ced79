"""Sixty nights of iomctl remind at random gaps, with a mail server that fails in every way."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

from iomctl.storage.tables.agencies import Worker
from tests.casebook import book, person, spell
from tests.mail_server import FAULTS, TAKE, Mailbox, serving
from tests.program import Program
from tests.reminded import lay, policy


def test_sixty_nights_with_a_mail_server_that_fails(iomctl_sqlite: Program, tmp_path: Path) -> None:
    """At gaps of one to ten days it refuses, stalls, drops, is busy, is not there or demands TLS: each thing once."""
    with serving(Mailbox()) as box:
        sixty_nights(iomctl_sqlite, box, tmp_path)


def sixty_nights(program: Program, box: Mailbox, tmp_path: Path) -> None:
    lay(program, (-40, -30), ("S Okafor", "J Byrne"))
    policy(program, tmp_path, again_after_days="0", quiet_on="[]", workers='[{ worker = "J Byrne", every = "weekly" }]')
    random, late = Random(60), {"N00001", "N00002"}  # noqa: S311 faults, not secrets
    well = program.environ | box.settings | {"IOMCTL_MAIL_TIMEOUT": "0.1"}
    for night in range(60):
        program.environ = dict(well)
        box.does = lambda _: random.choice((TAKE, *FAULTS))
        if night % 7 == 3:
            program.environ["IOMCTL_MAIL"] = "smtp://localhost:1"
        if night % 7 == 5:
            program.environ["IOMCTL_MAIL_TLS"] = "starttls"
        if night % 6 == 0:
            with book(program) as work:
                who = person(work, f"Sayle {chr(65 + night // 6)}")
                lead = work.session.get_one(Worker, 1 + night // 6 % 2)
                spell(work, who, due_by=program.today + timedelta(days=1), worker=lead)
                late.add(f"N{who.id:05}")
        program("remind")
        program.travel(days=random.randint(1, 10))
    box.does, program.environ = (lambda _: TAKE), well
    for _ in range(2):
        program("remind").succeeds()
        program.travel(days=7)
    told = Counter((line[:6], line.split("  ")[-1].strip()) for _, line in box.lines())
    assert set(told.values()) == {1}
    assert {ref for ref, words in told if words.startswith("review was due")} == late
    assert {one["state"] for one in program("remind", "list", "--format", "json").succeeds().json()} == {"sent"}
    assert program("remind", "list", "--state", "lapsed", "--format", "json").succeeds().json()
    program("db", "check").succeeds()
