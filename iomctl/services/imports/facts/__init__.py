"""Import of facts of a person."""
