"""Cohorts and the cases in them: create, adopt, move, colour, assign, plan the exit, de-select."""
