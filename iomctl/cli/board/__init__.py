"""Commands about the board: its paper, the reports that are kept, what it agreed, and figures for the nation."""
