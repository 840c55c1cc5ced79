"""The board's paper: sections and tables made of what was counted, what is withheld, and what people said."""
