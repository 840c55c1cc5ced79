"""Stays in custody: begin, change, list and withdraw them."""
