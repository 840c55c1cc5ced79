"""Papers of sections and tables in each form that they are given out in."""
