"""The commands about programmes and who is in them."""
