"""What is missing from the open cases: each gap with the command that closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.domain.what_to_type import up_to_reference
from iomctl.inputs.choices import meant
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.whose_cases import WhoseCases, cases_meant
from iomctl.services.worklists.caseload_rows import open_cases, shown_name
from iomctl.services.worklists.gap import Gap
from iomctl.services.worklists.gap_kinds import GAPS
from iomctl.storage.bulk import read
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CaseGap:
    """One thing that is missing from an open case; the field names are a contract."""

    gap: str = column("Gap", f"one of {', '.join(GAPS)}", "index-offence", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=3)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    about: str = column("About", "what is missing, in words", "no index offence", rank=0)
    command: str = column(
        "Command", "the command, with what to fill in in CAPITALS", "iomctl offence add",
        rank=0, kept=True, narrow=up_to_reference,
    )  # fmt: skip


def case_gaps(work: UnitOfWork, whose: WhoseCases, gap: str | None) -> list[CaseGap]:
    """What is missing from every open case today, of one kind of gap or of all, by kind and then by reference.

    The look is logged. Raises NotFound for unknown words of `whose` and BadValue for an unknown gap.
    """
    asked = list(GAPS) if gap is None else [meant("gap", gap, GAPS)]
    cases = _open_cases(work, whose)
    found = [_record(work, kind, case, missing) for kind in asked for case, missing in GAPS[kind](work, cases)]
    work.looked_at(case.person for case in cases)
    return found


def _open_cases(work: UnitOfWork, whose: WhoseCases) -> Sequence[Row[Any]]:
    spells, meant = AskedDay(work, work.today).spells, cases_meant(work, whose)
    query = open_cases(spells, *meant.cases(spells), *meant.people())
    return read(work, query.order_by(col(Offender.id), col(Cohort.code)))


def _record(work: UnitOfWork, kind: str, case: Row[Any], missing: Gap) -> CaseGap:
    ref = reference(PERSON, case.person)
    return CaseGap(
        gap=kind,
        offender=ref,
        name=shown_name(work, case),
        cohort=case.cohort,
        worker=case.worker,
        about=missing.about,
        command=missing.command.format(offender=ref, cohort=case.cohort),
    )
