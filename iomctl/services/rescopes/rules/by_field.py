"""How each field of criteria is asked in SQL: the one place where a rule has its meaning."""

from collections.abc import Callable, Mapping

from iomctl.domain.criteria.criteria import Rule
from iomctl.services.rescopes.rules import (
    arrest_rules,
    case_rules,
    custody_rules,
    home_rules,
    marker_rules,
    offence_rules,
    person_rules,
    score_rules,
    sentence_rules,
)
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql

RULES: Mapping[str, Callable[[Rule, CriteriaAsked], RuleSql]] = {
    "index-offence": offence_rules.index_offence,
    "offence": offence_rules.offence,
    "offences": offence_rules.offences,
    "arrests": arrest_rules.arrests,
    "score": score_rules.score,
    "statutory": sentence_rules.statutory,
    "sentence": sentence_rules.sentence,
    "marker": marker_rules.marker,
    "marker.level": marker_rules.marker_level,
    "need": case_rules.need,
    "referral": case_rules.referral,
    "age": person_rules.age,
    "gender": person_rules.gender,
    "area": person_rules.area,
    "time-on-scheme": person_rules.time_on_scheme,
    "colour": person_rules.colour,
    "custody": custody_rules.custody,
    "released": custody_rules.released,
    "release-due": custody_rules.release_due,
    "other-cohort": case_rules.other_cohort,
    "placement": case_rules.placement,
    "home": home_rules.home,
    "contacts-missed": case_rules.contacts_missed,
}
"""The fields of `domain.criteria.fields.FIELDS`."""
