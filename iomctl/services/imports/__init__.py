"""Take in the files of other systems: one importer for each kind of row, and what they all share."""
