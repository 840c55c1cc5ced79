"""Where people sleep: what was said, what it amounts to, and who has nowhere."""
