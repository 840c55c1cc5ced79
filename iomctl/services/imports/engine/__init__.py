"""What every import shares: reading fields, chunks, the ledger of what to write, rejects."""
