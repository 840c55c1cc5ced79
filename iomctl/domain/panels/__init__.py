"""Panels: the days of a rhythm, and what speaks against one of them."""
