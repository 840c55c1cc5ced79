"""Placements, the duty to refer, and what is to be done before a release."""
