"""Who may be the same person: by what they meet, and who is not, as somebody said."""
