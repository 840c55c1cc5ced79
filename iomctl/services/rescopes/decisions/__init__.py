"""Decide on a run, apply it, and take it back."""
