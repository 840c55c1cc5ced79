"""A report of the board as JSON: whose it is, its figures with their definitions, what it rests on, and the paper."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from iomctl.domain.board.told import BoardTold
from iomctl.domain.disclosure.withholding import share_withheld
from iomctl.domain.documents import Paper
from iomctl.domain.measures.adding_up import NATION, OF, SO, cell
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tally
from iomctl.domain.papers.kept import from_json, inert, to_json

VERSION = 1


def report_json(told: BoardTold, paper: Paper, about: Mapping[str, Any]) -> str:
    """The report on several lines, with nothing in it that a terminal would obey; `about` says what it rests on.

    A figure that is withheld is null and `withheld`; no other says more than the paper does.
    """
    used = dict.fromkeys(one.measure for one in told.tallies)
    report = {
        "version": VERSION,
        **about,
        "scheme": told.scheme,
        "cohort": told.cohort,
        "from": told.first.isoformat(),
        "as_of": told.last.isoformat(),
        "known_on": told.known_on.isoformat(),
        "form": told.form,
        "marking": paper.marking,
        "definitions": [_definition(code) for code in used],
        "figures": list(_figures(told)),
        "paper": json.loads(to_json(paper)),
    }
    return inert(json.dumps(report, ensure_ascii=False, indent=2))


def _definition(code: str) -> dict[str, Any]:
    one = measures()[code]
    return {"measure": code, "version": one.version, "name": one.name, "unit": one.unit, "definition": one.definition}


def _figures(told: BoardTold) -> Iterator[dict[str, Any]]:
    for one in told.tallies:
        so, of = (cell(one.key, which) in told.withheld for which in (SO, OF))
        known: dict[str, Any] = {"measure": one.measure, "by": one.by or None, "group": one.group or None}
        known["numerator"] = None if so else one.numerator
        known["denominator"] = None if of else one.denominator
        if one.middle is not None:
            known["median_days"] = None if so else str(one.middle)
        known["withheld"] = share_withheld(cell(one.key, SO), cell(one.key, OF), told.withheld)
        yield {**known, **told.beside.get(one.key, {}), **_missing(told, one), **_then(told, one)}


def _missing(told: BoardTold, one: Tally) -> dict[str, Any]:
    """Why there is no figure where nobody recorded what it counts: a nought would read as a finding."""
    if told.not_begun:
        return {"numerator": None, "denominator": None, "missing": told.not_begun}
    why = told.missing.get(one.measure)
    return {"numerator": None, "missing": why} if why and one.by != NATION else {}


def _then(told: BoardTold, one: Tally) -> dict[str, Any]:
    """Whether it was known otherwise then."""
    was = None if told.then is None else told.then.tallies.of(*one.key)
    if was is None:
        return {}
    return {"revised": (was.numerator, was.denominator) != (one.numerator, one.denominator)}


def paper_of(text: str) -> Paper:
    """The paper in a report as it was kept. Raises BadValue for another version of its shape."""
    return from_json(json.dumps(json.loads(text)["paper"]))
