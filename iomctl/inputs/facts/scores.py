"""What may come in about a score: its kind, its figure or level, and the day."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.choices import ScoreKind
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, code_of, stands

_FIGURE = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", re.ASCII).fullmatch


def measured(kind: ScoreKind, word: str) -> float | str:
    """The figure or the level that was typed for a kind of score. Raises BadValue with what the kind takes."""
    if kind.levels:
        return one_of("value", word, kind.levels)
    lowest, highest = kind.minimum or 0.0, kind.maximum or 0.0
    if not _FIGURE(word.strip()) or not lowest <= float(word) <= highest:
        raise BadValue(f"value {quoted(word.strip())}: {kind.code} is a figure from {lowest:g} to {highest:g}")
    return float(word)


def _measured(word: float | str, info: ValidationInfo) -> Any:
    code = info.data.get("kind")
    # Of an unknown kind nothing can be said; the kind itself is refused.
    if code is None or stands(word, info, "kind"):
        return word
    word = word if isinstance(word, str) else f"{word:.12g}"
    return measured(bounds_of(info).policy.scores[code], word)


KindCode = Annotated[str, code_of(ScoreKind, on="scored_on")]


class NewScore(Input):
    """A score to record: `value` is a figure, or one of the levels of its kind; `version` is that of the instrument."""

    scored_on: Happened = Field(title="--on")
    kind: KindCode = Field(title="kind of score")
    value: Annotated[float | str, BeforeValidator(checked(_measured))] = Field(title="value")
    version: Words | None = None
    source: Words | None = None

    def stored(self) -> dict[str, Any]:
        """The columns of a score: a figure and a level stand in two."""
        level = self.value if isinstance(self.value, str) else None
        return {**super().stored(), "value": self.value if level is None else None, "level": level}

    @classmethod
    def of_row(cls, row: Any) -> dict[str, Any]:
        """What its fields say in a stored row."""
        return {**super().of_row(row), "value": row.value if row.level is None else row.level}
