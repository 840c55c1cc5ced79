"""Case books that stay open from one command to the next, in the shell."""

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, QueuePool, event
from sqlalchemy.exc import DisconnectionError

from iomctl.settings.places import Place

HELD: list[Engine] = []
"""The engines that keep a connection between two commands."""


STATEMENTS = 2_000
"""Statements whose words are remembered: today's screen and a person's page alone ask more than a hundred."""


def pool_of(place: Place) -> dict[str, Any]:
    """What an engine is made with: it keeps one connection where the place is held, else none.

    One that a server has ended meanwhile is noticed before it is used.
    """
    if not place.held:
        return {"poolclass": NullPool}
    return {
        "poolclass": QueuePool,
        "pool_size": 1,
        "pool_pre_ping": place.url is not None,
        "query_cache_size": STATEMENTS,
    }


def remembered(engine: Engine, place: Place) -> Engine:
    """The same engine, to be let go of where the place is held."""
    if place.held:
        HELD.append(engine)
        if place.path is not None:
            event.listen(engine, "connect", partial(_remember_file, place.path))
            event.listen(engine, "checkout", partial(_refuse_other_file, place.path))
    return engine


def let_go() -> None:
    """Close the connections that are kept between two commands; the next command opens its own."""
    for engine in HELD:
        engine.dispose()


def _remember_file(path: Path, _: Any, record: Any) -> None:
    record.info["file"] = _which_file(path)


def _refuse_other_file(path: Path, _: Any, record: Any, __: Any) -> None:
    """Have the pool open another connection when a backup was put in the place of the file that this one has open."""
    if record.info["file"] != _which_file(path):
        raise DisconnectionError


def _which_file(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
