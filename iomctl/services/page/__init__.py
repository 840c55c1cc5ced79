"""One person's page, a file for each part of it."""
