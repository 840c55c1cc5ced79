"""What may come in about single facts of a person."""
