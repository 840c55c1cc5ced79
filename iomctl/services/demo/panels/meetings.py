"""The panels of a made-up scheme: a monthly one of each cohort, past and ahead."""

from datetime import date, timedelta

from iomctl.domain.days.intervals import add_months
from iomctl.domain.panels.rhythms import days_of
from iomctl.inputs.panels import NewPanel
from iomctl.services.demo.partners import Partners
from iomctl.services.panels.attendances import PRESENT, SORRY, WhoCame, attend
from iomctl.services.panels.officers import Officers
from iomctl.services.panels.planning import add
from iomctl.services.panels.schedule import ScheduledPanel
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.unit_of_work import UnitOfWork

SERIES = (
    ("Luton panel", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU", "2nd tue", "14:00", "Town Hall, room 2", "luton"),
    ("Bedford panel", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1MO", "last mon", "10:00", "Borough Hall", "bedford"),
)
MONTHS_PAST, MONTHS_AHEAD = 3, 6


def make_panels(work: UnitOfWork, partners: Partners, on: date) -> None:
    """Plan the panels of each cohort, and say who was at those that have met; the same day makes the same ones."""
    chair, *others = (work.session.get_one(Worker, number).name for number in partners.workers)
    made: list[ScheduledPanel] = []
    for (name, rule, rhythm, hour, place, cohort), taker in zip(SERIES, others, strict=False):
        start = add_months(on, -MONTHS_PAST)
        first = days_of(rule, start, start + timedelta(weeks=6))[0]
        until = add_months(on, MONTHS_AHEAD)
        words = NewPanel.typed(name=name, on=first, at=hour, place=place, every=rhythm, until=until)
        made += add(work, words, Officers(chair, taker, cohort)).panels
    for number, panel in enumerate(one for one in made if one.meets_on <= on):
        came = [str(panel.chair), str(panel.minute_taker), *others[number % 3 : number % 3 + 2]]
        attend(work, str(panel.panel), WhoCame(list(dict.fromkeys(came))), PRESENT)
        missing = [one for one in others if one not in came][:1]
        attend(work, str(panel.panel), WhoCame(missing), SORRY)
