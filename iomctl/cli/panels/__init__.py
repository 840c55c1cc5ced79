"""The commands about panels and what was agreed at them."""
