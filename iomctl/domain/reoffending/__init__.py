"""Proven reoffending by the official measure, and what a figure of it may say; no clock, no storage."""
