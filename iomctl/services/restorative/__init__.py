"""Restorative justice: what was offered at which stage, what was answered, and what came of it."""
