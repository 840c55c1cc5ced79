"""Providers and their services, and referrals with each of their steps."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import REFERRAL
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable

STATUS_CHECK = "status = 'made' OR status = 'accepted' OR status = 'refused' OR status = 'started' OR status = 'ended'"


COMPLEXITY_CHECK = "complexity IS NULL OR complexity = 'low' OR complexity = 'medium' OR complexity = 'high'"


class Provider(TableRow, table=True):
    """An organisation that takes referrals."""

    __table_args__ = (UniqueConstraint("search_name", name="uq_provider_search_name"),)

    id: int = Field(default=None, primary_key=True)
    name: str
    search_name: str
    active: bool
    recorded_in: int


class Service(TableRow, table=True):
    """What a provider offers: a pathway, in an area ('' for everywhere)."""

    __table_args__ = (UniqueConstraint("provider_id", "pathway", "area", name="uq_service_provider_id_pathway_area"),)

    id: int = Field(default=None, primary_key=True)
    provider_id: int = Field(foreign_key="provider.id")
    pathway: str
    area: str
    recorded_in: int


class Referral(TableRow, Withdrawable, table=True):
    """A person sent to a service. `status` and `status_on` are those of the newest step below.

    Those made in one go for a one-stop service share the number `signpost`: the row number of the first of them.
    `outside_area` is whether the service is knowingly not for where the person lives; None is no.
    """

    described: ClassVar[Described] = Described("referral", REFERRAL, "made_on", same=("service_id",), words=("note",))

    __table_args__ = (
        CheckConstraint(STATUS_CHECK, name="ck_referral_status"),
        CheckConstraint(COMPLEXITY_CHECK, name="ck_referral_complexity"),
        Index("ix_referral_offender_id", "offender_id"),
        Index("ix_referral_service_id", "service_id"),
        Index(
            "ix_referral_unanswered",
            "made_on",
            **only_where("status = 'made'"),
        ),
        Index("ix_referral_signpost", "signpost", **only_where("signpost IS NOT NULL")),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    service_id: int = Field(foreign_key="service.id")
    made_on: date
    status: str
    status_on: date
    note: str | None
    complexity: str | None = None
    signpost: int | None = None
    outside_area: bool | None = None
    withdrawn_in: int | None = None
    recorded_in: int


class ReferralStep(TableRow, Withdrawable, table=True):
    """One step of a referral on its day: made, accepted or refused, started, ended."""

    __tablename__ = "referral_step"
    __table_args__ = (
        CheckConstraint(STATUS_CHECK, name="ck_referral_step_status"),
        CheckConstraint(
            "ending IS NULL OR ending = 'completed' OR ending = 'ended-early' OR ending = 'never-started'",
            name="ck_referral_step_ending",
        ),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'achieved' OR outcome = 'partly' OR outcome = 'not-achieved'",
            name="ck_referral_step_outcome",
        ),
        Index(
            "uq_referral_step_referral_id_status",
            "referral_id",
            "status",
            unique=True,
            **only_where("withdrawn_in IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    referral_id: int = Field(foreign_key="referral.id")
    status: str
    step_on: date
    reason: str | None
    ending: str | None
    outcome: str | None
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int
