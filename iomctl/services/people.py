"""Find the one person that somebody means, for every command that takes an OFFENDER."""

from collections.abc import Sequence

from sqlmodel import col, select

from iomctl.domain.identifiers import KINDS, search_key
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, number_in, reference
from iomctl.errors import DoesNotFit, NotFound
from iomctl.storage.tables import Cohort, Identifier, Offender, Spell
from iomctl.storage.unit_of_work import UnitOfWork

MOST_CANDIDATES = 10


def find_one(work: UnitOfWork, words: str) -> Offender:
    """The person that `words` means: a reference, an identifier, or a name that only one person has.

    The look is logged. Raises NotFound when there is nobody, or when there are several, whom it lists.
    """
    number = number_in(PERSON, words)
    if number is not None:
        found = work.session.get(Offender, number)
        candidates = [found] if found else []
    else:
        candidates = list(_by_identifier(work, words)) or list(_by_name(work, words))
    work.looked_at(one.id for one in candidates if one.id is not None)
    if not candidates:
        raise NotFound(f"no offender {words}", advice=f"look for part of a name: iomctl find {words}")
    if len(candidates) > 1:
        raise NotFound(*_listing(work, words, candidates), advice="give the reference of the one you mean")
    return candidates[0]


def shown_name(work: UnitOfWork, person: Offender) -> str:
    """A person's name as this command may show it."""
    return listed_name(person.surname, person.forenames, person.restricted and not work.restricted)


def person_reference(person: Offender) -> str:
    """A stored person's reference."""
    return reference(PERSON, person.id or 0)


def open_spell(work: UnitOfWork, person: Offender, cohort: str | None = None) -> Spell:
    """The one open spell of a person, in `cohort` when that is named.

    Raises NotFound for an unknown cohort, DoesNotFit when the person has no open spell there, or has several
    and no cohort was named.
    """
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(Spell.offender_id == person.id, col(Spell.deselected_on).is_(None))
    if cohort is not None:
        query = query.where(Cohort.id == find_cohort(work, cohort).id)
    found = work.session.exec(query.order_by(col(Cohort.code))).all()
    ref = person_reference(person)
    if not found:
        where = f"in cohort {cohort}" if cohort else "in any cohort"
        raise DoesNotFit(f"{ref} is not {where} now", advice=f"adopt them: iomctl cohort adopt {ref} ...")
    if len(found) > 1:
        codes = ", ".join(one.code for _, one in found)
        raise DoesNotFit(f"{ref} is in several cohorts: {codes}", advice="say which with --cohort")
    return found[0][0]


def find_cohort(work: UnitOfWork, word: str) -> Cohort:
    """The cohort with this code or name, in any case. Raises NotFound with the codes there are."""
    wanted = fold(word)
    cohorts = work.session.exec(select(Cohort).order_by(col(Cohort.code))).all()
    for one in cohorts:
        if wanted in {fold(one.code), fold(one.name)}:
            return one
    known = ", ".join(one.code for one in cohorts)
    advice = f"cohorts are: {known}" if known else "make one: iomctl cohort create CODE --name NAME"
    raise NotFound(f"no cohort {word}", advice=advice)


def _by_identifier(work: UnitOfWork, words: str) -> Sequence[Offender]:
    keys = {search_key(kind, words) for kind in KINDS} | {words.strip()}
    query = select(Offender).join(Identifier, col(Identifier.offender_id) == col(Offender.id))
    return work.session.exec(query.where(col(Identifier.value).in_(keys)).distinct()).all()


def _by_name(work: UnitOfWork, words: str) -> Sequence[Offender]:
    wanted = fold(words.replace(",", " "))
    if not wanted:
        return []
    name = col(Offender.search_name)
    query = select(Offender).where((name == wanted) | name.startswith(f"{wanted} ", autoescape=True))
    return work.session.exec(query.order_by(name, col(Offender.id)).limit(MOST_CANDIDATES + 1)).all()


def _listing(work: UnitOfWork, words: str, candidates: Sequence[Offender]) -> list[str]:
    lines = [f"{words} could be several people:"]
    for one in candidates[:MOST_CANDIDATES]:
        born = f", born {one.born_on.isoformat()}" if one.born_on else ""
        lines.append(f"  {person_reference(one)}  {shown_name(work, one)}{born}")
    if len(candidates) > MOST_CANDIDATES:
        lines.append("  and more")
    return lines
