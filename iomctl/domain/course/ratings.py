"""How a case is rated: by the words that open the basis of a review, a colour or one of three that no colour can be.

A colour's code is one word, so none of these is one. *In custody* is one rating whatever its colour is called.
"""

NOT_RATED = "not rated"
"""Outside, and no colour was ever said."""
IN_CUSTODY = "in custody"
AT_LARGE = "at large"
"""Unlawfully at large from a stay in custody."""

INSIDE = frozenset((IN_CUSTODY, AT_LARGE))
"""The ratings during a stay: shown with the colour that means custody."""

SHORTEST = frozenset((NOT_RATED, AT_LARGE))
"""The ratings that have no interval of their own: the shortest of the policy's colours counts."""
