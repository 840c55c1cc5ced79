"""Random case books, as hypothesis draws them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from iomctl.domain.names import fold
from iomctl.errors import BadValue
from iomctl.inputs.names import free_words

TODAY = date(2026, 4, 20)
BORN = date(1970, 1, 1)
NAMES = ("Mercer", "O'Brien", "Łukasz", "=SUM(A1)", "-Quill", "Ó Súilleabháin", "van der Berg; junior", '"Jo"', "Ng")
WORKERS = (("S Okafor", "Police"), ("J Byrne", "Probation"), ("S Okafor", "Probation"), (None, None))
STEPS = (("accepted", "started", "ended"), ("accepted", "ended"), ("refused",), ("ended",), ("accepted", "started"), ())


def _tidied(text: str) -> str:
    try:
        return free_words(text)
    except BadValue:
        return ""


# Characters that a note may hold, trimmed as it is stored: hardly a draw is given up, however many notes a book has.
_characters = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t\r")
notes = st.none() | st.text(_characters, min_size=1, max_size=8).map(_tidied).filter(bool)
names = st.sampled_from(NAMES)
gaps = st.integers(0, 40)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, Any, str | None]:
    """One later change of a spell: its kind, what it holds from then on, and why."""
    kind = draw(st.sampled_from(("tier", "colour", "inside", "outside", "worker")))
    values: dict[str, Any] = {
        "tier": st.sampled_from(("fixed", "flex", "free")),
        "colour": st.sampled_from(("red", "amber", "green")),
        "inside": names,
        "outside": st.sampled_from(("red", "amber")),
        "worker": st.sampled_from(WORKERS),
    }
    why = st.sampled_from((None, "risk-up")) if kind == "tier" else notes
    return kind, draw(values[kind]), draw(why)


outcomes = st.sampled_from(("held", "held", "moved", "recalculated", "exempted", "resumed"))
spells = st.fixed_dictionaries(
    {
        "wait": gaps,
        "changes": st.lists(st.tuples(gaps, changes()), min_size=1, max_size=5),
        "reviews": st.lists(st.tuples(gaps, outcomes, notes), min_size=1, max_size=5) | st.just([]),
        "ends": st.booleans(),
        "note": notes,
        "worker": st.sampled_from(WORKERS),
        "exempt": st.booleans(),
    }
)
referrals = st.tuples(
    st.sampled_from(("drugs", "ete")),
    st.sampled_from(("", "Luton")),
    st.sampled_from(STEPS),
    notes,
    st.none() | st.tuples(st.sampled_from(("low", "high")), names, names),
)
days = st.dates(date(2002, 1, 1), TODAY)


def _agree(rows: list[Any]) -> bool:
    """Whether no row says that there is none on a day on which another goes on: that is refused by every door."""
    nones = [on for on, _, kind, _ in rows if kind in {"none", False}]
    some = [(on, length) for on, length, kind, _ in rows if kind not in {"none", False}]
    return not any(
        first <= on and (length is None or (on - first).days <= length) for on in nones for first, length in some
    )


facts = st.fixed_dictionaries(
    {
        "offences": st.lists(
            st.tuples(
                days,
                st.sampled_from((None, "028/03", "034/01", "008/06")),
                st.sampled_from(("person", "business", "not-known")),
                st.sampled_from((None, "arrested", "no-further-action")),
                st.booleans(),
                notes,
            ),
            max_size=3,
        ),
        "arrests": st.lists(
            st.tuples(
                days,
                st.sampled_from((None, "028/03", "028/03, 034/01")),
                st.sampled_from(("person", "business", "not-known")),
                st.sampled_from((None, "bailed", "charged")),
                notes,
            ),
            max_size=3,
        ),
        "scores": st.lists(
            st.tuples(days, st.sampled_from(("high", "very-high")) | st.decimals(0, 100, places=2), notes, notes),
            max_size=3,
        ),
        "sentences": st.lists(
            st.tuples(days, st.none() | gaps, st.sampled_from(("licence", "none")), notes), max_size=3
        ).filter(_agree),
        "markers": st.lists(st.tuples(days, st.none() | gaps, st.booleans(), notes), max_size=3).filter(_agree),
        "homes": st.lists(
            st.tuples(
                days,
                st.none() | gaps,
                st.sampled_from(("A08A", "A07B", "would-not-say")),
                st.none() | st.sampled_from(("Luton", "Dunstable")),
                notes,
            ),
            max_size=3,
            unique_by=lambda one: (one[0], one[2], one[3]),
        ),
        "transitions": st.lists(st.tuples(days, st.sampled_from(("agreed", "met", "stays")), notes), max_size=3),
        "withdrawn": st.booleans(),
    }
)
people = st.fixed_dictionaries(
    {
        "surname": names,
        "forenames": names | st.just(""),
        "born_on": st.none() | st.dates(BORN, date(2001, 12, 31)),
        "restricted": st.booleans(),
        "kinds": st.lists(st.sampled_from(("pnc", "pnc", "crn", "local")), max_size=3),
        "aliases": st.lists(names.filter(lambda name: ";" not in name), max_size=2, unique_by=fold),
        "spells": st.lists(spells, min_size=1, max_size=2) | st.just([]),
        "needs": st.lists(st.tuples(gaps, st.sampled_from(("none", "some", "severe")), notes), max_size=3),
        "referrals": st.lists(referrals, max_size=2),
        "facts": facts,
    }
)
books = st.lists(people, min_size=3, max_size=5)
