"""Placements, the duty to refer, and what is to be done about somebody's home."""
