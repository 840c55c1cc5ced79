"""The rules of the work: standard library and dateutil only, no database, no clock."""
