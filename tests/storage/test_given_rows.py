"""Rows of values in a statement: the same on both engines, and joined by an index however many they are."""

from sqlalchemy import Integer, String, select, text

from iomctl.storage.bulk import given_rows, read
from iomctl.storage.tables.people import Offender
from tests.program import Program
from tests.services.case_book import working

COLUMNS = {"offender_id": Integer(), "said": String()}


def test_rows_come_back_as_they_were_given(iomctl: Program) -> None:
    rows = [(1, "a 'quoted' \"word\"; --"), (2, None), (300_000, ""), (4, "Łukasz \\ 7")]
    with working(iomctl) as work:
        assert [tuple(one) for one in read(work, given_rows(work, COLUMNS, rows))] == rows
        assert read(work, given_rows(work, COLUMNS, [])) == []


def test_they_are_joined_by_their_number(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai").succeeds()
    iomctl("offender", "add", "--surname", "Hollis", "--forenames", "Devon").succeeds()
    with working(iomctl) as work:
        given = given_rows(work, COLUMNS, [(2, "yes"), (3, "no")]).cte("given").prefix_with("MATERIALIZED")
        query = select(Offender.id, given.c.said).outerjoin(given, given.c.offender_id == Offender.id)  # type: ignore[call-overload]
        assert [tuple(one) for one in read(work, query.order_by(Offender.id))] == [(1, None), (2, "yes")]
        connection = work.session.connection()
        if connection.dialect.name == "sqlite":
            shown = query.compile(connection, compile_kwargs={"literal_binds": True})
            steps = " ".join(str(one.detail) for one in connection.execute(text(f"EXPLAIN QUERY PLAN {shown}")))
            assert "SEARCH given USING AUTOMATIC" in steps
