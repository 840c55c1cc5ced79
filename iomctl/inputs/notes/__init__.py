"""What may come in about notes, and about the consent that own words are shown."""
