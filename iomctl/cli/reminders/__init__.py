"""The commands of the night: reminders by mail, what puts them off, and figures for a monitor."""
