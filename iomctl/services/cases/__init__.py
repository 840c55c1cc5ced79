"""What a case is made of, for every room that opens, changes or reads one."""
