"""Nouns about going from one service to another at a birthday."""
