"""Messages on their way out: to a mail server, into a folder, to a command, to stdout."""
