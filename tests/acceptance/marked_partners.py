"""The partnership of the case book of `marked.py`."""

from tests.acceptance.panel_words import lay_panels
from tests.program import Program


def lay_partners(iomctl: Program) -> None:
    """Agencies, workers, cohorts and providers, and a panel."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("cohort", "create", "town", "--name", "IOM Town").succeeds()
    iomctl("worker", "add", "A Sandhu", "--agency", "police").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--pathway", "ete").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    iomctl("provider", "add", "Drug Service", "--pathway", "drugs").succeeds()
    iomctl("provider", "add", "Mind Matters", "--pathway", "health").succeeds()
    lay_panels(iomctl)
