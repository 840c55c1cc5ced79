"""The cases at a panel: its agenda, what is said and decided of each, its minutes, and who was given them."""
