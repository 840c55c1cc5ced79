"""One SQLModel table per kind of row, in one file per noun.

A file imports those that its foreign keys name; whoever needs a table imports its file, for each costs time.
"""
