"""Who may be the same person, by the rules."""
