"""Find the one person that somebody means, for every command that takes an OFFENDER."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from shlex import quote

from sqlalchemy import and_, or_
from sqlmodel import col, select

from iomctl.domain.days.written_days import quotable
from iomctl.domain.identifiers import KINDS, canonical, search_key
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, listing_key, number_in, reference
from iomctl.errors import BadValue, DoesNotFit, NotFound
from iomctl.services.lookup.other_names import Named, called_otherwise, is_called
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_CANDIDATES = 10


def find_one(work: UnitOfWork, words: str) -> Offender:
    """The person that `words` means: a reference, an identifier, or a name that only one person has.

    A name is a surname with or without forenames, "mercer" or "Mercer, Kai", or forenames and surname, "kai mercer";
    its words are whole. Where nobody is called so now, it may be a former, wrong or other name. A limited-access mark
    leaves only the whole surname or the whole name. Somebody who was merged is meant as the one whose record theirs is
    now, and what is recorded next of that one was said of them. The look is logged. Raises NotFound when there is
    nobody, or when there are several, whom it lists.
    """
    number = number_in(PERSON, words)
    if number is not None:
        found = work.session.get(Offender, number)
        candidates = [found] if found else []
    else:
        candidates = list(_by_identifier(work, words)) or list(_by_name(work, words))
    candidates = _whose_record(work, candidates)
    work.looked_at(one.id for one in candidates)
    if not candidates:
        typed = quotable(words.strip())
        named_so = typed or '""'
        part = f"look for part of a name: iomctl find {quote(typed)}"
        raise NotFound(f"no offender {named_so}", advice=part if number is None else "everyone: iomctl offender list")
    if len(candidates) > 1:
        raise NotFound(*_listing(work, words, candidates), advice="give the reference of the one you mean")
    return candidates[0]


def _whose_record(work: UnitOfWork, candidates: Sequence[Offender]) -> list[Offender]:
    """Each of those whose records these people's are, once, in their order."""
    said: dict[int, Offender] = {}
    for one in candidates:
        said.setdefault(one.same_as_id or one.id, one)
    said |= {one.id: one for one in candidates if one.id in said}
    if len(said) == 1:
        work.seen.said_of.update((record, one.id) for record, one in said.items())
    return [one if one.id == record else work.session.get_one(Offender, record) for record, one in said.items()]


def shown_name(work: UnitOfWork, person: Offender) -> str:
    """A person's name as this command may show it."""
    return listed_name(person.surname, person.forenames, is_hidden(work, person))


def shown_words(work: UnitOfWork, words: str | None, restricted: bool) -> str | None:
    """Free words about a person as this command may show them: with a limited-access mark they may say who it is."""
    return RESTRICTED_NAME if words and work.hides(restricted) else words


def words_about(work: UnitOfWork, person: int, *words: str | None) -> tuple[str, ...]:
    """Free words about the person with a row number as this command may show them; hidden ones are told of once."""
    told = tuple(one for one in words if one)
    hidden = told and work.hides(work.session.get_one(Offender, person).restricted)
    return (RESTRICTED_NAME,) if hidden else told


def is_hidden(work: UnitOfWork, person: Offender) -> bool:
    """Whether this command may not say who a person is."""
    return work.hides(person.restricted)


def is_whole(words: str, *names: str) -> bool:
    """Whether the words, in any order, are one of these names whole.

    A hidden name is found in no other way: by parts it could be spelt out letter by letter.
    """
    wanted = sorted(fold(words).split())
    return any(sorted(fold(name).split()) == wanted for name in names)


def person_reference(person: Offender) -> str:
    """A stored person's reference."""
    return reference(PERSON, person.id)


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
        raise DoesNotFit(f"{ref} is not {where} now", advice="iomctl cohort adopt --help says how to take them on")
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


def named(work: UnitOfWork, person: Offender) -> str:
    """A person in a message: `N00042  Mercer, Kai, born 1994-08-14`, or `N00042  restricted`."""
    born = f", born {person.birth}" if person.birth and not is_hidden(work, person) else ""
    return f"{person_reference(person)}  {shown_name(work, person)}{born}"


def numbers_meant(words: str, today: date) -> set[tuple[str, str]]:
    """Every stored identifier (kind, value) that a text may be, however it is written; never raises."""
    typed = words.strip()
    # What can't be printed may not even be text that a database takes.
    found = {("local", typed)} if typed.isprintable() else set()
    for kind in KINDS:
        for form in _forms(kind, "".join(typed.split())):
            try:
                found.add((kind, canonical(kind, form, today=today)))
            except BadValue:
                continue
    return found


def _forms(kind: str, word: str) -> Iterator[str]:
    yield word
    # A PNC id without its slash may have a year of two digits or of four; with it there is no doubt.
    if kind == "pnc" and "/" not in word:
        yield search_key(kind, word)
        yield f"{word[:4]}/{word[4:]}"


def _by_identifier(work: UnitOfWork, words: str) -> Sequence[Offender]:
    # Only here: most commands find nobody by a number, and loading a table takes time.
    from iomctl.storage.tables.identities import Identifier

    meant = [
        and_(col(Identifier.kind) == kind, col(Identifier.value) == value)
        for kind, value in numbers_meant(words, work.today)
    ]
    if not meant:
        return []
    query = select(Offender).join(Identifier, col(Identifier.offender_id) == col(Offender.id))
    return work.session.exec(query.where(or_(*meant)).order_by(col(Offender.id)).distinct()).all()


def _by_name(work: UnitOfWork, words: str) -> Sequence[Offender]:
    wanted = fold(words)
    if not wanted:
        return []
    found = work.session.exec(select(Offender).where(is_called(col(Offender.search_name), words))).all()
    now = [(one, (one.surname, one.search_name)) for one in found]
    told = _may_be_told(work, wanted, now) or _may_be_told(work, wanted, called_otherwise(work, words))
    told.sort(key=lambda one: listing_key(one.search_name, one.id, is_hidden(work, one)))
    return told[: MOST_CANDIDATES + 1]


def _may_be_told(work: UnitOfWork, wanted: str, found: Iterable[Named]) -> list[Offender]:
    """Those of people found by name who have no limited-access mark, or whose whole name the words are."""
    told = (one for one, names in found if not is_hidden(work, one) or is_whole(wanted, *names))
    return list({one.id: one for one in told}.values())


def _listing(work: UnitOfWork, words: str, candidates: Sequence[Offender]) -> list[str]:
    lines = [f"{quotable(words.strip())} could be several people:"]
    lines += [f"  {named(work, one)}" for one in candidates[:MOST_CANDIDATES]]
    if len(candidates) > MOST_CANDIDATES:
        lines.append("  and more")
    return lines
