"""Panels of a made-up scheme, and what was agreed at them."""
