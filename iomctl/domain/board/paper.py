"""The board's paper as a document: its sections in the order of the policy."""

from collections.abc import Callable, Mapping

from iomctl.domain.board.exceptions import actions, exceptions
from iomctl.domain.board.headline import headline, in_short
from iomctl.domain.board.homes_and_programmes import homes, programmes
from iomctl.domain.board.notes import notes
from iomctl.domain.board.people_and_flow import flow, people
from iomctl.domain.board.tables import Tables
from iomctl.domain.board.told import BoardTold
from iomctl.domain.board.work_and_needs import needs, work
from iomctl.domain.documents import Definition, Paper, Section
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reviews import full_day

WORDS = "words"


def words(tables: Tables, asked: BoardSection) -> Section:
    """What people said of themselves and cleared for the board."""
    told = tables.told.words
    none = () if told else ("No words that may be shown to the board are recorded in the period.",)
    return tables.section(asked, *none, bullets=told)


MADE: Mapping[str, Callable[[Tables, BoardSection], Section]] = {
    "headline": headline,
    "people": people,
    "flow": flow,
    "exceptions": exceptions,
    "work": work,
    "needs": needs,
    "homes": homes,
    "programmes": programmes,
    WORDS: words,
    "actions": actions,
    "notes": notes,
}
"""The sections that are made here, by their words; the others are evidence, made elsewhere."""


def board_paper(told: BoardTold, marking: str | None) -> Paper:
    """The paper; a section that is evidence and was not made is left out."""
    tables = Tables(told)
    sections = []
    for asked in told.rules.sections:
        if asked.section in MADE:
            sections.append(MADE[asked.section](tables, asked))
        elif asked.section in told.evidence:
            sections.append(told.evidence[asked.section])
    period = f"{full_day(told.first)} to {full_day(told.last)}"
    about = [Definition("Scheme", told.scheme), Definition("Period", period)]
    if told.cohort:
        about.insert(1, Definition("Cohort", told.cohort))
    about += [
        Definition("People and cases", f"as they stood at the end of {full_day(told.last)}"),
        Definition("As known on", full_day(told.known_on)),
        Definition("Form", told.form),
    ]
    return Paper(
        title(told), tuple(sections), marking, subtitle=period, about=tuple(about), source=f"Case book of {told.scheme}"
    )


def title(told: BoardTold) -> str:
    """What stands over the paper, and what it is called in lists."""
    whose = f"{told.scheme}, {told.cohort}" if told.cohort else told.scheme
    return f"{told.rules.name}: {whose}"


def short_of(told: BoardTold) -> list[str]:
    """The sentences of its headline."""
    return list(in_short(Tables(told)))
