"""What may come in, from an option or a file, checked once for both."""
