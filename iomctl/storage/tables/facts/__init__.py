"""What is known of a person by itself: a table a kind."""
