"""Roll-ups of two servers are sent to a centre: it answers while one is down, and nobody can be found there."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from tests.casebook import book, person, spell
from tests.conftest import MONDAY
from tests.processes.logical_servers import LogicalServer, logical_server
from tests.program import Answer, Program
from tests.transcripts.page import CHECKOUT

pytestmark = pytest.mark.rest
EXAMPLES = CHECKOUT / "examples"
LONGEST = "60s"


class Region(NamedTuple):
    """A server and the case book of the one scheme on it."""

    server: LogicalServer
    scheme: str
    program: Program


@pytest.fixture
def servers() -> Iterator[tuple[LogicalServer, ...]]:
    """Two servers of schemes and the centre; not in the run's folder, which the server's user can't enter."""
    with tempfile.TemporaryDirectory(prefix="iomctl-centre-") as folder, ExitStack() as running:
        Path(folder).chmod(0o755)  # the server may run as a user of its own
        yield tuple(running.enter_context(logical_server(Path(folder) / name)) for name in ("luton", "leeds", "centre"))


def example(name: str, scheme: str) -> str:
    """The SQL of an example, for another scheme than that in it."""
    return (EXAMPLES / f"{name}.sql").read_text("utf-8").replace("luton", scheme)


def laid(server: LogicalServer, scheme: str, people: int) -> Region:
    """A scheme with people in one tier, whose roll-ups the role of the centre may read."""
    url = f"{server.url()}?options=-csearch_path%3D{scheme}"
    program = Program(url, MONDAY, {"IOMCTL_ACTOR": "m.adeyemi"})
    program("init", "--scheme", f"IOM {scheme.title()}", "--area", scheme.title()).succeeds()
    with book(program) as work:
        for _ in range(people):
            spell(work, person(work, "Mercer"), tier="fixed")
    server.run("CREATE ROLE centre LOGIN REPLICATION")
    server.run(example("publish", scheme))
    return Region(server, scheme, program)


def subscribe(centre: LogicalServer, region: Region) -> None:
    centre.run(example("centre", region.scheme))
    where = f"host=127.0.0.1 port={region.server.port} dbname=postgres user=centre"
    centre.run(f"CREATE SUBSCRIPTION {region.scheme} CONNECTION '{where}' PUBLICATION {region.scheme}_board_day")


def wait_for(centre: LogicalServer, region: Region) -> None:
    """Until the centre has the day of a region's clock: asked on the server, which is what waits."""
    arrived = f"""
        DO $$ BEGIN
            WHILE NOT EXISTS (SELECT 1 FROM {region.scheme}.board_day WHERE as_of = '{region.program.today}') LOOP
                PERFORM pg_sleep(0.02);
                COMMIT;
            END LOOP;
        END $$
    """
    with psycopg.connect(centre.url(), autocommit=True) as connection:
        connection.execute(f"SET statement_timeout = '{LONGEST}'")
        connection.execute(arrived.encode())


def national(centre: LogicalServer, *more: str) -> Answer:
    program = Program(centre.url("reader"), MONDAY)
    return program("report", "national", "--server", *more).succeeds()


def people(answer: Answer) -> int:
    [whole] = [one for one in answer.json() if (one["measure"], one["by"]) == ("people", "")]
    return int(whole["numerator"])


def test_the_centre_answers_while_a_server_is_down(servers: tuple[LogicalServer, ...]) -> None:
    here, there, centre = servers
    luton, leeds = laid(here, "luton", 20), laid(there, "leeds", 30)
    for region in (luton, leeds):
        subscribe(centre, region)
        region.program("report", "rollup").succeeds()
        wait_for(centre, region)
    centre.run("CREATE ROLE reader LOGIN")
    for region in (luton, leeds):
        centre.run(f"GRANT USAGE ON SCHEMA {region.scheme} TO reader")
        centre.run(f"GRANT SELECT ON {region.scheme}.board_day TO reader")

    assert people(national(centre, "--format", "json")) == 50
    refused_all_but_the_roll_up(luton)
    nobody_is_at(centre)
    the_view_adds_them_up(centre)

    there.kill()
    luton.program.travel(1)
    luton.program("report", "rollup").succeeds()
    wait_for(centre, luton)
    told = national(centre, "--format", "json", "--expected", "2")
    assert people(told) == 50
    assert "2 of 2 schemes, latest day of each, Tue 21 Apr 2026\n" in told.err
    assert "Earlier: IOM Leeds (Mon 20 Apr 2026)\n" in told.err

    there.start()
    leeds.program.travel(1)
    leeds.program("report", "rollup").succeeds()
    wait_for(centre, leeds)
    assert "Earlier" not in national(centre, "--format", "json").err


def refused_all_but_the_roll_up(region: Region) -> None:
    """The role that sends reads one table: not the people, not the trail."""
    with psycopg.connect(region.server.url("centre"), autocommit=True) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [region.scheme]).fetchall()
        readable = []
        for (name,) in names:
            try:
                connection.execute(f"SELECT 1 FROM {region.scheme}.{name} LIMIT 1".encode())
                readable.append(name)
            except psycopg.errors.InsufficientPrivilege:
                pass
    assert len(names) > 20
    assert readable == ["board_day"]


def nobody_is_at(centre: LogicalServer) -> None:
    """The centre holds one table a scheme, and in no row of it a name of a person."""
    own = "schemaname NOT IN ('pg_catalog', 'information_schema')"
    with psycopg.connect(centre.url(), autocommit=True) as connection:
        names = connection.execute(f"SELECT schemaname, tablename FROM pg_tables WHERE {own} ORDER BY 1").fetchall()
        rows = connection.execute("SELECT * FROM luton.board_day").fetchall()
    assert names == [("leeds", "board_day"), ("luton", "board_day")]
    assert rows
    assert "Mercer" not in str(rows)


def the_view_adds_them_up(centre: LogicalServer) -> None:
    centre.run((EXAMPLES / "view.sql").read_text("utf-8"))
    with psycopg.connect(centre.url(), autocommit=True) as connection:
        found = connection.execute("SELECT sum(numerator) FROM national WHERE measure = 'people' AND by_what = ''")
        assert found.fetchone() == (50,)
