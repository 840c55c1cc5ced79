"""Copies of a case book on either engine: how they are written and brought back, and the programs that it takes."""
