"""Homes as somebody said them: what is recorded, corrected and withdrawn."""
