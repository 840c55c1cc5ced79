"""Five open cases, one of each kind that a caseload tells apart."""

from datetime import date

from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.program import Program

APRIL_7 = date(2026, 4, 7)


def fill(iomctl: Program) -> None:
    """Five open cases: Mercer overdue, Hollis due soon, Quill in custody, Sayle exempt, Zane led by nobody."""
    with cb.book(iomctl) as work:
        cb.cohort(work), cb.cohort(work, "dunstable", "IOM Dunstable")
        okafor = cb.worker(work, "S Okafor")
        dane = cb.worker(work, "P Dane", left_on=date(2026, 4, 14), agency_name="Probation")
        mercer = cb.person(work, "Mercer", area="Luton")
        cb.spell(work, mercer, worker=okafor, colour="amber", due_by=date(2026, 4, 10))
        cr.need(work, mercer, "accommodation", "severe")
        cr.need(work, mercer, "ete", "none")
        cr.referral(work, mercer, "accommodation", APRIL_7)
        hollis = cb.person(work, "Hollis", "Devon", area="Dunstable")
        cb.spell(work, hollis, worker=okafor, tier="flex", colour="red", due_by=date(2026, 4, 27))
        cr.need(work, hollis, "drugs", "some")
        cr.referral(work, hollis, "drugs", APRIL_7, accepted=date(2026, 4, 9), started=date(2026, 4, 13))
        quill = cb.person(work, "Quill", "Rowan", area="Luton", restricted=True)
        inside = cb.spell(work, quill, date(2026, 2, 2), worker=dane, tier="free", colour="blue")
        cb.change(work, inside, date(2026, 3, 2), custody="custody", prison="HMP Bedford")
        cr.referral(work, quill, "drugs", APRIL_7, refused=date(2026, 4, 9))
        sayle = cb.person(work, "Sayle", "Jordan")
        away = cb.spell(work, sayle, worker=okafor, cohort=cb.cohort(work, "dunstable"), due_by=date(2026, 4, 1))
        cb.exempt(work, away, date(2026, 3, 20))
        cr.need(work, sayle, "ete", "none")
        zane = cb.person(work, "Zane", "Lee", area="Luton")
        cb.spell(work, zane, tier="flex", colour="green")
