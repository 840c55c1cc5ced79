"""All that is made up of one person beside their case: one maker for each subject, asked in an order that stands."""

from collections.abc import Sequence
from datetime import date

from iomctl.services.demo.cases import MadeUpSpell
from iomctl.services.demo.contacts import ContactMaker
from iomctl.services.demo.custody import CustodyMaker, Inside
from iomctl.services.demo.duties import DutyMaker
from iomctl.services.demo.facts import FactMaker, Subject
from iomctl.services.demo.homes import HomeMaker
from iomctl.services.demo.markers import MarkerMaker
from iomctl.services.demo.notes import NoteMaker
from iomctl.services.demo.past_releases import PastReleaseMaker
from iomctl.services.demo.people import MadeUpPerson
from iomctl.services.demo.placements import PlacementMaker, ToPlace
from iomctl.services.demo.programmes import Candidate, ProgrammeMaker
from iomctl.services.demo.requirements import MadeUpReferral, RequirementMaker
from iomctl.services.demo.restoratives import OfferMaker
from iomctl.services.demo.rows import Rows
from iomctl.services.demo.young_people import YoungMaker


class Makers:
    """The makers of a demo. Each has chance of its own, so that what one makes does not depend on the others."""

    def __init__(self, rows: Rows, seed: int, on: date, providers: dict[str, int]) -> None:
        markers = MarkerMaker(rows, seed, on)
        self._facts, self.young = FactMaker(rows, seed, on, markers), YoungMaker(rows, seed, on, markers)
        self._custody, self._past = CustodyMaker(rows, seed, on), PastReleaseMaker(rows, seed, on)
        self._homes, self._duties = HomeMaker(rows, seed, on), DutyMaker(rows, seed, on)
        self._placements = PlacementMaker(rows, seed, on, providers)
        self._programmes, self._offers = ProgrammeMaker(rows, seed, on), OfferMaker(rows, seed, on)
        self._requirements, self._contacts = RequirementMaker(rows, seed, on), ContactMaker(rows, seed, on)
        self._notes = NoteMaker(rows, seed, on)

    def outside(self, person: MadeUpPerson) -> None:
        """What is known of somebody who is not on the scheme."""
        self._facts.make(Subject(person.id, None))

    def on_the_scheme(self, person: MadeUpPerson, made: MadeUpSpell, referrals: Sequence[MadeUpReferral]) -> None:
        """What is known of somebody who is on the scheme, or was."""
        inside = made.prison is not None
        order = self._facts.make(Subject(person.id, made.adopted_on, inside))
        self._requirements.make(order, referrals)
        self.young.make(person, made)
        if made.prison is not None:
            self._custody.make(Inside(person.id, made.adopted_on, made.prison))
            self._placements.make_kept(person.id, person.area, made.adopted_on)
        else:
            self._live_somewhere(person, made, referrals)
        if made.deselected_on is None:
            self._programmes.make(Candidate(person.id, person.gender, person.born_on, made.adopted_on, inside))
            self._offers.make(person.id, made.adopted_on)
            self._contacts.make(person.id, made.adopted_on, made.workers[-1][1], inside)
            self._notes.make(person.id, made.adopted_on)

    def _live_somewhere(self, person: MadeUpPerson, made: MadeUpSpell, referrals: Sequence[MadeUpReferral]) -> None:
        """Where somebody lives who is not in prison, how they left one, and whom the council was asked for."""
        homeless_since = self._homes.make(person.id, person.area, made.adopted_on)
        self._past.make(person.id, made.adopted_on, made.workers[-1][1])
        placed_on = None
        if made.deselected_on is None:
            placed_on = self._placements.make(ToPlace(person.id, person.area, made.adopted_on, referrals))
        if since := placed_on or homeless_since:
            self._duties.make(person.id, person.area, since)
