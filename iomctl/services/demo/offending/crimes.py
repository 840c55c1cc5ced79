"""What made-up people mostly do: a cohort as it was before 2020, with much that is no neighbourhood crime."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Crime:
    """A pattern of offending: Home Office codes and victims as often as they are met.

    `score` is the middle of their OGRS3 over two years and `violence` that of OVP; `harm` the share with a high or very
    high risk of serious harm, `abuse` the share marked for domestic abuse once somebody asked; `marker` is one that
    some of them have besides.
    """

    codes: tuple[str, ...]
    victims: tuple[str, ...]
    score: int
    violence: int
    harm: float
    abuse: float
    marker: str


BURGLED = ("028/03",) * 5 + ("028/02", "028/00")
ROBBED = ("person",) * 4 + ("not-known",) * 2 + ("business",)
VEHICLES = ("045/10",) * 4 + ("126/00", "048/01", "130/01", "037/02")

BURGLARY = Crime(BURGLED, ("person",), 80, 24, 0.26, 0.6, "acquisitive-tag")
ROBBERY = Crime(("034/01",) * 4 + ("034/02",), ROBBED, 73, 44, 0.55, 0.6, "gang")
FROM_VEHICLES = Crime(VEHICLES, ("person",), 78, 20, 0.2, 0.55, "acquisitive-tag")
FROM_PEOPLE = Crime(("039/00",), ("person",), 77, 22, 0.2, 0.55, "acquisitive-tag")
FROM_SHOPS = Crime(("046/00",) * 4 + ("044/00",), ("business",), 79, 18, 0.15, 0.55, "child-protection")
OTHER_BURGLARY = Crime(("030/02",) * 4 + ("030/01",), ("business",), 74, 24, 0.25, 0.55, "acquisitive-tag")
VIOLENCE = Crime(("008/06", "008/06", "008/01", "105/01"), ("person",), 52, 56, 0.68, 0.75, "mappa")
DOMESTIC_ABUSE = Crime(("105/01", "008/06", "008/66"), ("person",), 42, 48, 0.7, 1.0, "marac")
DRUGS = Crime(("092/00",), ("not-known",), 55, 26, 0.3, 0.55, "gang")

NEIGHBOURHOOD = (BURGLARY, BURGLARY, ROBBERY, FROM_VEHICLES, FROM_PEOPLE)
"""What people outside the cohort do, so that some of them could come in."""

# The mix is made up. By the 2020 inspection of such cohorts almost 40% were high or very high risk of serious harm and
# domestic abuse was a concern in more than half [HMIP20PR].
MET = (
    *((BURGLARY,) * 26 + (ROBBERY,) * 13 + (FROM_VEHICLES,) * 11 + (FROM_PEOPLE,) * 4),
    *((FROM_SHOPS,) * 10 + (OTHER_BURGLARY,) * 6 + (VIOLENCE,) * 14 + (DOMESTIC_ABUSE,) * 12 + (DRUGS,) * 4),
)
