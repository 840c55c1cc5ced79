"""What holds for rows of any table: whose record each is now, and of which there can be only one."""
