"""The figures of OGRS3, and what is said where published versions of it differ.

Source: Howard, Francis, Soothill and Humphreys (2009), Ministry of Justice Research Summary 7/09, as read in the
Ministry's service hmpps-arns-risk-actuarial-api up to June 2026, its older rsr-calculator (both MIT licence), and
two independent ports.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from iomctl.domain.columns import column

COPAS_WEIGHT = 1.251124464
ONE_YEAR, TWO_YEARS = 1.402562384, 2.121705678
FIRST_SANCTION, LATER_SANCTION = 0.126142106, 0.463062792
MOST_SANCTIONS = 51
YOUNGEST = 10

AGE_GENDER = (
    (50, -2.025261458, -2.449837160),
    (40, -1.499690953, -1.524652221),
    (35, -1.368045933, -1.421874940),
    (30, -1.325976554, -1.129127959),
    (25, -1.166679288, -1.052777806),
    (21, -1.051515067, -1.028488454),
    (18, -0.625103618, -0.897480934),
    (16, -0.061594199, -0.959179629),
    (14, 0.075775765, -0.669521331),
    (12, 0.083922902, -0.613852078),
    (YOUNGEST, 0.0, -0.785038489),
)
"""From which age on, in completed years at the start of follow-up: the term of men, and of women."""


class ActuarialCategory(NamedTuple):
    """One of OGRS3's own groups of offences as it is called, and its term."""

    name: str
    term: float


ACTUARIAL_CATEGORIES = MappingProxyType(
    {
        "violence": ActuarialCategory("Violence", 0.0),
        "robbery": ActuarialCategory("Robbery", -0.634795912),
        "public-order": ActuarialCategory("Public order", 0.181917975),
        "sexual-adult": ActuarialCategory("Sexual, not against a child", 0.003276327),
        "sexual-child": ActuarialCategory("Sexual, against a child", -0.653434071),
        "prostitution": ActuarialCategory("Soliciting or prostitution", 0.760608858),
        "burglary-domestic": ActuarialCategory("Burglary, domestic", -0.123943520),
        "burglary-other": ActuarialCategory("Burglary, other", 0.240604429),
        "theft": ActuarialCategory("Theft, not of or from a vehicle", 0.661244321),
        "handling": ActuarialCategory("Handling stolen goods", 0.351866973),
        "fraud": ActuarialCategory("Fraud and forgery", 0.159910192),
        "bail": ActuarialCategory("Absconding or bail", 0.733378677),
        "taking-vehicle": ActuarialCategory("Taking a vehicle, and the like", 0.380059431),
        "theft-from-vehicle": ActuarialCategory("Theft from a vehicle", 0.427225615),
        "motoring": ActuarialCategory("Motoring, other than drink driving", 0.262228428),
        "drink-driving": ActuarialCategory("Drink driving", -0.121439408),
        "damage": ActuarialCategory("Criminal damage", 0.204960477),
        "drug-trade": ActuarialCategory("Drug import, export or production", -0.795556373),
        "drugs": ActuarialCategory("Drug possession or supply", 0.077165871),
        "other": ActuarialCategory("Other", -0.060667525),
    }
)
"""By the word that policy/actuarial_categories.csv gives to codes; another grouping than the `group` of criteria."""

BANDS = ((90, "very high"), (75, "high"), (50, "medium"), (0, "low"))
"""From which percentage within two years on, inclusive: the Ministry's word."""


@dataclass(frozen=True)
class Explained:
    """A point of OGRS3, where published versions of it stand, and what iomctl does."""

    point: str = column("Point", "what it is about", "Rounding", rank=0)
    sources: str = column("Sources", "where published versions stand", "the Ministry's service rounds twice", rank=0)
    used: str = column("Used", "what iomctl does", "it rounds half up", rank=0)


EXPLAINED = (
    Explained(
        "Standing of OGRS3",
        "The Ministry's own service dropped OGRS3 on 18 June 2026 for a newer predictor.",
        "It informs, it does not decide. A score from OASys or Delius stands; iomctl's never replaces it.",
    ),
    Explained(
        "Girls of 10 to 15",
        "Three of four published versions take the term as below nought, the Ministry's service as above.",
        "iomctl takes it as below nought, in line with the ages beside them.",
    ),
    Explained(
        "Drink driving and other motoring",
        "The older Ministry tool has the two terms the other way round.",
        "iomctl takes -0.1214 for drink driving and +0.2622 for other motoring, as the service and the paper do.",
    ),
    Explained(
        "Sexual offence, not against a child",
        "The Ministry's service has 0.0328, the others 0.003276.",
        "iomctl takes 0.003276: the other figure looks like a slipped decimal.",
    ),
    Explained(
        "Many sanctions",
        f"The test cases of the older Ministry tool count no more than {MOST_SANCTIONS}; other versions count all.",
        f"iomctl counts {MOST_SANCTIONS} where there are more.",
    ),
    Explained(
        "Rounding",
        "The Ministry's service rounds twice, the second time by the binary value of the first.",
        "iomctl rounds the chance to five places, then to a whole percentage from 1 to 99; half goes up.",
    ),
)
"""Where published versions disagree, and what is used here; first what OGRS3 is worth today."""
