"""Give out what is recorded as rows of nine kinds, in the columns that an import takes."""
