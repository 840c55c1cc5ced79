"""Put the drawn facts of a person into a case book, row by row."""

from datetime import timedelta
from typing import Any

from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.unit_of_work import UnitOfWork


def add_facts(work: UnitOfWork, person: int, drawn: dict[str, Any]) -> None:
    """Store the facts of a person, twice the first offence, and one of each that was withdrawn if that was drawn."""
    every: dict[str, Any] = {"offender_id": person, "withdrawn_in": None, **work.recorded}
    rows = [*_offences(drawn, every), *_arrests(drawn, every), *_scores(drawn, every)]
    rows += [Sentence(**_span(one, "start_on", "until_on"), kind=one[2], **every) for one in drawn["sentences"]]
    for on, days, kind, area, note in drawn["homes"]:
        leaves_on = None if days is None else on + timedelta(days=days)
        told = {"from_on": on, "kind": kind, "area": area, "leaves_on": leaves_on, "source": note}
        rows.append(SaidHome(**(told | every)))
    for on, step, said in drawn["transitions"]:
        told = {"kind": "turning-18", "step": step, "step_on": on, "done_with": said, "note": said}
        rows.append(TransitionStep(**told, **every))
    for one in drawn["markers"]:
        span = _span(one if one[2] else (one[0], None, *one[2:]), "from_on", "until_on")
        marker = Marker(**span, kind="mappa", present=one[2], **every)
        work.session.add(marker)
        work.session.flush()
        if one[2] and one[1] is not None:
            since = span["from_on"]
            said = {"marker_id": marker.id, "review_on": span["until_on"], **work.recorded}
            rows += [MarkerReview(from_on=since, level=level, **said) for level in ("2", None)[one[1] % 2 :]]
    if drawn["withdrawn"]:
        gone = every | {"withdrawn_in": work.event, "source": "a mistake"}
        rows += [*_offences(drawn, gone), *_arrests(drawn, gone), *_scores(drawn, gone)]
    for row in rows:
        work.session.add(row)
        work.session.flush()


def _offences(drawn: dict[str, Any], every: dict[str, Any]) -> list[Any]:
    rows = []
    for on, code, victim, outcome, index, note in [*drawn["offences"], *drawn["offences"][:1]]:
        came: dict[str, Any] = {"outcome": outcome, "outcome_on": on if outcome else None}
        told = {"committed_on": on, "code": code, "victim": victim, "index_on": on if index else None}
        rows.append(Offence(**({**told, **came, "source": note} | every)))
    return rows


def _arrests(drawn: dict[str, Any], every: dict[str, Any]) -> list[Any]:
    rows = []
    for on, codes, victim, outcome, note in drawn["arrests"]:
        came: dict[str, Any] = {"outcome": outcome, "outcome_on": on if outcome else None}
        rows.append(Arrest(**({"arrested_on": on, "codes": codes, "victim": victim, **came, "source": note} | every)))
    return rows


def _scores(drawn: dict[str, Any], every: dict[str, Any]) -> list[Any]:
    rows = []
    for on, value, version, note in drawn["scores"]:
        level = value if isinstance(value, str) else None
        told = {"kind": "rosh", "level": level, "value": None} if level else {"kind": "rsr", "value": float(value)}
        rows.append(Score(**({"level": None, **told, "scored_on": on, "version": version, "source": note} | every)))
    return rows


def _span(one: tuple[Any, ...], first: str, last: str) -> dict[str, Any]:
    on, days = one[:2]
    return {first: on, last: None if days is None else on + timedelta(days=days), "source": one[-1]}
