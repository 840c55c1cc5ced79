"""What a paper of the board tells of the evidence: its figures, what is withheld of them, and their tables."""
