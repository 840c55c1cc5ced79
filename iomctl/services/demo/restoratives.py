"""Made-up offers of restorative justice, at each stage of the policy, some of them answered and come to something."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.restoratives import RestorativeOffer

OFFERED, ANSWERED, ACCEPTED, CAME = 0.1, 0.75, 0.7, 0.6
ASKED = (True, True, False, None)
SINCE = timedelta(days=200)


class OfferMaker:
    """Puts made-up offers in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} restoratives")  # noqa: S311 made-up offers need to be repeatable, not secret
        self._rows, self._on, self._made = rows, on, 0

    def make(self, person: int, adopted_on: date) -> None:
        """Perhaps an offer to one person on the scheme."""
        chance, policy = self._random.random, self._rows.work.policy
        if chance() >= OFFERED or not policy.restorative_stages or not policy.restorative_outcomes:
            return
        offered_on = self._between(max(adopted_on, self._on - SINCE))
        stages, asked = list(policy.restorative_stages), self._random.choice(ASKED)
        self._made += 1
        stage = stages[self._made % len(stages)]
        answer = ("accepted" if chance() < ACCEPTED else "declined") if chance() < ANSWERED else None
        answered_on = self._between(offered_on) if answer else None
        came = answer == "accepted" and chance() < CAME
        outcome = self._random.choice(list(policy.restorative_outcomes)) if came else None
        outcome_on = self._between(answered_on) if came and answered_on else None
        told = (offered_on, stage, asked, answer, answered_on, outcome, outcome_on)
        self._rows.add(RestorativeOffer, person, *told)

    def _between(self, first: date) -> date:
        return working_day(self._random, first, self._on, self._rows.work.calendar.holidays)
