"""The words of OGRS3 worked out; `iomctl score ogrs3` puts them on the screen."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.domain.facts.offence_codes import name_of
from iomctl.domain.facts.ogrs3 import VERSION
from iomctl.domain.facts.ogrs3_tables import ACTUARIAL_CATEGORIES, COPAS_WEIGHT, EXPLAINED, ONE_YEAR, TWO_YEARS
from iomctl.output.page import Line, PageSection

if TYPE_CHECKING:
    from iomctl.services.facts.score_ogrs3 import Ogrs3Worked, OnRecord


def title_of(found: "Ogrs3Worked | None", flat: bool) -> list[str]:
    """The parts of the line that the page opens with; `flat` as for `sections_of`."""
    if found is None or found.offender is None:
        return [VERSION]
    return [VERSION, f"{found.offender}{' ' if flat else '  '}{found.name}"]


def sections_of(found: "Ogrs3Worked", flat: bool) -> list[PageSection]:
    """The facts, the terms and what they mean; for a `flat` page figures are not set below each other."""
    sections = [
        PageSection("Facts", list(_facts(found))),
        PageSection(
            "Terms", [Line(head, _figure(term, flat), f"{_gap(flat)}{how}") for head, term, how in _terms(found)]
        ),
        PageSection("Chance of proven re-offending", list(_chances(found, flat))),
    ]
    return [*sections, explained(flat)] if found.explained else sections


def explained(flat: bool) -> PageSection:
    """What OGRS3 is worth today, where sources disagree, and what is used."""
    lines = []
    for one in EXPLAINED:
        both = [Line(one.point, one.sources), Line("", one.used)]
        lines += [Line(one.point, f"{one.sources} {one.used}")] if flat else both
    return PageSection("What OGRS3 is worth, and where sources disagree", lines)


def _facts(found: "Ogrs3Worked") -> Iterator[Line]:
    counted = f", of which {found.counted_sanctions} count" if found.counted_sanctions < found.sanctions else ""
    code = f"{found.code}, {name_of(found.code)}" if found.code else "no code given"
    yield Line("Gender", found.gender, _origin(found, "gender"))
    yield Line("Born", _day(found.born_on), _origin(found, "born_on"))
    yield Line("Convicted", _day(found.convicted_on), f", aged {found.age_at_conviction}")
    yield Line("Follow-up from", _day(found.followed_from), f", aged {found.age_at_follow_up}")
    yield Line("Sanctions", str(found.sanctions), f", this one with them{counted}")
    yield Line("First sanction", f"aged {found.first_sanction_at}")
    yield Line("Offence", code, _origin(found, "code"))
    category = found.actuarial_category
    yield Line("Actuarial category", ACTUARIAL_CATEGORIES[category].name, f" ({category})")


def _origin(found: "Ogrs3Worked", name: str) -> str:
    if name not in found.from_record:
        return ""
    return f", from the record: {found.index_offence}" if name == "code" else ", from the record"


def _terms(found: "Ogrs3Worked") -> list[tuple[str, float, str]]:
    terms = found.terms
    years = f"10 + {found.age_at_conviction} - {found.first_sanction_at}"
    return [
        ("Age and gender", terms.age_gender, f"{found.gender}, aged {found.age_at_follow_up} when follow-up starts"),
        ("Status", terms.status, "the first sanction" if found.sanctions == 1 else "sanctioned before"),
        ("Copas", terms.copas, f"{COPAS_WEIGHT:.4f} x ln({found.counted_sanctions} / ({years}))"),
        ("Offence", terms.offence, ACTUARIAL_CATEGORIES[found.actuarial_category].name),
        ("z", terms.z, "the sum of the four"),
    ]


def _chances(found: "Ogrs3Worked", flat: bool) -> Iterator[Line]:
    spans = (
        ("Within a year", found.percent_one_year, found.chance_one_year, ONE_YEAR),
        ("Within two years", found.percent_two_years, found.chance_two_years, TWO_YEARS),
    )
    for head, percent, chance, constant in spans:
        figure = f"{percent} %" if flat else f"{percent:>2} %"
        yield Line(head, figure, f"{_gap(flat)}{chance:.5f} = 1 / (1 + exp(-(z + {constant:.4f})))")
    yield Line("Band", found.band, ", by the two-year percentage")
    if found.recorded:
        yield Line("On record", _recorded(found.recorded))


def _recorded(score: "OnRecord") -> str:
    return ", ".join(filter(None, (f"{score.value:g}", _day(score.scored_on), score.version, score.source)))


def _figure(term: float, flat: bool) -> str:
    return f"{term:.4f}" if flat else f"{term:>7.4f}"


def _gap(flat: bool) -> str:
    return ", " if flat else "  "


def _day(day: date) -> str:
    return short(day, date.min)
