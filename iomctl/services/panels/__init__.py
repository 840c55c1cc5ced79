"""Panels at which cases are reviewed: when they meet, who chairs, what was agreed."""
