"""One function per thing a user asks for; a service never prints."""
