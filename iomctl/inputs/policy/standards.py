"""What must hold of the contact standards of a policy file: each level, tier and colour is one of the file's own."""

from collections.abc import Iterator, Mapping
from typing import Any

from iomctl.inputs.files.toml_faults import Fault
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.rows import rows_of
from iomctl.inputs.quoting import quoted


def wrong_standards(raw: dict[str, Any]) -> Iterator[Fault]:
    """Every fault between the standards and the lists they name. Values of a wrong type are passed over."""
    for path, row in rows_of(raw, ("contact_standards",)):
        of = {key: row[key] for key in ("score", "marker") if isinstance(row.get(key), str)}
        if len(of) > 1:
            yield Fault((*path, "marker"), "either score or marker is expected")
        elif bool(of) != bool(row.get("levels")):
            yield Fault((*path, "levels"), "levels go with score or marker: both or neither are expected")
        for key, code in of.items():
            known = next((one for _, one in rows_of(raw, (f"{key}s",)) if one.get("code") == code), {})
            yield from _unknown(path, "levels", row, _texts(known.get("levels")))
        for key in ("tiers", "colours"):
            yield from _unknown(path, key, row, [str(one.get("code")) for _, one in rows_of(raw, (key,))])


def _unknown(path: KeyPath, key: str, row: Mapping[str, Any], known: list[str]) -> Iterator[Fault]:
    for number, word in enumerate(_texts(row.get(key))):
        if known and word not in known:
            yield Fault((*path, key, number), f"{quoted(word)} is none of {', '.join(known)}")


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
