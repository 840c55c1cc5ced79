"""Whole files in and out: import and export."""
