"""Every command that writes is one that `undo` takes back, or says here in words why not; so does every table."""

from iomctl.cli import WITHOUT_DRY_RUN
from iomctl.services.undo.not_taken_back import COMMANDS, NOT_TAKEN_BACK
from iomctl.storage.integrity import classes
from tests.acceptance.commands import CHANGES
from tests.architecture.commands import commands

STAYS = {
    "policy load": "a policy stays known, for past days go by it: load another",
    "policy holidays": "bank holidays stay known: load another list",
    "report board": "a report that was made is kept for good: make another",
    "rescope plan": "a plan changes nobody's record: make another",
    "remind send": "what was sent is with whom it was sent to",
    "init": "it makes the case book, and nothing was there before",
    "demo": "it makes a case book of its own, and nothing was there before",
    "report rollup": "its figures follow from what is recorded: ask for the day again",
    "db upgrade": "the rows say what they said before, in the tables of another version",
    "db backup": "it writes a file beside the case book, which holds what it held",
    "db rebuild": "what it writes is worked out from what is recorded, which it leaves",
    "db restore": "it keeps the case book that was there before, and says where",
}
"""What undo does not take back, with the reason. All else that writes is taken back in test_way_back.py."""

OF_NO_EVENT = {
    "event": "the trail itself, which only grows",
    "event_detail": "the trail itself, which only grows",
    "undoing": "says what was taken back, and stays known",
    "highest_number": "keeps numbers from being given twice, also once their rows are taken back",
    "board_report_text": "the words of a report: its own row names the event, with a digest over them",
    "bank_holiday": "a day of the calendar, which is told by the event but names none",
    "scheme_area": "a part of the scheme, which is told by the event but names none",
    "board_day": "figures made of what is recorded, and made again by asking for the day again",
    "rescope_person": "whom a plan found: it goes and comes back with the plan or the person",
}
"""Tables whose rows do not name the event that recorded them, with the reason."""


def test_every_command_that_writes_is_taken_back_or_says_why_not() -> None:
    writing = {one.words for one in commands() if "--dry-run" in one.options} | WITHOUT_DRY_RUN
    assert writing == CHANGES | set(STAYS)
    assert set(STAYS) - CHANGES == WITHOUT_DRY_RUN


def test_every_row_names_the_event_that_recorded_it_or_says_why_not() -> None:
    kept = {name: kind for name, kind in classes().items() if not kind.all_worked_out}
    assert {name for name, kind in kept.items() if "recorded_in" not in kind.__table__.c} == set(OF_NO_EVENT)


def test_what_stays_is_said_in_words_with_what_to_do_instead() -> None:
    of_events = [*NOT_TAKEN_BACK.values(), *COMMANDS.values()]
    said = [*STAYS.values(), *OF_NO_EVENT.values(), *(why for why, _ in of_events)]
    assert [words for words in said if len(words.split()) < 4] == []
    assert [instead for _, instead in of_events if not instead.startswith("iomctl ")] == []
    assert set(NOT_TAKEN_BACK) <= set(classes())
    assert set(COMMANDS) <= set(STAYS)
