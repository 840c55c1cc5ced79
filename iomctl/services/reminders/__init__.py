"""Reminders: what is due for each worker and was not told yet, and the ledger of what was told."""
