"""Re-scoping a cohort: criteria as SQL, runs, decisions, and what applying and undoing a run does."""
