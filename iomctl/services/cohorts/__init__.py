"""Cohorts, and what changes a case in one: adoption, tier, colour, worker, exit plan, de-selection."""
