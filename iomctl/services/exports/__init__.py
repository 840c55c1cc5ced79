"""Give out what is recorded as rows of each kind, in the columns that an import takes."""
