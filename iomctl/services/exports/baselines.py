"""Export of the baselines that the scheme took in; those that are shipped are in every copy of the program."""

from collections.abc import Iterator
from typing import Any

from iomctl.domain.columns import some_columns_of
from iomctl.services.lookup.local_baselines import FIELDS, BaselineRecord, local_baselines
from iomctl.storage.unit_of_work import UnitOfWork

BaselineExported = some_columns_of(BaselineRecord, FIELDS, __name__)


def baselines(work: UnitOfWork) -> Iterator[Any]:
    """All of them by name, as an import takes them."""
    return (BaselineExported(*one) for one in local_baselines(work))
