"""A run for the board, without names, and two runs compared."""
