"""What may be recorded about an offence, and whether it is a neighbourhood offence."""

from datetime import date

from iomctl.domain.facts.offence_codes import scope_of

VICTIMS = ("person", "business", "not-known")
OUTCOMES = ("arrested", "charged", "convicted", "cautioned", "no-further-action")
SCOPES = ("yes", "no", "ask")
COUNTED_AS = ("breach", "considered")
"""What is no offence by itself: a breach of an order or licence, and one taken into consideration with another."""
PLACES = ("scotland", "northern-ireland", "abroad")
"""Where an offence was committed that was not committed in England and Wales."""


def outcome_stands(outcome_on: date | None, set_aside_on: date | None, on: date) -> bool:
    """Whether what came of an offence counts on a day: no court had set it aside by then, that day included.

    An outcome of a later day than the one on which an earlier one was set aside stands; one of no known day does not.
    """
    gone = set_aside_on is not None and set_aside_on <= on
    return not gone or (outcome_on is not None and set_aside_on is not None and outcome_on > set_aside_on)


def neighbourhood(code: str | None, victim: str) -> tuple[str, str]:
    """Whether an offence is neighbourhood crime, one of SCOPES, and why.

    `code` is a stored code, None when it is not known; `victim` is one of VICTIMS. Robbery counts where it was of
    a person [LANCS: robbery of personal property], which its code does not tell.
    """
    if code is None:
        return "ask", "no code is recorded"
    scope = scope_of(code)
    if scope.asks != "victim" or scope.scope != "ask":
        return scope.scope, scope.reason
    if victim == "not-known":
        return "ask", f"{scope.type}: say whether the victim was a person"
    return ("yes" if victim == "person" else "no"), f"{scope.type} of a {victim}"
