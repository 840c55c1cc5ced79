"""Events of the trail told in words, taken back and brought again; and the book as it was known on a day."""
