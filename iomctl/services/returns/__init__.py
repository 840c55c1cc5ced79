"""Figures for the nation: the return of a scheme, the roll-up of a day, and those of many schemes; above the board."""
