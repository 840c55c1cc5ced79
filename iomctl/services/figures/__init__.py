"""Counts without names: gaps in pathways and the performance of providers."""
