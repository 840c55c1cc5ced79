"""The policy of the scheme: loaded, kept as numbered versions, and read as it was on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col, func

from iomctl.domain.columns import column
from iomctl.domain.policy.lists import LISTS, REASON_LISTS
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue, DoesNotFit, NotFound, NotUnderstood, SettingsWrong
from iomctl.inputs.files.source_file import why_unusable
from iomctl.inputs.policy.file import default_policy_text, read_policy
from iomctl.services.upkeep.courses_checked import rebuild
from iomctl.services.upkeep.policy_entries import PolicyChange, PolicyEntry, changes, entries_of, shown
from iomctl.services.upkeep.policy_uses import USES
from iomctl.storage.tables.policies import PolicyVersion
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

_RETIRED = {".".join(one.path) for one in (*LISTS, *REASON_LISTS) if one.retires}
"""The sections whose choices may be retired."""


@dataclass(frozen=True)
class LoadedVersion:
    """One version of the policy, and who brought it in."""

    version: int = column("Version", "its number; the highest is in force", "2", rank=0, right=True, kept=True)
    name: str = column("Name", "what the file calls it", "Default policy", rank=0)
    loaded_on: date = column("Loaded on", "the day it came into force", "2026-04-20", rank=0)
    by: str = column("By", "who loaded it", "m.adeyemi", rank=2)
    source: str = column("Source", "the file it came from", "luton.toml", rank=2)


def check_file(path: Path) -> tuple[Policy, str]:
    """A policy file, read whole. Raises BadValue when it can't be opened, SettingsWrong with a line each fault."""
    try:
        read = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SettingsWrong(f"{path}: not UTF-8 text") from None
    except OSError as fault:
        raise BadValue(f"{path}: {why_unusable(fault)}") from None
    return read_policy(read, str(path)), read


def load_shipped_policy(work: UnitOfWork) -> None:
    """Load the policy that iomctl ships as the next version."""
    shipped = default_policy_text()
    _store(work, read_policy(shipped, "default.toml"), shipped, "shipped with iomctl")


def load(work: UnitOfWork, path: Path) -> list[PolicyChange]:
    """Load a policy file as the next version, and say what it changes; a file that changes nothing is not stored.

    Raises what `check_file` raises, and DoesNotFit with a line for each code that recorded rows use and the file
    no longer has: old records could not be read without it.
    """
    policy, read = check_file(path)
    newest = _version(work, None)
    before, after = entries_of(newest.text), entries_of(read)
    lost = [_lost(*use) for use in _codes_in_use(work) if use in before and use not in after]
    if lost:
        raise DoesNotFit(*lost)
    found = changes(before, after, newest.version + 1)
    if found:
        _store(work, policy, read, str(path))
        rebuild(work)  # it counts for what was recorded on its very day, too
    return found


def show(work: UnitOfWork, version: int | None, section: str | None) -> list[PolicyEntry]:
    """What a version of the policy says (None for the newest), whole or one section of it.

    Raises NotFound for an unknown version, NotUnderstood for an unknown section.
    """
    entries = entries_of(_version(work, version).text)
    if section is None:
        return shown(entries)
    kept = {key: one for key, one in entries.items() if key[0] == section or key[0].startswith(f"{section}.")}
    if not kept:
        known = ", ".join(dict.fromkeys(key[0] for key in entries))
        raise NotUnderstood(f"no section {section}: one of {known}")
    return shown(kept)


def text(work: UnitOfWork, version: int | None) -> str:
    """The file of a version of the policy, as it was loaded. Raises NotFound for an unknown version."""
    return _version(work, version).text


def history(work: UnitOfWork) -> list[LoadedVersion]:
    """All versions of the policy, the oldest first."""
    rows = work.session.scalars(select(PolicyVersion).order_by(col(PolicyVersion.version))).all()
    by = {number: who for number, (who, _) in work.recorders(one.recorded_in for one in rows).items()}
    return [LoadedVersion(one.version, one.name, one.loaded_on, by[one.recorded_in], one.source) for one in rows]


def _version(work: UnitOfWork, version: int | None) -> PolicyVersion:
    query = select(PolicyVersion).order_by(col(PolicyVersion.version).desc()).limit(1)
    if version is not None:
        query = query.where(col(PolicyVersion.version) == version)
    found = work.session.scalars(query).first()
    if found is None:
        raise NotFound(f"no version {version} of the policy", advice="iomctl policy history lists them")
    return found


def _codes_in_use(work: UnitOfWork) -> list[tuple[str, str]]:
    used: dict[tuple[str, str], None] = {}
    for section, codes, narrowed in USES:
        query = select(codes).where(codes.is_not(None)).distinct().order_by(codes)
        query = query if narrowed is None else query.where(narrowed)
        # Those of withdrawn rows too: an undo brings them back.
        found = work.session.scalars(query, execution_options=ALSO_WITHDRAWN)
        used |= dict.fromkeys((section, str(code)) for code in found)
    return list(used)


def _lost(section: str, code: str) -> str:
    advice = "retire it with active = false instead" if section in _RETIRED else "it has to stay in the file"
    return f"{section}: {code} is used by what is recorded; {advice}"


def _store(work: UnitOfWork, policy: Policy, read: str, source: str) -> None:
    newest = work.session.scalar(select(func.max(PolicyVersion.version)))
    stored = PolicyVersion(
        version=(newest or 0) + 1,
        name=policy.name,
        source=source,
        text=read,
        loaded_on=work.today,
        **work.recorded,
    )
    work.session.add(stored)
    work.session.flush()
