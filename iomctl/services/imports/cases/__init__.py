"""Import of spells and reviews."""
