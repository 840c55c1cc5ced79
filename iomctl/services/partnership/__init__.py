"""The scheme and who works in it: agencies, workers, providers and their services."""
