"""What mends an adoption that is in the way of something: a correction, for other facts of the case stand on it."""

from shlex import quote

from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.people import WorkerLeft
from iomctl.services.cases.ways_back import InTheWay
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.unit_of_work import UnitOfWork


def about_adoption(work: UnitOfWork, one: InTheWay) -> str:
    """What to do about an adoption that is in the way."""
    fact, new = one.fact, one.new
    ended = next((end for end in one.of_case if isinstance(end, Deselected)), None)
    if isinstance(new, WorkerLeft):
        return f"if another leads them: {_correct(one, 'adoption', fact.on, '--worker WORKER')}"
    if not isinstance(new, Adopted):
        day = "DAY" if new is None or new.on >= fact.on else new.on.isoformat()
        return f"is the day right? if the adoption is not: {_correct(one, 'adoption', fact.on, f'--from {day}')}"
    if new.on == fact.on:
        said = _otherwise(work, fact, new)
        if said:
            return f"to say otherwise of that adoption: {_correct(one, 'adoption', fact.on, said)}"
        begin = f"iomctl custody begin {one.record.reference} KIND --on {fact.on.isoformat()}"
        return f"if they were in custody then: {begin}"
    if ended is not None and fact.on < new.on:
        earlier = _correct(one, "deselection", ended.on, f"--from {new.on.isoformat()}")
        return f"is the day right? if that of leaving is not: {earlier}"
    moved = _correct(one, "adoption", fact.on, f"--from {new.on.isoformat()}")
    return f"is the day right? if that of the other adoption is not: {moved}"


def _correct(one: InTheWay, what: str, on: object, said: str) -> str:
    which = f" --on {on} --cohort {one.cohort}" if one.is_of_several else ""
    return f"iomctl cohort correct {one.record.reference} {what}{which} {said} --reason WORDS"


def _otherwise(work: UnitOfWork, fact: Adopted, new: Adopted) -> str:
    """The options by which a new adoption of the same day says something else."""
    said = []
    for option, was, now in (
        ("--tier", fact.tier, new.tier),
        ("--colour", fact.colour, new.colour),
        ("--review-by", fact.review_by, new.review_by),
        ("--because", fact.reason, new.reason),
        ("--decision", fact.decision, new.decision),
        ("--note", fact.note, new.note),
    ):
        if now is not None and was != now:
            said.append(f"{option} {quote(str(now))}")
    if new.worker is None and fact.worker is not None:
        said.append("--no-worker")
    elif (new.worker, new.agency) != (fact.worker, fact.agency):
        said.append(f"--worker {quote(work.session.get_one(Worker, int(new.worker or 0)).name)}")
    return " ".join(said)
