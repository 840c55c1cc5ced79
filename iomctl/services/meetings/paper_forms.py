"""Forms of the papers of a panel: whom one is for, and what of a case it may hold."""

from typing import NamedTuple

from iomctl.domain.panels.meetings import ACTION, ACTIONS, AGENCY, FORMS, FULL, NAMES_FREE, SUMMARY
from iomctl.errors import BadValue, NotUnderstood
from iomctl.inputs.choices import one_of
from iomctl.services.cases.open_cases import Case
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency
from iomctl.services.lookup.find_person import find_one
from iomctl.storage.tables.agencies import Agency
from iomctl.storage.tables.panels.meetings import PanelAnswer
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class FormAsked(NamedTuple):
    """A form as typed: its word, and the agency or the person that it is for; None for neither."""

    form: str = FULL
    agency: str | None = None
    about: str | None = None


class PaperForm(NamedTuple):
    """A form that was understood."""

    name: str
    agency: Agency | None = None
    about: Offender | None = None

    @property
    def named(self) -> bool:
        """Whether people are named in it."""
        return self.name != NAMES_FREE

    def holds(self, case: Case, answers: list[PanelAnswer]) -> bool:
        """Whether a case is in it: one of the agency's own people, or one of which it said or is to do something.

        Of actions alone one of which anything is to be done.
        """
        if self.about is not None:
            return case.person.id == self.about.id
        if self.name == ACTIONS:
            return any(one.question == ACTION for one in answers)
        if self.agency is None:
            return True
        return self.is_own(case) or any(self.is_line(one) for one in answers)

    def is_own(self, case: Case) -> bool:
        """Whether all that was said of a case is in it."""
        if self.name == FULL:
            return True
        return self.agency is not None and case.spell.agency_id == self.agency.id

    def is_line(self, answer: PanelAnswer) -> bool:
        """Whether an answer is of the agency."""
        return self.agency is not None and answer.agency_id == self.agency.id


def understood(work: UnitOfWork, asked: FormAsked) -> PaperForm:
    """The form that was typed.

    Raises BadValue or NotFound with every fault at once, and NotUnderstood for a form of an agency without one, or of
    a person.
    """
    faults = EveryFault()
    name = faults.take(lambda: one_of("form", asked.form, FORMS))
    agency = faults.take(lambda: (find_agency(work, asked.agency) if asked.agency is not None else None,))
    about = faults.take(lambda: (find_one(work, asked.about) if asked.about is not None else None,))
    if name is None or agency is None or about is None:
        raise faults.refusal()
    needs = {AGENCY: (asked.agency, "--agency AGENCY"), SUMMARY: (asked.about, "--about OFFENDER")}
    for form, (given, option) in needs.items():
        if name == form and given is None:
            raise NotUnderstood(f"--form {form} is for one: give {option}")
        if name != form and given is not None:
            raise BadValue(f"{option.partition(' ')[0]} goes with --form {form}")
    return PaperForm(name, agency[0], about[0])
