"""A file of criteria: found by a word, read, and checked whole against a policy before any of it is used."""

from importlib.resources import files
from pathlib import Path

from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.criteria.checks import read_parts
from iomctl.inputs.criteria.shape import CriteriaShape, table_at, too_many
from iomctl.inputs.files.source_file import why_unusable
from iomctl.inputs.files.toml_faults import FaultsFound, faults_of_shape, read_toml
from iomctl.inputs.quoting import nearest, quoted

_ENDING = ".toml"


def read_criteria(text: str, source: str, policy: Policy) -> Criteria:
    """The criteria in a TOML document, by the tiers, kinds and codes of a policy.

    `source` is the file's name, put in front of each fault with the line (counted from 1). Raises BadValue with
    every fault, in the order of the lines. List items in a fault are counted from 1.
    """
    file = read_toml(text, source, BadValue)
    file.refuse(too_many(file.raw))
    faults = FaultsFound(faults_of_shape(file.raw, CriteriaShape, table_at))
    parts = read_parts(file.raw, faults, policy)
    file.refuse(faults)
    return Criteria(
        name=file.raw["name"],
        version=file.raw["version"],
        in_force_from=file.raw["in_force_from"],
        source=file.raw["source"],
        rules=parts.rules,
        tiers=parts.tiers,
        watch=parts.watch,
        edge=file.raw.get("edge", 0),
        groups=parts.groups(),
    )


def shipped_criteria() -> dict[str, str]:
    """The TOML of the criteria that come with iomctl, by name, in the order of the names."""
    folder = files("iomctl").joinpath("policy/criteria")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(_ENDING)), key=lambda one: one.name)
    return {one.name.removesuffix(_ENDING): one.read_text(encoding="utf-8") for one in found}


def find_criteria(word: str) -> tuple[str, str]:
    """The text of a file of criteria, and what faults in it call the file.

    `word` is the path of a file, or the name of criteria that come with iomctl, with or without .toml. Raises
    BadValue, with those names, when it is neither, and when a file can't be read.
    """
    path, shipped = Path(word), shipped_criteria()
    name = word.removesuffix(_ENDING)
    if name in shipped and not path.is_file():
        return shipped[name], f"{name}{_ENDING}"
    try:
        return path.read_text(encoding="utf-8-sig"), word
    except UnicodeDecodeError:
        raise BadValue(f"{word}: this file of criteria is not UTF-8 text") from None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BadValue(_unknown(word, name, shipped)) from None
    except OSError as fault:
        raise BadValue(f"{word}: {why_unusable(fault)}") from None


def _unknown(word: str, name: str, shipped: dict[str, str]) -> str:
    known = ", ".join(shipped)
    return f"{quoted(word)}: no such file, and none of the criteria that are shipped: {known}{nearest(name, shipped)}"
