"""A provider by name."""

from sqlmodel import col, select

from iomctl.services.lookup.find_agency_or_worker import the_one
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork


def find_provider(work: UnitOfWork, word: str) -> Provider:
    """The provider with this name, or the only one whose name holds these words. Raises NotFound."""
    found = work.session.exec(select(Provider).order_by(col(Provider.name))).all()
    return the_one(found, word, "provider", "iomctl provider list")
