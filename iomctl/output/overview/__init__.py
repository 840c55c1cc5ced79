"""Screens of counts and short blocks that share the lines of a terminal."""
