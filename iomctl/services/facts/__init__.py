"""What is known of a person by itself: one file a kind, and what all kinds do alike."""
