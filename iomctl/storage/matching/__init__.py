"""People as matching sees them, and the keys that are kept for them."""
