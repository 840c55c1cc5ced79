"""A policy file, read and checked."""
