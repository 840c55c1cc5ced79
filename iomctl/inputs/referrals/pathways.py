"""A pathway as somebody names it when asking about what is recorded."""

from iomctl.domain.policy.choices import Pathway
from iomctl.domain.policy.policy import Policy


def asked_pathway(policy: Policy, word: str) -> str:
    """The code of a pathway to look for; a retired one too, by its code, for old rows still hold it.

    Raises BadValue with the choices for any other word.
    """
    return word if word in policy.pathways else policy.pick(Pathway, word).code
