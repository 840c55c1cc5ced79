"""What may come in about a baseline: counts of another cohort, who published them, and the day of that."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from iomctl.domain.names import fold
from iomctl.domain.reoffending.baselines import AGES, counted_over, shipped_baselines
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
from iomctl.inputs.names import partner_name
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import Happened, Input, Words, checked

MOST = 100_000_000


def _own(text: str, _: ValidationInfo) -> str:
    name = partner_name(text)
    if fold(name) in {fold(one.name) for one in shipped_baselines()}:
        raise BadValue(f"{quoted(name)} is a baseline that iomctl ships: take another name")
    return name


def _cohort(text: str, _: ValidationInfo) -> str:
    cohort = text.strip().title()
    try:
        counted_over(cohort)
    except BadValue as fault:
        raise BadValue(*(f"{quoted(text.strip())}: {line}" for line in fault.faults)) from None
    return cohort


def _count(value: Any, _: ValidationInfo) -> int:
    text = str(value).strip()
    if not (text.isascii() and text.isdigit()) or int(text) > MOST:
        raise BadValue(f"{quoted(text)}: a whole number from 0 to {MOST:,}, without commas")
    return int(text)


def _somebody(offenders: int, _: ValidationInfo) -> int:
    if not offenders:
        raise BadValue("0: a cohort of nobody is nothing to set one beside")
    return offenders


def _among(reoffenders: int, info: ValidationInfo) -> int:
    if (offenders := info.data.get("offenders")) is not None:
        CohortCounts(offenders, reoffenders, reoffenders)
    return reoffenders


def _each_once(reoffences: int | None, info: ValidationInfo) -> int | None:
    reoffenders = info.data.get("reoffenders")
    if None not in {reoffences, reoffenders}:
        CohortCounts(reoffenders, reoffenders, reoffences)  # type: ignore[arg-type]  # neither is None
    return reoffences


Count = Annotated[int, BeforeValidator(checked(_count))]
Part = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class NewBaseline(Input):
    """A baseline of the scheme's own, by the columns of those that are shipped."""

    name: Annotated[str, AfterValidator(checked(_own))]
    adult_child: Annotated[str, word_of("adult_child", AGES)] = AGES[0]
    cohort: Annotated[str, AfterValidator(checked(_cohort))]
    region: Part
    category: Part = "all"
    subcat1: Part | None = None
    subcat2: Part | None = None
    offenders: Annotated[Count, AfterValidator(checked(_somebody))]
    reoffenders: Annotated[Count, AfterValidator(checked(_among))]
    reoffences: Annotated[Count | None, AfterValidator(checked(_each_once))] = None
    source: Words
    source_on: Happened

    def stored(self) -> dict[str, Any]:
        """The columns of its table: the name folded beside it, "" for a part that narrows nothing."""
        parts = {name: getattr(self, name) or "" for name in ("subcat1", "subcat2")}
        return {**super().stored(), **parts, "search_name": fold(self.name)}
