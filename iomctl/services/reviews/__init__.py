"""Reviews of cases: hold, set, exempt, and the lists of them."""
