"""Plan a run, keep it, show and vary it."""
