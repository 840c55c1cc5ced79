"""Stays in custody, the day of release worked out, and the cases that follow them."""
