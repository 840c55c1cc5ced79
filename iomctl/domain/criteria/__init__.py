"""What criteria of a re-scope may ask, and how it is said in words."""
