"""What a rule of criteria may speak about: the fields, and the tests and further keys that each takes."""

from dataclasses import dataclass

ALL_NEIGHBOURHOOD = "neighbourhood-crime"
"""The group of all offences that are neighbourhood crime; its parts go by `offence_codes.NEIGHBOURHOOD_TYPES`."""


@dataclass(frozen=True)
class Field:
    """One thing that rules may speak about.

    `of` says what follows the field's full stop: "score", "sentence", "marker" or "pathway", "" for nothing. `tests`
    are the tests it takes, each with what its value is: "figure", "level", "count", "years", "interval", "yes-no",
    "group", "words", or the name of a list of the policy. `keys` are further keys a rule about it may have.
    """

    tests: dict[str, str]
    of: str = ""
    keys: tuple[str, ...] = ()


FIELDS = {
    "index-offence": Field({"in-group": "group"}),
    "offence": Field({"in-group": "group"}, keys=("within", "outcomes")),
    "offences": Field({"at-least": "count"}, keys=("group", "within", "outcomes")),
    "arrests": Field({"at-least": "count"}, keys=("group", "within")),
    "score": Field({"at-least": "score", "under": "score", "one-of": "levels"}, of="score"),
    "statutory": Field({"is": "yes-no"}),
    "sentence": Field({"is": "yes-no", "ends-within": "interval"}, of="sentence"),
    "marker": Field({"is": "yes-no"}, of="marker"),
    "need": Field({"at-least": "need-level"}, of="pathway"),
    "referral": Field({"one-of": "statuses"}, of="pathway", keys=("within",)),
    "age": Field({"at-least": "years", "under": "years"}),
    "gender": Field({"one-of": "genders"}),
    "area": Field({"one-of": "words"}),
    "time-on-scheme": Field({"at-least": "interval"}),
    "colour": Field({"one-of": "colours"}),
    "custody": Field({"is": "yes-no"}),
}
"""Every field, by the word that is written in a file of criteria.

- `index-offence`: the newest offence that counts as the index offence on the day. Not known without one, without a
  code, or where a code alone does not tell.
- `offence`: whether there is one in the group; `offences` and `arrests`: how many. An offence that may be one
  counts towards not known. `arrests` are offences with an outcome, each of which follows an arrest; one without
  an outcome may be one. Not known for somebody without any recorded offence.
- `score.KIND`: the newest by the day; not known without one, or when it is older than the policy allows.
- `statutory`: whether a sentence of a statutory kind covers the day; `sentence.KIND`: whether one of that kind does,
  or ends so soon after. Not known for somebody without any recorded sentence.
- `marker.KIND`: not known when nobody ever asked. `need.PATHWAY`: the newest level by the day, likewise.
- `referral.PATHWAY`: the status of the newest referral made by the day; not met without one.
- `age` in completed years, `gender`, `area`: not known where they are not recorded.
- `custody`: whether a stay in custody covers the day, of anybody, in the cohort or not.
- `time-on-scheme`, `colour`: of the spell in the cohort on the day; not met for somebody outside it.
"""
