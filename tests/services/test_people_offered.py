"""Whom completion offers: by reference everybody, by letters nobody whose name may not be shown."""

from iomctl.services.completion.people import people_meant
from tests.program import Program
from tests.services.case_book import add_people, working


def test_somebody_restricted_is_offered_by_reference_as_restricted(iomctl: Program) -> None:
    add_people(iomctl)
    add_people(iomctl, restricted=True)
    with working(iomctl) as work:
        assert [(one.word, one.about) for one in people_meant(work, "N000")] == [
            ("N00001", "Mercer, Kai"),
            ("N00002", "restricted"),
        ]
        assert [one.word for one in people_meant(work, "mer")] == ["N00001"]
        work.restricted = True
        assert [one.about for one in people_meant(work, "mer")] == ["Mercer, Kai"] * 2
