"""What is paid beside a payment: all of the same release, in whichever order it was recorded."""

from datetime import date

from iomctl.domain.accommodation.home import Held
from iomctl.domain.accommodation.payments import PaidBeside, Payment, paid_beside

STAYS = (Held(date(2026, 1, 5), date(2026, 2, 2)), Held(date(2026, 4, 6), None))
BEFORE = Payment(1, date(2026, 1, 2), 100, 1)
AFTER = (Payment(2, date(2026, 2, 2), 20, 0), Payment(3, date(2026, 3, 2), 3, 2))
INSIDE = Payment(4, date(2026, 4, 20), 5_000, 0)
ALL = (BEFORE, *AFTER, INSIDE)


def test_payments_of_one_release_are_one_pot() -> None:
    of_release = PaidBeside(23, 2, (2, 3))
    assert paid_beside(date(2026, 2, 2), ALL, STAYS) == of_release
    assert paid_beside(date(2026, 4, 6), ALL, STAYS) == of_release
    assert paid_beside(date(2026, 1, 5), ALL, STAYS) == PaidBeside(100, 1, (1,))
    assert paid_beside(date(2026, 4, 7), ALL, STAYS) == PaidBeside(5_000, 0, (4,))


def test_of_somebody_never_inside_all_belong_together() -> None:
    assert paid_beside(date(2026, 4, 7), ALL, ()) == PaidBeside(5_123, 3, (1, 2, 3, 4))
    assert paid_beside(date(2026, 4, 7), (), STAYS) == PaidBeside()
