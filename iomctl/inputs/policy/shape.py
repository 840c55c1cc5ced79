"""What may stand in a policy file: its tables and lists, and the keys of each."""

from collections.abc import Iterable
from types import GenericAlias
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, Field, create_model

from iomctl.domain.accommodation.past_releases import ENDS
from iomctl.domain.days.intervals import Interval
from iomctl.domain.facts.contacts import HOWS
from iomctl.domain.policy.choices import COURT, MEANS
from iomctl.domain.policy.home_and_release_choices import CLASSES, NOTICE_DAYS
from iomctl.domain.policy.lists import LIST_OF, LISTS, REASON_LISTS, ChoiceList
from iomctl.domain.programmes.ends import EVENTS
from iomctl.domain.release_days import RULES
from iomctl.domain.review_days import AS_COUNTED, REVIEW_DAYS
from iomctl.inputs.policy.board import BoardSectionShape, BoardShape, BoardTargetShape
from iomctl.inputs.policy.sections import (
    CustodyShape,
    EvidenceShape,
    ExemptionShape,
    MergedShape,
    PanelShape,
    PathwayTargetsShape,
    PublishingShape,
    ReleaseShape,
    RemindersShape,
    TargetsShape,
    WorkerRemindersShape,
)
from iomctl.inputs.policy.values import (
    CLOSED,
    Age,
    Amount,
    Code,
    Days,
    Every,
    Letter,
    Level,
    Line,
    Nights,
    OpenCode,
    People,
    Places,
    Weeks,
    word_of,
)

_BY_NAME: dict[str, Any] = {
    "letter": Letter,
    "name": Line,
    "wording": Line,
    "parent": Code,
    "group": Code,
    "capacity": People,
    "window_days": Days,
    "nights": Nights | None,
    "cap": Amount | None,
    "weeks": Weeks | None,
    "levels": list[Level],
    "areas": list[Line],
    "words": list[Line],
    "age": Age,
    "age_from": Age | None,
    "age_to": Age | None,
    "steps": Annotated[list[Code], Field(min_length=1)],
    "otherwise": list[Code],
    "how": Annotated[list[Annotated[str, word_of(*HOWS)]], Field(min_length=1)],
    "tiers": list[Code],
    "colours": list[Code],
    "settled": Annotated[str, word_of(*CLASSES)],
    "rule": Annotated[str, word_of(*RULES)],
    "ends": Annotated[str, word_of(*ENDS)] | None,
    "who": Line,
    "where": Line,
    "places": Places | None,
    "means": Annotated[str, word_of(*MEANS)],
    "court": Annotated[str, word_of(*COURT)],
    "counted_from": Annotated[str, word_of(*EVENTS)],
}
_BY_TYPE: dict[Any, Any] = {Interval: Every, Interval | None: Every | None}
"""What a key of a choice takes, by its name, else by the type of its field; any other takes what the field holds."""


def _choice_shape(one: ChoiceList) -> type[BaseModel]:
    keys: dict[str, Any] = {name: _key(one, name, held) for name, held in get_type_hints(one.choice).items()}
    return create_model(one.choice.__name__, __config__=CLOSED, **keys)


def _key(one: ChoiceList, name: str, held: Any) -> Any:
    """What a key of a choice takes, and what it is where the file leaves it out."""
    named = one if name == "code" else LIST_OF.get(one.naming.get(name, Any))
    if named is not None:
        takes: Any = OpenCode if named.capitals else Code
    else:
        takes = _BY_NAME.get(name) or _BY_TYPE.get(held, held)
    return takes, one.choice._field_defaults.get(name, ...)


_CHOICES = {one.choice: _choice_shape(one) for one in (*LISTS, REASON_LISTS[0])}


def _lists(rows: Iterable[ChoiceList]) -> dict[str, Any]:
    """The keys that hold lists, with at least one choice where a policy needs them."""
    return {
        one.name: (GenericAlias(list, (_CHOICES[one.choice],)), Field(min_length=1) if one.needed else [])
        for one in rows
    }


ReasonsShape = create_model("ReasonsShape", __config__=CLOSED, **_lists(REASON_LISTS))

PolicyShape = create_model(
    "PolicyShape",
    __config__=CLOSED,
    name=(Line, ...),
    source=(Line, ...),
    look_ahead_days=(Days, ...),
    no_contact_days=(Days | None, None),
    home_notice_days=(Days, NOTICE_DAYS),
    exit_plan_before=(Every | None, None),
    review_day=(Annotated[str, word_of(*REVIEW_DAYS)], AS_COUNTED),
    **_lists(one for one in LISTS if one.needed),
    custody=(CustodyShape, ...),
    exemption=(ExemptionShape, ...),
    targets=(TargetsShape, ...),
    reasons=(ReasonsShape, ...),
    **_lists(one for one in LISTS if not one.needed),
    release=(ReleaseShape, ReleaseShape()),
    publishing=(PublishingShape, PublishingShape()),
    panel=(PanelShape, PanelShape()),
    reminders=(RemindersShape, RemindersShape()),
    board=(BoardShape, BoardShape()),
    evidence=(EvidenceShape, EvidenceShape()),
)

TABLES: dict[tuple[str, ...], tuple[str, type[BaseModel]]] = {
    (): ("a policy", PolicyShape),
    **{one.path: (one.described, _CHOICES[one.choice]) for one in (*LISTS, *REASON_LISTS)},
    ("custody",): ("the rule for custody", CustodyShape),
    ("exemption",): ("the rule for exemptions", ExemptionShape),
    ("release",): ("the windows around a release", ReleaseShape),
    ("publishing",): ("what is said of publishing", PublishingShape),
    ("publishing", "ethnicities"): ("ethnicities merged", MergedShape),
    ("publishing", "districts"): ("a district", MergedShape),
    ("panel",): ("the rules of panels", PanelShape),
    ("reminders",): ("what is said of reminders", RemindersShape),
    ("reminders", "workers"): ("the reminders of one worker", WorkerRemindersShape),
    ("board",): ("what is said of the board's paper", BoardShape),
    ("board", "sections"): ("a section of the board's paper", BoardSectionShape),
    ("board", "targets"): ("a target of the board's paper", BoardTargetShape),
    ("evidence",): ("the rules of evidence", EvidenceShape),
    ("targets",): ("the targets", TargetsShape),
    ("targets", "pathway"): ("a pathway's targets", PathwayTargetsShape),
    ("reasons",): ("the reasons", ReasonsShape),
}
"""What a fault calls each table, and the keys it may hold, by where it stands in the file."""
