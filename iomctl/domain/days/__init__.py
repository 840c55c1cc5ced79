"""Days as people write and say them, working days, bank holidays, intervals and ages."""
