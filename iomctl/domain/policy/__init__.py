"""The scheme's policy as one object: its lists of choices, intervals and windows."""
