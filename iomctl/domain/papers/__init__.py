"""What is worked out over a whole paper: its words, names, notes and shorthand, and the paper as JSON."""
