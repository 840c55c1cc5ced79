"""The kinds of things that somebody is reminded of, each with the words of a message about one."""

from typing import NamedTuple


class NoticeKind(NamedTuple):
    """A kind of thing that is due: its code, the words before its day, whether that is past, and whether a birthday.

    The words name no service, marker or place: a message says no more of a person than it must.
    """

    code: str
    words: str
    late: bool
    of_birth: bool = False


KINDS = {
    one.code: one
    for one in (
        NoticeKind("released-unplanned", "was released and nobody had planned it", late=True),
        NoticeKind("release-overdue", "release was expected", late=True),
        NoticeKind("duty-overdue", "to be referred to a council since", late=True),
        NoticeKind("home-none", "no home to stay in, since", late=True),
        NoticeKind("review-overdue", "review was due by", late=True),
        NoticeKind("contact-standard", "contact was due by", late=True),
        NoticeKind("placement-overdue", "placement was to end", late=True),
        NoticeKind("placement-empty", "placement stands empty since", late=True),
        NoticeKind("placement-plan", "move-on plan was due by", late=True),
        NoticeKind("condition-overdue", "condition was to be met by", late=True),
        NoticeKind("marker-overdue", "marker was to be reviewed", late=True),
        NoticeKind("transition-overdue", "transition was to be over by", late=True, of_birth=True),
        NoticeKind("action-overdue", "action was to be done by", late=True),
        NoticeKind("referral-waiting", "referral has no answer, which was due by", late=True),
        NoticeKind("case-not-led", "nobody leads the case", late=True),
        NoticeKind("release-due", "release", late=False),
        NoticeKind("review-due", "review due by", late=False),
        NoticeKind("action-due", "action to be done by", late=False),
        NoticeKind("placement-due", "placement ends", late=False),
        NoticeKind("duty-due", "to be referred to a council from", late=False),
        NoticeKind("programme-ending", "time in a programme is up", late=False),
        NoticeKind("condition-due", "condition to be met by", late=False),
        NoticeKind("marker-due", "marker to be reviewed, or ends", late=False),
        NoticeKind("transition-due", "transition to be over by", late=False, of_birth=True),
        NoticeKind("needs-not-asked", "never asked about needs, on the scheme since", late=False),
    )
}
"""By code, in the order of a message: who is in danger first, what is late before what is ahead."""
