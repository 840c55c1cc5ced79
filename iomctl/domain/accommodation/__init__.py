"""Rules of homes: prompts before one ends, the duty to refer, placements, plans of a release."""
