"""Releases from custody: the day, the plan, what happened, and the lists of them."""
