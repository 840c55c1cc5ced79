"""What an erasure says of the trail itself: which parts of earlier events it took away.

It is an event of the kind erasure. For each part that it takes there is a change of `event_detail` among what is
nobody's in its detail, with the event and the owner as the row's key:

    {"table": "event_detail", "id": [31, 42], "before": {}, "after": {"salt": null, "body": null}}
"""

import json
from collections.abc import Iterable
from typing import Any

from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import DetailPart

KIND = "erasure"


def named_by(kind: str, part: DetailPart) -> set[tuple[int, int]]:
    """The parts that an event of some kind says in a part of its own that it took, by event and owner."""
    return set(_keys(part.body)) if kind == KIND and part.owner == NOBODY else set()


def _keys(body: Any) -> Iterable[tuple[int, int]]:
    try:
        entries = json.loads(body)
    except (TypeError, ValueError):
        return  # somebody altered it, which is told as that
    for entry in entries if isinstance(entries, list) else ():
        match entry:
            case {"table": "event_detail", "id": [int(event), int(owner)]}:
                yield event, owner
