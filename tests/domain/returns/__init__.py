"""Returns for the nation."""
