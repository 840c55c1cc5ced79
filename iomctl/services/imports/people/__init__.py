"""Import of people: rows that add one, rows that change one, and those that may mean somebody recorded already."""
