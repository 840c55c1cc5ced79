"""What the tab key offers, in the shells of the system and in iomctl's own; what they know lives here, no command."""
