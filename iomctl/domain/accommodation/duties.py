"""The duty to refer somebody to a council, once done: what it came to, and the words that any policy has for it."""

from collections.abc import Mapping

from iomctl.domain.accommodation.duty_to_refer_prompts import WITHDRAWN
from iomctl.domain.accommodation.prompts import ACCEPTED, NOT_ACCEPTED, SUBMITTED
from iomctl.domain.policy.home_and_release_choices import CouncilAnswer

OWN_WORDS = (WITHDRAWN, SUBMITTED)
"""What may be recorded of a referral beside the answers of the policy: the person withdrew it, or there is no answer
after all."""


def status_of(outcome: str | None, answers: Mapping[str, CouncilAnswer]) -> str:
    """How a referral stands by the newest that was recorded of it, None for nothing yet.

    submitted, accepted, not-accepted or withdrawn; an answer that `answers` does not have any more was not accepted.
    """
    if outcome is None or outcome in OWN_WORDS:
        return outcome or SUBMITTED
    return ACCEPTED if outcome in answers and answers[outcome].accepted else NOT_ACCEPTED
