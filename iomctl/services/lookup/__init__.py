"""Find the one record that somebody's words mean: a person, a worker, a service, an area."""
