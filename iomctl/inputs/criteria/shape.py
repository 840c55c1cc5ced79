"""What may stand in a file of criteria: its tables, and the keys of each."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from iomctl.inputs.files.toml_faults import Fault
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.values import CLOSED, Every, Line, word_of

MOST = 100
"""Rules, and groups, in one file: all of them become one question to the database."""

WHEN_UNKNOWN, TAKEN_AS = "when-unknown", "not-met"
"""The key of a rule or a tree that is taken as no where it is not known, and the one word that it takes."""
WhenUnknown = Annotated[str, word_of(TAKEN_AS)]


class RuleShape(BaseModel):
    """A rule; what its value may be depends on its field and test."""

    model_config = CLOSED
    words: Line
    field: str
    test: str
    value: Any
    group: str = ""
    within: Every = ""
    outcomes: list[str] = []
    victim: str = ""
    max_age: Every = ""
    when_unknown: WhenUnknown = Field("", alias="when-unknown")
    default: bool = False


class CriteriaShape(BaseModel):
    """The whole file."""

    model_config = CLOSED
    name: Line
    version: Annotated[int, Field(ge=1, le=100_000)]
    in_force_from: date
    source: Line
    edge: Annotated[float, Field(ge=0, le=1_000, allow_inf_nan=False)] = 0
    scope: dict[str, bool] = {}
    groups: Annotated[dict[str, list[str]], Field(max_length=MOST)] = {}
    rules: Annotated[dict[str, RuleShape], Field(min_length=1, max_length=MOST)]
    tiers: Annotated[dict[str, Any], Field(min_length=1)]
    watch: Any = None


def table_at(path: KeyPath) -> tuple[str, type[BaseModel]]:
    """What a fault calls the table at a path, and its shape."""
    return ("a rule", RuleShape) if path else ("criteria", CriteriaShape)


def too_many(raw: dict[str, Any]) -> Iterator[Fault]:
    """Tables with more than MOST in them: then what is wrong with each is not told."""
    for key in ("rules", "groups"):
        table = raw.get(key)
        if isinstance(table, dict) and len(table) > MOST:
            yield Fault((key,), f"at most {MOST} are taken, {len(table):,} were found")
