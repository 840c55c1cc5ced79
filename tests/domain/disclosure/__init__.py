"""What is withheld of a paper."""
