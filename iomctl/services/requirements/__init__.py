"""Treatment requirements of sentences: consent, assessment, sessions and breach, and lists of them."""
