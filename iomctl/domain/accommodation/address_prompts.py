"""The proposed private address of somebody with nowhere to go next: where it stands, and what is to be done next."""

from dataclasses import dataclass

from iomctl.domain.accommodation.prompts import COMPLETED, NOT_ELIGIBLE, NOT_STARTED, Prompt
from iomctl.domain.policy.choices import Choice

ADD_AND_CONFIRM = Choice("add-and-confirm-proposed-address", "propose an address and have it confirmed")
APPROVED_PREMISES = Choice("suitable-cas1-application", "an application for approved premises (CAS1) is open")
TEMPORARY = Choice("suitable-cas3-application", "an application for temporary accommodation (CAS3) is open")


@dataclass(frozen=True)
class OpenApplications:
    """Which applications are open on a day: handed in and neither refused, withdrawn nor run out.

    Source: [HM-SAS]: for CAS1 up to a place that is allocated, for CAS3 while it waits or more was asked for.
    """

    cas1: bool
    cas3: bool


def proposed_address(has_next: bool, applications: OpenApplications) -> Prompt:
    """Where a proposed address stands on a day: completed for who has somewhere to go next.

    Else it is not to be looked for while an application is open, each one told; else it is to be done, at any time.
    Source: [HM-SAS], every row of its table of scenarios.
    """
    if has_next:
        return Prompt(COMPLETED)
    told = ((APPROVED_PREMISES, applications.cas1), (TEMPORARY, applications.cas3))
    if reasons := tuple(reason for reason, so in told if so):
        return Prompt(NOT_ELIGIBLE, reasons=reasons)
    return Prompt(NOT_STARTED, ADD_AND_CONFIRM)
