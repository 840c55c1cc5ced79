"""What the blocks of today's screen have in common: how early a column goes."""

from collections.abc import Mapping, Sequence

from iomctl.domain.columns import Column
from iomctl.output.overview.overview import Block

WHO = {"offender": 0, "name": 0}
"""Ranks of the columns that every block begins with: a reference, and a name that stays."""


def block(title: str, command: str, ranks: Mapping[str, int], rows: Sequence[dict[str, str]]) -> Block:
    """A block of rows with these columns behind the reference and the name, each by its rank.

    A lead worker needs who it is, when and what: when is of rank 1, what of rank 2, the others go before these.
    """
    return Block(title, command, {name: Column("", "", rank=rank) for name, rank in (WHO | dict(ranks)).items()}, rows)
