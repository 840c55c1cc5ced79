"""Members of programmes: who joined and left, whose time is up, and which places are taken."""
