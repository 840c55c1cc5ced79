"""What a rule of criteria may speak about: the fields, and the tests and further keys that each takes."""

from dataclasses import dataclass

ALL_NEIGHBOURHOOD = "neighbourhood-crime"
"""The group of all offences that are neighbourhood crime; its parts go by `offence_codes.NEIGHBOURHOOD_TYPES`."""

NEVER_ASKED = ("ethnicity",)
"""What no rule may speak about: what becomes of groups by it is in the report of a run, and decides about nobody
(Equality Act 2010, s.13 and s.149)."""


@dataclass(frozen=True)
class Field:
    """One thing that rules may speak about, and what it means in words.

    `of` says what follows the field's full stop: "score", "sentence", "marker", "marker with levels" or "pathway", ""
    for nothing. `tests` are the tests it takes, each with what its value is: "figure", "level", "count", "years",
    "interval", "yes-no", "group", "words", "classes", "homes", or the name of a list of the policy. `keys` are further
    keys a rule about it may have.
    """

    meaning: str
    tests: dict[str, str]
    of: str = ""
    keys: tuple[str, ...] = ()


FIELDS = {
    "index-offence": Field(
        "the newest that counts as the index offence on the day; not known without one, without a code, or where a code"
        " alone does not tell",
        {"in-group": "group"},
        keys=("within", "victim"),
    ),
    "offence": Field(
        "whether an offence is in the group; one that may be is not known, and so is somebody without any recorded",
        {"in-group": "group"},
        keys=("within", "outcomes", "victim"),
    ),
    "offences": Field(
        "how many offences; those that may count are not known, and so is somebody without any recorded",
        {"at-least": "count"},
        keys=("group", "within", "outcomes", "victim"),
    ),
    "arrests": Field(
        "on how many days somebody was arrested; an offence with an outcome followed an arrest, and where none is"
        " recorded that was for it the day of the outcome stands for it, its own day after a conviction; an arrest"
        " without a code may be for one in the group, and a later one for an offence whose outcome has no day; not"
        " known without any arrest or offence recorded",
        {"at-least": "count"},
        keys=("group", "within"),
    ),
    "score": Field(
        "the newest by the day; not known without one, or when it is older than max_age, else than the policy allows",
        {"at-least": "score", "under": "score", "one-of": "levels"},
        of="score",
        keys=("max_age",),
    ),
    "statutory": Field(
        "whether a sentence of a statutory kind covers the day; not known for somebody without any recorded",
        {"is": "yes-no"},
    ),
    "sentence": Field(
        "whether one of the kind covers the day, or ends so soon after; not known for somebody without any recorded",
        {"is": "yes-no", "ends-within": "interval"},
        of="sentence",
    ),
    "marker": Field("whether it stands on the day; not known when nobody ever asked", {"is": "yes-no"}, of="marker"),
    "marker.level": Field(
        "the level on the day of a marker that stands; not met without such a marker, not known when nobody asked, or"
        " when no level is recorded",
        {"at-least": "marker-level", "under": "marker-level", "one-of": "marker-levels"},
        of="marker with levels",
    ),
    "need": Field(
        "the newest level by the day; not known when nobody ever asked", {"at-least": "need-level"}, of="pathway"
    ),
    "referral": Field(
        "the status of the newest referral made by the day; not met without one",
        {"one-of": "statuses"},
        of="pathway",
        keys=("within",),
    ),
    "age": Field("in completed years; not known without a birth date", {"at-least": "years", "under": "years"}),
    "gender": Field("as recorded, else not known", {"one-of": "genders"}),
    "area": Field("where somebody lives, as recorded, else not known", {"one-of": "words"}),
    "time-on-scheme": Field("since the adoption; not met outside the cohort", {"at-least": "interval"}),
    "colour": Field("of the case on the day; not met outside the cohort", {"one-of": "colours"}),
    "custody": Field("whether a stay in custody covers the day, of anybody, in the cohort or not", {"is": "yes-no"}),
    "released": Field("whether somebody left custody so recently", {"within": "interval"}),
    "release-due": Field(
        "whether somebody in custody is to leave so soon, or should have, by the day worked out from what makes the"
        " release due; not known where that day is not",
        {"within": "interval"},
    ),
    "other-cohort": Field(
        "whether a case is open in any other cohort, or in one of those named by their codes",
        {"is": "yes-no", "one-of": "words"},
    ),
    "placement": Field(
        "the class of accommodation of the newest placement that covers the day; not met without one",
        {"one-of": "classes"},
    ),
    "home": Field(
        "how somebody lives on the day, of anybody, as on the caseload: in custody, else by the placement they are in,"
        " else by what was said last; not known when nobody asked, or nobody knows: iomctl home add",
        {"one-of": "homes"},
    ),
    "contacts-missed": Field(
        "how many; one whose day is over without an outcome may be one; not known for somebody of whom no contact is"
        " recorded",
        {"at-least": "count"},
        keys=("within",),
    ),
}
"""Every field, by the word that is written in a file of criteria; of `marker.level` the kind stands between the two.

`within` narrows to what happened after the day so long before the day asked about, `victim` to offences whose victim
was a person or a business; one of whom that is not recorded may be either.
"""


def field_written(field: str, of: str) -> str:
    """A field as a file has it, `of` being what follows its full stop, "" for nothing: `marker.mappa.level`."""
    word, _, rest = field.partition(".")
    return ".".join(filter(None, (word, of, rest)))


def fields_written() -> dict[str, str]:
    """Every field as a file has it, with a word in capitals for what is to be put in: `score.KIND`."""
    put_in = {name: "PATHWAY" if one.of == "pathway" else "KIND" for name, one in FIELDS.items() if one.of}
    return {name: field_written(name, put_in.get(name, "")) for name in FIELDS}
