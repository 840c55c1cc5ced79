"""Releases from custody: what was set and planned, what happened, and the lists of them."""
