"""What a case book offers to be typed; the words of policy and partners are read without the database library."""
