"""Every measure of the board's paper by its code, as iomctl/policy/measures.toml has them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from iomctl.domain.measures.measure import Measure

_FILE = files("iomctl") / "policy" / "measures.toml"


@cache
def measures() -> Mapping[str, Measure]:
    """Each measure by its code, in the order in which a paper tells them.

    What each counts stands in its definition, which is printed in the notes of a paper with its version.
    """
    rows = tomllib.loads(_FILE.read_text("utf-8"))["measure"]
    return MappingProxyType({row["code"]: Measure(**row) for row in rows})
