"""A policy file, read and checked whole before any of it is used."""

from importlib.resources import files

from pydantic import BaseModel

from iomctl.domain.policy.build import build
from iomctl.domain.policy.policy import Policy
from iomctl.errors import SettingsWrong
from iomctl.inputs.files.toml_faults import faults_of_shape, read_toml
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.checks import faults_between
from iomctl.inputs.policy.shape import TABLES, PolicyShape


def default_policy_text() -> str:
    """The policy that is shipped with iomctl, as TOML."""
    return files("iomctl").joinpath("policy/default.toml").read_text(encoding="utf-8")


def read_policy(text: str, source: str) -> Policy:
    """The policy in a TOML document, as version 0: it is not loaded yet.

    `source` is the file's name, put in front of each fault with the line (counted from 1). Raises
    SettingsWrong with every fault, in the order of the lines. List items in a fault are counted from 1.
    """
    file = read_toml(text, source, SettingsWrong)
    file.refuse([*faults_of_shape(file.raw, PolicyShape, _table), *faults_between(file.raw)])
    return build(file.raw, version=0)


def _table(path: KeyPath) -> tuple[str, type[BaseModel]]:
    return TABLES[tuple(step for step in path if isinstance(step, str))]
