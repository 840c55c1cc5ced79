"""Give out what is recorded as rows of five kinds, in the columns that an import takes."""
