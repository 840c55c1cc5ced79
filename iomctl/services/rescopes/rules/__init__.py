"""Criteria as SQL: one file for each kind of rule."""
