"""The ledger of reminders: what was told to whom, and what is put off."""
