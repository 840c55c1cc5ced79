"""Figures of a scheme: what each measure is, what was counted for it, and how it stands to its target."""
