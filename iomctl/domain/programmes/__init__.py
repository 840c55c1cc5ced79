"""Programmes: when the time of a member is up, how many places are taken, and whom one is for."""
