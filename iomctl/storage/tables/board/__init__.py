"""What belongs to the board: reports made for it, what it agreed to do, and what figures are set beside."""
