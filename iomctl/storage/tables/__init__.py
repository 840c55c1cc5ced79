"""One SQLModel table per kind of row, in one file per noun.

A file imports those that its foreign keys name; whoever needs a table imports its file, for each costs time.

An `id` is an `int`, as every row that was read or flushed has it; the default of None stands for the number that the
flush gives, so flush a new row before its `id` is used.
"""
