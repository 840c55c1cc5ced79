"""A file of criteria, read and checked."""
