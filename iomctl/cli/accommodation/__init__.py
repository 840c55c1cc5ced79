"""Placements and the duty to refer: the commands about where people live."""
