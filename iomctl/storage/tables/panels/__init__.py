"""Tables of panels, of who was there, and of what was agreed."""
