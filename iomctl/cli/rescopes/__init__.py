"""Re-scoping a cohort: criteria, runs, decisions, applying and reporting."""
