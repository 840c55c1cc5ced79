"""Which counts of a paper are withheld so that nobody small in number can be worked out; pure, standard library."""
