"""What belongs to the board: the reports that were made for it, and what it agreed to do."""
