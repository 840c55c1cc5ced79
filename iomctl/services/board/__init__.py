"""The board's paper: what each measure counted in a period, and the reports that were made and are kept."""
