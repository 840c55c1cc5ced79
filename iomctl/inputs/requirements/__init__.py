"""What may come in about treatment requirements and their sessions."""
